package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Recognises scanned pages, or refuses the document when that is not possible. */
final class PdfScans {
  /** More of a page without text is covered by images when it is scanned. */
  private static final double SCANNED = 0.5;

  private static final double PICTURE = 0.2;

  private PdfScans() {}

  /**
   * The pages with the text of scanned ones. A picture without text on the first or the last page
   * is taken for a cover and only reported, unless the document has no text at all.
   */
  static List<PdfPage> resolve(
      SourceFile file,
      PDDocument document,
      List<PdfPage> pages,
      Optional<PdfOcr> ocr,
      List<String> warnings)
      throws IOException {
    boolean all = pages.stream().noneMatch(PdfPage::hasText);
    List<PdfPage> result = new ArrayList<>();
    List<Integer> scanned = new ArrayList<>();
    List<Integer> covers = new ArrayList<>();
    List<Integer> empty = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (PdfPage page : pages) {
      boolean picture = !page.hasText() && page.imageShare() > (all ? PICTURE : SCANNED);
      boolean outer = page.number() == 1 || page.number() == pages.size();
      Optional<PdfPage> read =
          picture && ocr.isPresent()
              ? recognised(ocr.get(), document, page, reasons)
              : Optional.empty();
      result.add(read.orElse(page));
      if (picture && read.isEmpty()) {
        (outer && !all ? covers : scanned).add(page.number());
      } else if (!page.hasText() && read.isEmpty()) {
        empty.add(page.number());
      }
    }
    if (!scanned.isEmpty()) {
      String why = reasons.isEmpty() ? "" : " (" + reasons.getFirst() + ")";
      throw file.refuse(
          "is scanned: there is no text on " + PdfTextLayer.pages(scanned, pages.size()) + why,
          ocr.isPresent()
              ? "recognise its text with an OCR program first"
              : "install Tesseract with its English data, or recognise its text with an OCR program"
                  + " first");
    }
    if (all && empty.size() == pages.size()) {
      throw file.refuse(
          "has no text on " + PdfTextLayer.pages(empty, pages.size()), "export it again with text");
    }
    if (!empty.isEmpty()) {
      warnings.add("no text on " + PdfTextLayer.pages(empty, pages.size()));
    }
    if (!covers.isEmpty()) {
      warnings.add(
          "no text on %s, only a picture: if it shows a text, it needs OCR"
              .formatted(PdfTextLayer.pages(covers, pages.size())));
    }
    return result;
  }

  private static Optional<PdfPage> recognised(
      PdfOcr ocr, PDDocument document, PdfPage page, List<String> reasons) throws IOException {
    try {
      return Optional.of(ocr.read(document, page));
    } catch (PdfOcr.Unreadable e) {
      reasons.add("page %d: %s".formatted(page.number(), e.getMessage()));
      return Optional.empty();
    }
  }
}
