package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the headings among paragraphs. Evidence is collected for each line that could be one:
 * bookmarks, the table of contents, its number, and how it differs from the text in size, weight,
 * typeface, capitals, alignment, slant and space. One strong piece is enough, or capitals, or slant
 * with space. Levels come from the looks that headings have, the most striking first; their numbers
 * correct them when the tree is built.
 */
final class PdfHeadings {
  private static final int LONGEST = 22;
  private static final int LONGEST_NUMBERED = 10;
  private static final double LARGER = 1.12;

  /** Headings of one depth of numbers are short; clauses of a contract are not. */
  private static final double SHORT_SHARE = 0.6;

  private static final Set<HeadingEvidence> STRONG =
      EnumSet.of(
          HeadingEvidence.OUTLINE,
          HeadingEvidence.CONTENTS,
          HeadingEvidence.SIZE,
          HeadingEvidence.WEIGHT);

  private final PdfOutline outline;
  private final PdfFonts fonts;
  private final PdfStyle body;
  private final Map<Integer, int[]> numbered = new TreeMap<>();

  private PdfHeadings(List<PdfPiece> pieces, PdfOutline outline, PdfFonts fonts) {
    this.outline = outline;
    this.fonts = fonts;
    this.body = body(pieces);
    for (PdfPiece piece : pieces) {
      if (piece instanceof PdfPiece.Text text) {
        Label.ofParagraph(text.rich().text())
            .filter(found -> found.label().family() == Family.DECIMAL)
            .ifPresent(
                found -> {
                  int[] counts = numbered.computeIfAbsent(found.label().parts(), _ -> new int[2]);
                  counts[0]++;
                  counts[1] += isTitle(text, found.end()) ? 1 : 0;
                });
      }
    }
  }

  /** What most of the text looks like, letter by letter. */
  private static PdfStyle body(List<PdfPiece> pieces) {
    Map<Long, Integer> sizes = new HashMap<>();
    Map<Integer, Integer> fonts = new HashMap<>();
    int all = 0;
    int bold = 0;
    int italic = 0;
    int centred = 0;
    int capitals = 0;
    for (PdfPiece piece : pieces) {
      if (piece instanceof PdfPiece.Text text) {
        int length = text.rich().text().length();
        PdfStyle style = text.style();
        sizes.merge(Math.round(style.size() * 4), length, Integer::sum);
        fonts.merge(style.font(), length, Integer::sum);
        all += length;
        bold += style.bold() ? length : 0;
        italic += style.italic() ? length : 0;
        centred += style.centred() ? length : 0;
        capitals += style.capitals() ? length : 0;
      }
    }
    double size = most(sizes).map(found -> found / 4.0).orElse(10.0);
    return new PdfStyle(
        size,
        most(fonts).orElse(0),
        bold * 2 > all,
        italic * 2 > all,
        capitals * 2 > all,
        centred * 2 > all);
  }

  private static <K> Optional<K> most(Map<K, Integer> counts) {
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }

  /** Turns the parts of an untagged document into blocks. */
  static List<Block> resolve(List<PdfPiece> pieces, PdfOutline outline, PdfFonts fonts) {
    PdfHeadings headings = new PdfHeadings(pieces, outline, fonts);
    List<Set<HeadingEvidence>> evidence = new ArrayList<>();
    for (PdfPiece piece : pieces) {
      evidence.add(
          piece instanceof PdfPiece.Text text && headings.mayBeHeading(text)
              ? headings.evidence(text)
              : Set.of());
    }
    PdfLevels levels = headings.levels(pieces, evidence);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case PdfPiece.Ready ready -> blocks.add(ready.block());
        case PdfPiece.Text text -> {
          if (isEnough(evidence.get(i)) && levels.isUsual(text.style(), evidence.get(i))) {
            int level = levels.of(text.style(), headings.listed(text));
            headings.add(blocks, level, evidence.get(i), text);
          } else {
            blocks.add(Block.Paragraph.body(text.rich(), text.span()));
          }
        }
      }
    }
    return blocks;
  }

  /** Adds the headings that tags left out although bookmarks or the table of contents list them. */
  static List<Block> complete(List<PdfPiece> pieces, PdfOutline outline, PdfFonts fonts) {
    PdfHeadings headings = new PdfHeadings(pieces, outline, fonts);
    List<Block> blocks = new ArrayList<>();
    for (PdfPiece piece : pieces) {
      switch (piece) {
        case PdfPiece.Ready ready -> blocks.add(ready.block());
        case PdfPiece.Text text -> {
          Optional<PdfOutline.Entry> entry = headings.listed(text);
          if (entry.isPresent() && headings.mayBeHeading(text)) {
            blocks.add(
                new Block.Heading(
                    entry.get().level(),
                    "",
                    text.rich().text(),
                    headings.evidence(text),
                    text.span()));
          } else {
            blocks.add(Block.Paragraph.body(text.rich(), text.span()));
          }
        }
      }
    }
    return blocks;
  }

  private PdfLevels levels(List<PdfPiece> pieces, List<Set<HeadingEvidence>> evidence) {
    PdfLevels levels = new PdfLevels();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof PdfPiece.Text text && isEnough(evidence.get(i))) {
        levels.learn(text.style(), text.apart(), listed(text));
      }
    }
    levels.rank();
    return levels;
  }

  private Optional<PdfOutline.Entry> listed(PdfPiece.Text text) {
    return outline.find(text.rich().text(), text.span().page());
  }

  /** Adds a heading, or joins it with the one above when both are one title, broken in two. */
  private void add(
      List<Block> blocks, int level, Set<HeadingEvidence> evidence, PdfPiece.Text text) {
    String words = text.rich().text();
    boolean continues =
        !blocks.isEmpty()
            && blocks.getLast() instanceof Block.Heading above
            && above.level() == level
            && above.span() instanceof SourceSpan.PageBox box
            && box.page() == text.span().page()
            && text.span().y() - (box.y() + box.height()) < 0.9 * text.style().size()
            && text.span().y() > box.y()
            && isAligned(box, text)
            && Label.ofHeading(words).isEmpty()
            && text.style().size() > body.size() * 1.05;
    if (continues && blocks.removeLast() instanceof Block.Heading above) {
      blocks.add(
          new Block.Heading(level, "", above.text() + " " + words, above.evidence(), above.span()));
      return;
    }
    // "TERMS" directly above "1. Definitions" in the same look encloses it.
    boolean stacked =
        !blocks.isEmpty()
            && blocks.getLast() instanceof Block.Heading above
            && above.level() == level
            && Label.ofHeading(above.text()).isEmpty()
            && Label.ofHeading(words).filter(found -> found.label().isFirst()).isPresent();
    blocks.add(new Block.Heading(stacked ? level + 1 : level, "", words, evidence, text.span()));
  }

  /** Whether two lines begin below one another, or have one middle; a title's lines do. */
  private static boolean isAligned(SourceSpan.PageBox above, PdfPiece.Text below) {
    SourceSpan.PageBox box = below.span();
    double room = 2 * below.style().size();
    double middles = above.x() + above.width() / 2 - (box.x() + box.width() / 2);
    return Math.abs(above.x() - box.x()) < room || Math.abs(middles) < room;
  }

  /** Whether a paragraph has the build of a heading: short, no sentence, no question of a list. */
  private boolean mayBeHeading(PdfPiece.Text text) {
    String words = text.rich().text();
    if (text.tabular()
        || ClauseRules.words(words) > LONGEST
        || text.lines() > 3
        || !words.matches("(?s).*\\p{L}.*")) {
      return false;
    }
    if (listed(text).isPresent()) {
      return true;
    }
    boolean labelOnly =
        Label.ofHeading(words).filter(found -> found.end() == words.length()).isPresent();
    return (labelOnly || !words.matches("(?s).*[.;,:]$"))
        && !ClauseRules.isQuestionAlone(words)
        && !ClauseRules.isAnswerAlone(words)
        && ClauseRules.question(text.rich()).isEmpty();
  }

  private Set<HeadingEvidence> evidence(PdfPiece.Text text) {
    Set<HeadingEvidence> found = EnumSet.noneOf(HeadingEvidence.class);
    PdfStyle style = text.style();
    listed(text).map(PdfOutline.Entry::evidence).ifPresent(found::add);
    if (style.size() >= body.size() * LARGER) {
      found.add(HeadingEvidence.SIZE);
    }
    // The letter of a list item may be in any look.
    boolean item =
        Label.ofParagraph(text.rich().text())
            .filter(label -> label.end() < text.rich().text().length())
            .map(label -> label.label().family())
            .filter(family -> family == Family.LOWER_LETTER || family == Family.LOWER_ROMAN)
            .isPresent();
    boolean small = item || style.size() < body.size() * 0.95;
    if (style.bold() && !body.bold() && !small) {
      found.add(HeadingEvidence.WEIGHT);
    }
    if (isNumbered(text)) {
      found.add(HeadingEvidence.NUMBER);
    }
    if (small) {
      return found;
    }
    if (!fonts.family(style.font()).equals(fonts.family(body.font()))) {
      found.add(HeadingEvidence.TYPEFACE);
    }
    if (style.capitals() && !body.capitals()) {
      found.add(HeadingEvidence.CAPITALS);
    }
    if (style.centred() && !body.centred()) {
      found.add(HeadingEvidence.ALIGNMENT);
    }
    if (style.italic() && !body.italic() && text.lines() == 1 && isTitle(text, 0)) {
      found.add(HeadingEvidence.SLANT);
    }
    if (text.apart()) {
      found.add(HeadingEvidence.SPACING);
    }
    return found;
  }

  /** Whether a number stands before it that only headings of this document have. */
  private boolean isNumbered(PdfPiece.Text text) {
    Optional<Label.Found> found = Label.ofHeading(text.rich().text());
    if (found.isEmpty()) {
      return false;
    }
    Label label = found.get().label();
    if (label.family().isNamed()) {
      return text.lines() == 1
          && ClauseRules.words(text.rich().text().substring(found.get().end())) <= LONGEST_NUMBERED;
    }
    int[] counts = numbered.getOrDefault(label.parts(), new int[2]);
    return label.family() == Family.DECIMAL
        && label.parts() > 1
        && isTitle(text, found.get().end())
        && counts[1] >= counts[0] * SHORT_SHARE;
  }

  private static boolean isTitle(PdfPiece.Text text, int labelEnd) {
    String title = text.rich().text().substring(labelEnd);
    return text.lines() <= 2
        && !title.isEmpty()
        && ClauseRules.words(title) <= LONGEST_NUMBERED
        && Character.isUpperCase(title.codePointAt(0))
        && !title.matches("(?s).*[.;,:]$");
  }

  private static boolean isEnough(Set<HeadingEvidence> evidence) {
    if (evidence.contains(HeadingEvidence.NUMBER) || evidence.stream().anyMatch(STRONG::contains)) {
      return true;
    }
    boolean slanted =
        evidence.contains(HeadingEvidence.SLANT) && evidence.contains(HeadingEvidence.SPACING);
    return slanted || evidence.contains(HeadingEvidence.CAPITALS);
  }
}
