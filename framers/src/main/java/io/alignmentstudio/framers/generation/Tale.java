package io.alignmentstudio.framers.generation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The entries of a case as sentences: One point came up: "report lost devices". That had not been
 * done. To "A device is lost" the answer was yes. The policy's words stand in quotation marks, so
 * that no verb is bent; what happened stands beside them.
 */
final class Tale {
  private static final int LONGEST_ENTRY = 30;

  private final String[] act;
  private final String[] done;
  private final String[] point;
  private final String[] answer;

  private Tale(Random random) {
    this.act = line("plain.tale.act", random);
    this.done = line("plain.tale.done", random);
    this.point = line("plain.tale.point", random);
    this.answer = line("plain.tale.answer", random);
  }

  private static String[] line(String section, Random random) {
    return Words.pick(Wording.lines(section), random).split("\\s*\\|\\s*");
  }

  /** One wording, for all variants of a case. */
  static Tale pick(Random random) {
    return new Tale(random);
  }

  /** Whether these entries can stand between quotation marks, and are few and short. */
  static boolean suits(Collection<List<String>> variants) {
    boolean act =
        variants.stream()
            .allMatch(
                entries ->
                    entries.stream().anyMatch(entry -> entry.matches("(?s)(?:Act|Request): .*")));
    return act
        && variants.stream()
            .flatMap(List::stream)
            .allMatch(
                entry ->
                    !entry.matches("(?s).*(?:[\"“”‘]|(?<![a-z])'|['’](?![a-z])).*")
                        && entry.split(": ").length == 2
                        && Words.count(entry) <= LONGEST_ENTRY);
  }

  /** The sentences of these entries: what it was about, what became of it, the rest. */
  String of(List<String> entries) {
    String who = "";
    String deed = "";
    List<String> rest = new ArrayList<>();
    for (String entry : entries) {
      String[] parts = Words.unstop(entry).split(": ", 2);
      switch (parts[0]) {
        case "Who" -> who = parts[1];
        case "Act" -> deed = fill(who.isEmpty() ? act[0] : act[1], parts[1], who);
        case "Request" -> deed = fill(who.isEmpty() ? act[2] : act[3], parts[1], who);
        case "Done" -> deed += " " + side(done, parts[1]);
        case "Answer" -> deed += " " + side(answer, parts[1]);
        default -> rest.add(fill(side(point, parts[1]), parts[0], ""));
      }
    }
    return (deed + " " + String.join(" ", rest)).strip();
  }

  private static String side(String[] lines, String value) {
    return lines[
        value.matches("(?:yes|granted)\\b.*")
            ? 0
            : value.matches("(?:no(?! entry)|refused)\\b.*") ? 1 : 2];
  }

  private static String fill(String line, String words, String who) {
    return Wording.fill(line, Map.of("words", words, "who", who));
  }
}
