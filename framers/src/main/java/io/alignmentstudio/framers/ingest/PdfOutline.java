package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/** The bookmarks of a PDF. They are noisy: an entry only counts where its words stand. */
record PdfOutline(List<Entry> entries) {
  /**
   * A bookmark.
   *
   * @param level from 1
   * @param page from 1; 0 when it leads nowhere
   */
  record Entry(String words, int level, int page) {}

  private static final int MOST = 5000;

  static PdfOutline of(PDDocument document) {
    List<Entry> entries = new ArrayList<>();
    if (document.getDocumentCatalog().getDocumentOutline() != null) {
      collect(document, document.getDocumentCatalog().getDocumentOutline().children(), 1, entries);
    }
    return new PdfOutline(entries);
  }

  private static void collect(
      PDDocument document, Iterable<PDOutlineItem> items, int level, List<Entry> entries) {
    for (PDOutlineItem item : items) {
      if (entries.size() >= MOST || level > 9) {
        return;
      }
      String title = item.getTitle();
      if (title != null && !title.isBlank()) {
        entries.add(new Entry(words(title), level, page(document, item)));
      }
      collect(document, item.children(), level + 1, entries);
    }
  }

  private static int page(PDDocument document, PDOutlineItem item) {
    try {
      PDPage page = item.findDestinationPage(document);
      return page == null ? 0 : document.getPages().indexOf(page) + 1;
    } catch (IOException e) {
      // A bookmark to nowhere still names a heading.
      return 0;
    }
  }

  /** The level of a line that is a bookmark's title; numbers and punctuation do not matter. */
  OptionalInt level(String text, int page) {
    String words = words(text);
    if (words.isEmpty()) {
      return OptionalInt.empty();
    }
    return entries.stream()
        .filter(entry -> entry.words().equals(words))
        .filter(entry -> entry.page() == 0 || Math.abs(entry.page() - page) <= 1)
        .mapToInt(Entry::level)
        .findFirst();
  }

  private static String words(String title) {
    String rest =
        Label.ofHeading(title.strip())
            .map(found -> title.strip().substring(found.end()))
            .orElse(title);
    String kept = rest.isBlank() ? title : rest;
    return kept.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
