package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Finds the headings among paragraphs by bookmarks, size and weight. Levels come from the sizes
 * that headings have; the numbering of headings corrects them later.
 */
final class PdfHeadings {
  private static final int LONGEST = 22;

  /** A style of headings, the most striking first. */
  private record Style(long size, int weight) implements Comparable<Style> {
    @Override
    public int compareTo(Style other) {
      return size != other.size
          ? Long.compare(other.size, size)
          : Integer.compare(other.weight, weight);
    }
  }

  private final PdfOutline outline;
  private final double bodySize;
  private final boolean bodyBold;

  private PdfHeadings(List<PdfPiece> pieces, PdfOutline outline) {
    this.outline = outline;
    Map<Long, Integer> sizes = new HashMap<>();
    int bold = 0;
    int all = 0;
    for (PdfPiece piece : pieces) {
      if (piece instanceof PdfPiece.Text text) {
        int length = text.rich().text().length();
        sizes.merge(Math.round(text.size() * 2), length, Integer::sum);
        bold += text.rich().strong() ? length : 0;
        all += length;
      }
    }
    this.bodySize =
        sizes.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(entry -> entry.getKey() / 2.0)
            .orElse(10.0);
    this.bodyBold = bold * 2 > all;
  }

  static List<Block> resolve(List<PdfPiece> pieces, PdfOutline outline) {
    PdfHeadings headings = new PdfHeadings(pieces, outline);
    TreeSet<Style> styles = new TreeSet<>();
    List<OptionalInt> marked = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean heading = pieces.get(i) instanceof PdfPiece.Text text && headings.isHeading(text);
      if (heading && pieces.get(i) instanceof PdfPiece.Text text) {
        styles.add(headings.style(text));
      }
      marked.add(heading ? OptionalInt.of(i) : OptionalInt.empty());
    }
    List<Style> ranks = List.copyOf(styles);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      switch (pieces.get(i)) {
        case PdfPiece.Ready ready -> blocks.add(ready.block());
        case PdfPiece.Text text -> {
          if (marked.get(i).isPresent()) {
            int level = ranks.indexOf(headings.style(text)) + 1;
            headings.add(
                blocks, new Block.Heading(level, "", text.rich().text(), text.span()), text);
          } else {
            blocks.add(Block.Paragraph.body(text.rich(), text.span()));
          }
        }
      }
    }
    return blocks;
  }

  /** Joins a heading with the line above when both are one title, broken in two. */
  private void add(List<Block> blocks, Block.Heading heading, PdfPiece.Text text) {
    boolean continues =
        !blocks.isEmpty()
            && blocks.getLast() instanceof Block.Heading above
            && above.level() == heading.level()
            && above.span() instanceof SourceSpan.PageBox box
            && box.page() == text.span().page()
            && text.span().y() - (box.y() + box.height()) < 0.9 * text.size()
            && text.span().y() > box.y()
            && Label.ofHeading(heading.text()).isEmpty()
            && text.size() > bodySize * 1.05;
    if (continues && blocks.removeLast() instanceof Block.Heading above) {
      blocks.add(
          new Block.Heading(above.level(), "", above.text() + " " + heading.text(), above.span()));
    } else {
      blocks.add(heading);
    }
  }

  private boolean isHeading(PdfPiece.Text text) {
    String words = text.rich().text();
    if (text.tabular()
        || ClauseRules.words(words) > LONGEST
        || text.lines() > 3
        || !words.matches(".*\\p{L}.*")) {
      return false;
    }
    if (outline.level(words, text.span().page()).isPresent()) {
      return true;
    }
    if (words.matches(".*[.;,:]$")
        && !Label.ofHeading(words).filter(found -> found.end() == words.length()).isPresent()) {
      return false;
    }
    if (ClauseRules.isQuestionAlone(words) || ClauseRules.isAnswerAlone(words)) {
      return false;
    }
    boolean larger = text.size() >= bodySize * 1.12;
    boolean heavier = text.rich().strong() && !bodyBold && text.size() >= bodySize * 0.95;
    boolean named =
        Label.ofHeading(words)
            .filter(found -> found.label().family().isNamed())
            .filter(found -> ClauseRules.words(words.substring(found.end())) <= 10)
            .isPresent();
    boolean capitals =
        words.equals(words.toUpperCase(Locale.ROOT))
            && ClauseRules.words(words) <= 12
            && words.matches("(?:[\\dIVX.()]+\\s+)?[\\p{Lu}\\s&,’'-]{4,}");
    return larger
        || heavier
        || (named && text.lines() == 1)
        || (capitals && text.size() >= bodySize * 0.95);
  }

  private Style style(PdfPiece.Text text) {
    int weight = text.rich().strong() ? 2 : text.rich().lead().equals(text.rich().text()) ? 1 : 0;
    return new Style(Math.round(text.size() * 2), weight);
  }
}
