package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;

/** A part of a PDF before its headings are known. */
sealed interface PdfPiece {
  /** A part whose kind is certain. */
  record Ready(Block block) implements PdfPiece {}

  /**
   * A paragraph that may be a heading.
   *
   * @param lines how many it has on the page
   * @param tabular whether its lines have wide gaps, as cells of a table do
   * @param apart whether more space is above it than between paragraphs
   */
  record Text(
      RichText rich,
      PdfStyle style,
      int lines,
      boolean tabular,
      boolean apart,
      SourceSpan.PageBox span)
      implements PdfPiece {}
}
