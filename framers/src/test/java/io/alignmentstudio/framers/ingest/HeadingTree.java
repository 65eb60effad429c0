package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The headings of a document, each below the one that encloses it.
 *
 * @param words number and title in small letters without punctuation; empty for a document whose
 *     title is no heading
 */
record HeadingTree(String words, List<HeadingTree> below) {
  HeadingTree {
    below = List.copyOf(below);
  }

  /** A heading and its level, from 1; 0 for the title of the document. */
  record Leveled(int level, String text) {}

  static HeadingTree of(PolicyDocument document) {
    Section root = document.root();
    String stem = document.fileName().replaceFirst("(?<=.)\\..*$", "");
    return new HeadingTree(
        root.title().equals(stem) ? "" : words(root.title()),
        root.children().stream()
            .filter(Section.class::isInstance)
            .map(child -> of((Section) child))
            .toList());
  }

  private static HeadingTree of(Section section) {
    return new HeadingTree(
        words(section.label() + " " + section.title()),
        section.children().stream()
            .filter(Section.class::isInstance)
            .map(child -> of((Section) child))
            .toList());
  }

  /** A heading goes below the nearest one before it whose level is smaller. */
  static HeadingTree ofLevels(List<Leveled> headings) {
    int[] at = {0};
    String title = "";
    if (!headings.isEmpty() && headings.getFirst().level() == 0) {
      title = words(headings.getFirst().text());
      at[0] = 1;
    }
    HeadingTree tree = new HeadingTree(title, children(headings, at, 0));
    // A document with one heading on top of all others has it for its title.
    return tree.words().isEmpty() && tree.below().size() == 1 ? tree.below().getFirst() : tree;
  }

  private static List<HeadingTree> children(List<Leveled> headings, int[] at, int above) {
    List<HeadingTree> result = new ArrayList<>();
    while (at[0] < headings.size() && headings.get(at[0]).level() > above) {
      Leveled heading = headings.get(at[0]++);
      result.add(new HeadingTree(words(heading.text()), children(headings, at, heading.level())));
    }
    return result;
  }

  /**
   * Lines whose indentation, two spaces a level, says what encloses them; the first is the title.
   */
  static HeadingTree ofLines(List<String> lines) {
    return ofLevels(
        lines.stream()
            .filter(line -> !line.isBlank())
            .map(line -> new Leveled((line.length() - line.stripLeading().length()) / 2, line))
            .toList());
  }

  int size() {
    return 1 + below.stream().mapToInt(HeadingTree::size).sum();
  }

  /** The tree as {@link #ofLines} reads it. */
  String print() {
    StringBuilder out = new StringBuilder();
    print(0, out);
    return out.toString();
  }

  private void print(int depth, StringBuilder out) {
    out.append("  ".repeat(depth)).append(words).append('\n');
    below.forEach(child -> child.print(depth + 1, out));
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
