package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;

/**
 * Headings that a PDF lists elsewhere: in its bookmarks and in its table of contents. Both are
 * noisy: an entry only counts where its words stand.
 */
final class PdfOutline {
  /**
   * A listed heading.
   *
   * @param level from 1
   * @param page from 1; 0 when it is not known
   */
  record Entry(String words, int level, int page, HeadingEvidence evidence) {}

  private static final int MOST = 5000;
  private static final double STEP = 6;
  private static final Pattern PAGE =
      Pattern.compile("(?:[\\s.·…_]*[.·…_]{2,}[\\s.·…_]*|\\s+)(?:\\d{1,4}|[ivxlc]{1,6})$");

  private final Map<String, List<Entry>> entries = new HashMap<>();

  private PdfOutline() {}

  /**
   * Collects what is listed.
   *
   * @param contents the lines of the table of contents
   */
  static PdfOutline of(PDDocument document, List<PdfLine> contents) {
    PdfOutline outline = new PdfOutline();
    if (document.getDocumentCatalog().getDocumentOutline() != null) {
      Map<PDPage, Integer> pages = new HashMap<>();
      int number = 1;
      for (PDPage page : document.getPages()) {
        pages.put(page, number++);
      }
      List<Entry> found = new ArrayList<>();
      collect(
          document,
          pages,
          document.getDocumentCatalog().getDocumentOutline().children(),
          1,
          new HashSet<>(),
          found);
      found.forEach(outline::add);
    }
    contents(contents).forEach(outline::add);
    return outline;
  }

  private void add(Entry entry) {
    if (!entry.words().isEmpty()) {
      entries.computeIfAbsent(entry.words(), _ -> new ArrayList<>()).add(entry);
    }
  }

  private static void collect(
      PDDocument document,
      Map<PDPage, Integer> pages,
      Iterable<PDOutlineItem> items,
      int level,
      Set<Object> seen,
      List<Entry> found) {
    for (PDOutlineItem item : items) {
      // A damaged outline may contain itself.
      if (found.size() >= MOST || level > 9 || !seen.add(item.getCOSObject())) {
        return;
      }
      String title = item.getTitle();
      if (title != null && !title.isBlank()) {
        int page = page(document, pages, item);
        found.add(new Entry(words(title), level, page, HeadingEvidence.OUTLINE));
      }
      collect(document, pages, item.children(), level + 1, seen, found);
    }
  }

  private static int page(PDDocument document, Map<PDPage, Integer> pages, PDOutlineItem item) {
    try {
      PDPage page = item.findDestinationPage(document);
      return page == null ? 0 : pages.getOrDefault(page, 0);
    } catch (IOException e) {
      // A bookmark to nowhere still names a heading.
      return 0;
    }
  }

  /** The level of a line of a table of contents is that of its number, else of its indentation. */
  private static List<Entry> contents(List<PdfLine> lines) {
    TreeSet<Long> edges = new TreeSet<>();
    lines.forEach(line -> edges.add(edge(line)));
    List<Long> levels = List.copyOf(edges);
    List<Entry> result = new ArrayList<>();
    for (PdfLine line : lines) {
      Matcher page = PAGE.matcher(line.text());
      String title = page.find() ? line.text().substring(0, page.start()) : line.text();
      int level =
          Label.ofHeading(title)
              .map(Label.Found::label)
              .filter(label -> label.parts() > 1)
              .map(Label::parts)
              .orElse(1 + levels.indexOf(edge(line)));
      result.add(new Entry(words(title), level, 0, HeadingEvidence.CONTENTS));
    }
    return result;
  }

  private static long edge(PdfLine line) {
    return Math.round(line.x() / STEP);
  }

  /** The entry whose words a line has; numbers and punctuation do not matter. */
  Optional<Entry> find(String text, int page) {
    return entries.getOrDefault(words(text), List.of()).stream()
        .filter(entry -> entry.page() == 0 || Math.abs(entry.page() - page) <= 1)
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
