package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the title of a document on its first page. What else stands on a cover, such as subtitle
 * and date, is text: it encloses nothing.
 */
final class PdfCover {
  private static final int LONGEST = 20;
  private static final int SENTENCE = 20;
  private static final double LARGER = 1.15;

  private PdfCover() {}

  /** The parts with the title marked as such, where one is found. */
  static List<PdfPiece> mark(List<PdfPiece> pieces) {
    int end = front(pieces);
    int title = -1;
    for (int i = 0; i < end; i++) {
      if (pieces.get(i) instanceof PdfPiece.Text text
          && isCandidate(text)
          && (title < 0 || text.style().isLarger(style(pieces, title)))) {
        title = i;
      }
    }
    if (title < 0 || !isTitle(pieces, title)) {
      return pieces;
    }
    List<PdfPiece> result = new ArrayList<>(pieces);
    PdfPiece.Text text = (PdfPiece.Text) pieces.get(title);
    Set<HeadingEvidence> evidence =
        text.style().centred()
            ? Set.of(HeadingEvidence.SIZE, HeadingEvidence.ALIGNMENT)
            : Set.of(HeadingEvidence.SIZE);
    boolean cover = isCover(pieces, end);
    for (int i = 0; i < end; i++) {
      if (i != title && cover && pieces.get(i) instanceof PdfPiece.Text other) {
        result.set(i, new PdfPiece.Ready(Block.Paragraph.body(other.rich(), other.span())));
      }
    }
    result.set(
        title,
        new PdfPiece.Ready(new Block.Heading(0, "", text.rich().text(), evidence, text.span())));
    // The tree takes its title from the first heading.
    return result;
  }

  /** How many parts stand before the first sentence, list, table or marked heading. */
  private static int front(List<PdfPiece> pieces) {
    int end = 0;
    while (end < pieces.size()
        && pieces.get(end) instanceof PdfPiece.Text text
        && text.span().page() == 1
        && ClauseRules.words(text.rich().text()) < SENTENCE
        && !(text.rich().text().endsWith(".") && !text.rich().strong())) {
      end++;
    }
    return end;
  }

  /** Whether nothing but such short lines stands on the first page, and other pages follow. */
  private static boolean isCover(List<PdfPiece> pieces, int end) {
    return end < pieces.size() && page(pieces.get(end)) > 1;
  }

  private static int page(PdfPiece piece) {
    return switch (piece) {
      case PdfPiece.Text text -> text.span().page();
      case PdfPiece.Ready ready ->
          ready.block().span() instanceof SourceSpan.PageBox box ? box.page() : 1;
    };
  }

  private static boolean isCandidate(PdfPiece.Text text) {
    String words = text.rich().text();
    return !text.tabular()
        && ClauseRules.words(words) <= LONGEST
        && words.matches("(?s).*\\p{L}{2}.*")
        && Label.ofHeading(words).isEmpty()
        && !words.endsWith("?");
  }

  /** A title is larger than all else, or the first thing, centred and emphasised. */
  private static boolean isTitle(List<PdfPiece> pieces, int title) {
    PdfStyle style = style(pieces, title);
    boolean largest =
        IntStream.range(0, pieces.size())
            .filter(at -> at != title && pieces.get(at) instanceof PdfPiece.Text)
            .noneMatch(at -> style(pieces, at).size() * LARGER > style.size());
    boolean headline =
        title == 0 && style.centred() && (style.bold() || style.capitals()) && pieces.size() > 3;
    return largest || headline;
  }

  private static PdfStyle style(List<PdfPiece> pieces, int at) {
    return ((PdfPiece.Text) pieces.get(at)).style();
  }
}
