package io.alignmentstudio.framers.generation;

import java.util.List;

/** A narrative frame: the same for all three verdicts of a contrast. */
record Frame(String name, Voice voice, Telling.Tense tense, String template) {
  /** Who tells. */
  enum Voice {
    FIRST,
    THIRD,
    ANY
  }

  static final List<Frame> ALL = Wording.lines("frames").stream().map(Frame::parse).toList();
  static final List<Frame> PLAIN =
      Wording.lines("plain.frames").stream().map(Frame::parse).toList();

  static List<Frame> all(Manner manner) {
    return manner == Manner.PLAIN ? PLAIN : ALL;
  }

  private static Frame parse(String line) {
    String[] parts = line.split("\\|", 4);
    return new Frame(
        parts[0].strip(),
        switch (parts[1].strip()) {
          case "first" -> Voice.FIRST;
          case "third" -> Voice.THIRD;
          default -> Voice.ANY;
        },
        parts[2].strip().equals("planned") ? Telling.Tense.PLANNED : Telling.Tense.PAST,
        parts[3].strip());
  }

  boolean hasDetail() {
    return template.contains("{detail}");
  }
}
