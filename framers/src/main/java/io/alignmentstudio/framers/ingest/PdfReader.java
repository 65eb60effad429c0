package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Reads PDF: by its tags where they are complete, else by layout, bookmarks, numbering and style.
 * Hidden text is left out and reported; a broken text layer is repaired or refused.
 */
final class PdfReader implements FormatReader {
  private static final int END = 2048;

  /** They tell each glyph that a font does not name; what that means is said here once. */
  private static final List<Logger> LOGS =
      List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

  static {
    LOGS.forEach(log -> log.setLevel(Level.OFF));
  }

  /** One letter again and again: a font that draws a box for every letter that it lacks. */
  private static final Pattern ONE_LETTER = Pattern.compile("([\\p{L}&&[^\\p{IsLatin}]])\\1{4,}");

  private final Optional<PdfOcr> ocr;

  PdfReader() {
    this(PdfOcr.installed());
  }

  PdfReader(Optional<PdfOcr> ocr) {
    this.ocr = ocr;
  }

  @Override
  public Draft read(SourceFile file) {
    requireEnd(file);
    try (PDDocument document =
        Loader.loadPDF(file.bytes(), "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      return read(file, document);
    } catch (InvalidPasswordException e) {
      throw file.refuse("is an encrypted PDF", "save it without a password", e);
    } catch (StudioException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // A malformed file makes PDFBox fail in many ways.
      throw file.refuse("is a damaged PDF (" + e.getMessage() + ")", "export it again", e);
    }
  }

  /** A PDF without its end would be repaired by guessing, with pages missing. */
  private static void requireEnd(SourceFile file) {
    byte[] bytes = file.bytes();
    int from = Math.max(0, bytes.length - END);
    String end = new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    if (!end.contains("%%EOF")) {
      throw file.refuse("is a truncated PDF (its end mark is missing)", "get the complete file");
    }
  }

  private Draft read(SourceFile file, PDDocument document) throws IOException {
    if (document.getNumberOfPages() == 0) {
      throw file.refuse("is a PDF without pages", "export it again");
    }
    List<String> warnings = new ArrayList<>();
    PdfFonts fonts = new PdfFonts();
    List<PdfPage> drawn = new ArrayList<>();
    for (int i = 0; i < document.getNumberOfPages(); i++) {
      drawn.add(PdfPageReader.read(document.getPage(i), i + 1, fonts));
    }
    List<PdfPage> pages = PdfScans.resolve(file, document, drawn, ocr, warnings);
    List<PdfPage> readable =
        PdfTextLayer.check(file, pages, fonts, warnings).stream()
            .map(PdfPage::withoutNoteMarks)
            .toList();
    report(readable, warnings);
    Optional<PdfTags.Tagged> tagged = PdfTags.read(document, readable, warnings);
    if (tagged.isPresent()) {
      PdfOutline outline = PdfOutline.of(document, tagged.get().contents());
      List<PdfPiece> pieces = PdfCover.mark(tagged.get().pieces());
      return Draft.ofBlocks(
          "",
          tagged.get().headed()
              ? PdfHeadings.complete(pieces, outline, fonts)
              : PdfHeadings.resolve(pieces, outline, fonts),
          warnings);
    }
    PdfFramed framed = new PdfFramed();
    List<PdfPage> flowing = framed.flowing(readable);
    List<List<PdfLine>> lines = PdfLayout.lines(flowing);
    List<PdfLine> body =
        PdfRunningHeads.remove(flowing, lines, warnings).stream()
            .map(framed::withAsides)
            .flatMap(List::stream)
            .toList();
    PdfParagraphs.Found found = PdfParagraphs.of(body, framed, warnings);
    PdfOutline outline = PdfOutline.of(document, found.contents());
    return Draft.ofBlocks(
        "", PdfHeadings.resolve(PdfCover.mark(found.pieces()), outline, fonts), warnings);
  }

  private static void report(List<PdfPage> pages, List<String> warnings) {
    for (PdfPage page : pages) {
      if (!page.hidden().isBlank()) {
        String sample = page.hidden().substring(0, Math.min(80, page.hidden().length()));
        warnings.add(
            "left out hidden text on page %d, %d characters: \"%s\""
                .formatted(page.number(), page.hidden().length(), sample));
      }
      if (!page.struck().isBlank()) {
        String sample = page.struck().substring(0, Math.min(80, page.struck().length()));
        warnings.add(
            "left out text with a line through it on page %d, %d characters: \"%s\""
                .formatted(page.number(), page.struck().length(), sample));
      }
    }
    for (PdfPage page : pages) {
      page.runs().stream()
          .map(run -> ONE_LETTER.matcher(run.text()))
          .filter(Matcher::find)
          .findFirst()
          .ifPresent(
              found ->
                  warnings.add(
                      "the text of page %d says one letter %d times in a row (\"%s\"): its font may lack the letters; compare the page"
                          .formatted(page.number(), found.group().length(), found.group(1))));
    }
    List<Integer> rotated =
        pages.stream().filter(page -> page.rotated() > 0).map(PdfPage::number).toList();
    if (!rotated.isEmpty()) {
      warnings.add(
          "left out text in another direction on " + PdfTextLayer.pages(rotated, pages.size()));
    }
    List<Integer> recognised =
        pages.stream().filter(PdfPage::recognised).map(PdfPage::number).toList();
    if (!recognised.isEmpty()) {
      warnings.add(
          "the text of %s comes from text recognition; check it"
              .formatted(PdfTextLayer.pages(recognised, pages.size())));
    }
  }
}
