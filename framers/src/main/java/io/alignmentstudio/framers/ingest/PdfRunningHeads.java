package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Removes what repeats at the edges of pages: running heads and feet, page numbers. */
final class PdfRunningHeads {
  private static final double EDGE = 0.16;
  private static final int DEEPEST = 4;

  private PdfRunningHeads() {}

  /** The lines of each page without running heads; pages keep their order. */
  static List<List<PdfLine>> remove(List<PdfPage> pages, List<List<PdfLine>> lines) {
    List<List<PdfLine>> result = lines;
    for (int layer = 0; layer < DEEPEST; layer++) {
      List<List<PdfLine>> next = removeLayer(pages, removeLayer(pages, result, true), false);
      if (next.equals(result)) {
        break;
      }
      result = next;
    }
    return result;
  }

  private static List<List<PdfLine>> removeLayer(
      List<PdfPage> pages, List<List<PdfLine>> lines, boolean top) {
    Map<String, Set<Integer>> places = new HashMap<>();
    Map<Integer, PdfLine> edges = new TreeMap<>();
    for (int i = 0; i < pages.size(); i++) {
      PdfLine edge = edge(pages.get(i), lines.get(i), top);
      if (edge != null) {
        edges.put(i, edge);
        places.computeIfAbsent(pattern(edge), _ -> new HashSet<>()).add(i);
      }
    }
    List<List<PdfLine>> result = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      PdfLine edge = edges.get(i);
      boolean running =
          edge != null
              && isRunning(
                  edge, places.getOrDefault(pattern(edge), Set.of()), i, edges, pages.size());
      result.add(
          running
              ? lines.get(i).stream().filter(line -> !line.equals(edge)).toList()
              : lines.get(i));
    }
    return result;
  }

  private static @Nullable PdfLine edge(PdfPage page, List<PdfLine> lines, boolean top) {
    PdfLine found = null;
    for (PdfLine line : lines) {
      double place = line.baseline() / page.height();
      boolean outside = top ? place < EDGE : place > 1 - EDGE;
      boolean further =
          found == null
              || (top ? line.baseline() < found.baseline() : line.baseline() > found.baseline());
      if (outside && further) {
        found = line;
      }
    }
    return found;
  }

  private static boolean isRunning(
      PdfLine edge, Set<Integer> same, int page, Map<Integer, PdfLine> edges, int pages) {
    long near =
        same.stream()
            .map(edges::get)
            .filter(other -> other != null && Math.abs(other.baseline() - edge.baseline()) < 6)
            .count();
    boolean neighbour =
        same.contains(page - 1)
            || same.contains(page + 1)
            || same.contains(page - 2)
            || same.contains(page + 2);
    if (isPageNumber(edge.text())) {
      return pages == 1
          ? edge.text().toLowerCase(Locale.ROOT).contains("page")
          : near >= 2 && neighbour;
    }
    return near >= 3 && neighbour && near * 5 >= pages;
  }

  private static boolean isPageNumber(String text) {
    return text.matches(
        "(?i)[-–—|\\s]*(?:page|p\\.)?\\s*(?:\\d{1,4}|[ivxlc]{1,7})\\s*(?:(?:of|/|\\|)\\s*\\d{1,4})?[-–—|\\s]*");
  }

  private static String pattern(PdfLine line) {
    return isPageNumber(line.text()) ? "#" : line.text().replaceAll("\\d+", "#");
  }
}
