package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the place of each heading in the tree, by its numbering first and its level second. */
final class HeadingPlaces {
  /** Below every level that a source can give. */
  private static final int PSEUDO_LEVEL = 100;

  private static final int LONGEST_TITLE = 14;

  private final List<Block> blocks;
  private final Set<Integer> bareNumbers = new HashSet<>();
  private final SectionDraft root;
  private SectionDraft open;

  HeadingPlaces(List<Block> source) {
    List<Block> content = new ArrayList<>(joinSplitHeadings(source));
    removeRepeated(content);
    Optional<Block.Heading> title = takeTitle(content);
    this.blocks = List.copyOf(content);
    this.root =
        new SectionDraft(
            Optional.empty(),
            title.map(Block.Heading::text).orElse(""),
            0,
            title.map(Block.Heading::evidence).orElse(Set.of()),
            Optional.empty());
    this.open = root;
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        Label.ofHeading(heading.text())
            .map(Label.Found::label)
            .filter(HeadingPlaces::isBare)
            .ifPresent(label -> bareNumbers.add(Integer.parseInt(label.number())));
      }
    }
  }

  /** The blocks below the title. */
  List<Block> blocks() {
    return blocks;
  }

  SectionDraft root() {
    return root;
  }

  /** Opens the section of a heading. */
  SectionDraft place(Block.Heading heading) {
    return place(Math.max(1, heading.level()), heading.label(), heading.text(), heading.evidence());
  }

  /** Opens a section for a bold line that stands for a heading, below the last real heading. */
  SectionDraft placePseudo(String text) {
    return place(PSEUDO_LEVEL, "", text, Set.of(HeadingEvidence.WEIGHT));
  }

  private SectionDraft place(
      int level, String computed, String text, Set<HeadingEvidence> evidence) {
    Optional<Label> label;
    String title;
    if (computed.isEmpty()) {
      Optional<Label.Found> found = Label.ofHeading(text).filter(this::isPlausible);
      label = found.map(Label.Found::label);
      title = text.substring(found.map(Label.Found::end).orElse(0)).strip();
    } else {
      label = Label.ofComputed(computed);
      title = label.isPresent() ? text : computed + " " + text;
    }
    Optional<Label> resolved = label.map(this::resolve);
    SectionDraft parent = parent(resolved, level);
    Set<HeadingEvidence> all = new HashSet<>(evidence);
    if (resolved.isPresent()) {
      all.add(HeadingEvidence.NUMBER);
    }
    open = new SectionDraft(resolved, trimTitle(title), level, all, Optional.of(parent));
    return open;
  }

  private SectionDraft parent(Optional<Label> label, int level) {
    if (label.isPresent()) {
      Optional<SectionDraft> byNumber = parentByNumber(label.get());
      if (byNumber.isPresent()) {
        return byNumber.get();
      }
    }
    SectionDraft candidate = open;
    while (candidate.parent.isPresent() && candidate.sourceLevel >= level) {
      if (candidate.sourceLevel == level && outranks(candidate.label, label)) {
        return candidate;
      }
      candidate = candidate.parent.orElseThrow();
    }
    return candidate;
  }

  private Optional<SectionDraft> parentByNumber(Label label) {
    for (SectionDraft section : open.upwards().toList()) {
      if (section.label.isEmpty()) {
        continue;
      }
      Label other = section.label.get();
      boolean encloses =
          label.family() == Family.DECIMAL
              && label.parts() > 1
              && label.number().startsWith(other.number() + ".");
      if (encloses) {
        return Optional.of(section);
      }
      if (label.follows(other)) {
        return section.parent;
      }
    }
    return Optional.empty();
  }

  /** Whether one family encloses the other: a chapter its articles. */
  private static boolean outranks(Optional<Label> outer, Optional<Label> inner) {
    return outer.isPresent()
        && inner.isPresent()
        && outer.get().family().isNamed()
        && outer.get().family().compareTo(inner.get().family()) < 0;
  }

  private Label resolve(Label label) {
    Optional<Label> other = label.otherReading();
    if (other.isEmpty()) {
      return label;
    }
    for (SectionDraft section : open.upwards().toList()) {
      if (section.label.isPresent()) {
        if (label.follows(section.label.get())) {
          return label;
        }
        if (other.get().follows(section.label.get())) {
          return other.get();
        }
      }
    }
    return label;
  }

  /** "3 Gifts" is numbered only where 2 or 4 also stand; "30 Days" is not. */
  private boolean isPlausible(Label.Found found) {
    if (!isBare(found.label())) {
      return true;
    }
    int number = Integer.parseInt(found.label().number());
    return number == 1
        || bareNumbers.contains(number - 1)
        || bareNumbers.contains(number + 1)
        || open.upwards()
            .anyMatch(section -> section.label.filter(found.label()::follows).isPresent());
  }

  private static boolean isBare(Label label) {
    return label.family() == Family.DECIMAL && label.form().equals("x") && label.parts() == 1;
  }

  private static String trimTitle(String title) {
    return title.replaceFirst("\\s*:$", "").strip();
  }

  /** Takes the title of the document out: a title block, or the only heading of the top level. */
  private static Optional<Block.Heading> takeTitle(List<Block> content) {
    List<Block.Heading> headings =
        content.stream()
            .filter(Block.Heading.class::isInstance)
            .map(Block.Heading.class::cast)
            .toList();
    if (headings.isEmpty()) {
      return Optional.empty();
    }
    Block.Heading first = headings.getFirst();
    int top = headings.stream().mapToInt(Block.Heading::level).min().orElseThrow();
    long atTop = headings.stream().filter(heading -> heading.level() == top).count();
    boolean numbered = !first.label().isEmpty() || Label.ofHeading(first.text()).isPresent();
    boolean title =
        first.level() == top && (top == 0 || (atTop == 1 && !numbered && headings.size() > 1));
    if (!title) {
      return Optional.empty();
    }
    content.remove(first);
    return Optional.of(first);
  }

  /** Removes headings above all text that only say the first one again. */
  private static void removeRepeated(List<Block> content) {
    while (content.size() > 1
        && content.get(0) instanceof Block.Heading first
        && content.get(1) instanceof Block.Heading second
        && second.label().isEmpty()
        && second.text().equalsIgnoreCase(first.text())) {
      content.remove(1);
    }
  }

  /** Joins "Article 5" with the short line below it that is its title. */
  private static List<Block> joinSplitHeadings(List<Block> source) {
    List<Block> result = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      Block block = source.get(i);
      if (i + 1 < source.size() && splitInBold(block, source.get(i + 1)).isPresent()) {
        block = splitInBold(block, source.get(i + 1)).orElseThrow();
        i++;
      } else if (block instanceof Block.Heading heading && isLabelOnly(heading)) {
        int below = i + 1;
        while (below < source.size() && isFootnote(source.get(below))) {
          below++;
        }
        Optional<String> title =
            below < source.size() ? titleBelow(source.get(below)) : Optional.empty();
        if (title.isPresent()) {
          // Footnotes at the end of the page stand between the label and its title.
          result.addAll(source.subList(i + 1, below));
          block =
              new Block.Heading(
                  heading.level(),
                  heading.label(),
                  (heading.text() + " " + title.get()).strip(),
                  heading.evidence(),
                  heading.span());
          i = below;
        }
      }
      result.add(block);
    }
    return result;
  }

  /** Joins a bold line "SCHEDULE 1" with the bold line below it. */
  private static Optional<Block> splitInBold(Block block, Block next) {
    if (block instanceof Block.Paragraph paragraph
        && next instanceof Block.Paragraph below
        && paragraph.text().strong()
        && below.text().strong()
        && paragraph.role() == Block.Role.BODY
        && paragraph.depth() == 0
        && isNamedLabel(paragraph.text().text())
        && titleBelow(below).isPresent()) {
      String text = paragraph.text().text() + " " + below.text().text();
      return Optional.of(Block.Paragraph.body(RichText.of(text, text, true), paragraph.span()));
    }
    return Optional.empty();
  }

  private static boolean isFootnote(Block block) {
    return block instanceof Block.Paragraph paragraph && paragraph.role() == Block.Role.FOOTNOTE;
  }

  private static boolean isLabelOnly(Block.Heading heading) {
    if (!heading.label().isEmpty()) {
      return heading.text().isEmpty();
    }
    return isNamedLabel(heading.text());
  }

  private static boolean isNamedLabel(String text) {
    return Label.ofHeading(text)
        .filter(found -> found.end() == text.length() && found.label().family().isNamed())
        .isPresent();
  }

  private static Optional<String> titleBelow(Block below) {
    return switch (below) {
      case Block.Heading next
          when next.label().isEmpty() && Label.ofHeading(next.text()).isEmpty() ->
          Optional.of(next.text());
      case Block.Paragraph next
          when next.role() == Block.Role.BODY
              && ClauseRules.words(next.text().text()) <= LONGEST_TITLE
              && !next.text().text().matches(".*[.;:,]$")
              && Label.ofParagraph(next.text().text()).isEmpty() ->
          Optional.of(next.text().text());
      case Block.Heading _, Block.Paragraph _, Block.Item _, Block.Row _ -> Optional.empty();
    };
  }
}
