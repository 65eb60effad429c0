package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Removes what repeats at the edges of pages: running heads and feet, page numbers. */
final class PdfRunningHeads {
  private static final double EDGE = 0.16;
  private static final int DEEPEST = 4;

  /** Pages before and behind that are compared: a long document changes its heads by chapter. */
  private static final int WINDOW = 150;

  /** Documents of so few pages repeat a head too seldom for the share of pages to tell. */
  private static final int FEW_PAGES = 3;

  private static final Pattern COUNTED =
      Pattern.compile("(?i).*\\bpage\\s+(\\d{1,4})\\s+of\\s+(\\d{1,4})\\b.*");

  private static final int SHORTEST_SENTENCE = 6;

  private static final Pattern PAGE = Pattern.compile("(?i)\\b(?:page|p\\.|pg\\.?)\\s*\\d");

  private static final Pattern BINDS =
      Pattern.compile("(?i)\\b(?:must|shall|should|may not|never|do not|required|prohibited)\\b");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");

  /** The outermost line of a page. */
  private record Edge(PdfLine line, String pattern, List<Integer> numbers, boolean apart) {}

  private PdfRunningHeads() {}

  /** The lines of each page without running heads; pages keep their order. */
  static List<List<PdfLine>> remove(
      List<PdfPage> pages, List<List<PdfLine>> lines, List<String> warnings) {
    List<List<PdfLine>> result = lines;
    for (int layer = 0; layer < DEEPEST; layer++) {
      List<List<PdfLine>> next = removeLayer(pages, removeLayer(pages, result, true), false);
      if (next.equals(result)) {
        break;
      }
      result = next;
    }
    report(lines, result, warnings);
    return result;
  }

  private static void report(
      List<List<PdfLine>> before, List<List<PdfLine>> after, List<String> warnings) {
    Map<String, Integer> places = new TreeMap<>();
    Map<String, Set<Integer>> pages = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      int page = i;
      Set<PdfLine> kept = new HashSet<>(after.get(i));
      before.get(i).stream()
          .filter(line -> !kept.contains(line))
          .map(PdfRunningHeads::pattern)
          .forEach(
              pattern -> {
                places.merge(pattern, 1, Integer::sum);
                pages.computeIfAbsent(pattern, _ -> new HashSet<>()).add(page);
              });
    }
    places.forEach(
        (text, count) -> {
          int on = pages.getOrDefault(text, Set.of()).size();
          String where =
              on == count
                  ? "on %d pages".formatted(on)
                  : "in %d places on %d pages".formatted(count, on);
          warnings.add(
              text.equals("#")
                  ? "left out page numbers " + where
                  : "left out a running head %s: \"%s\"".formatted(where, text));
        });
  }

  private static List<List<PdfLine>> removeLayer(
      List<PdfPage> pages, List<List<PdfLine>> lines, boolean top) {
    Map<String, Set<Integer>> places = new HashMap<>();
    Map<Integer, Edge> edges = new TreeMap<>();
    for (int i = 0; i < pages.size(); i++) {
      PdfLine edge = edge(pages.get(i), lines.get(i), top);
      if (edge != null) {
        String pattern = pattern(edge);
        edges.put(i, new Edge(edge, pattern, numbers(edge.text()), isApart(edge, lines.get(i))));
        places.computeIfAbsent(pattern, _ -> new HashSet<>()).add(i);
      }
    }
    List<List<PdfLine>> result = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      Edge edge = edges.get(i);
      boolean running =
          edge != null
              && isRunning(
                  edge, places.getOrDefault(edge.pattern(), Set.of()), i, edges, pages.size());
      result.add(
          running || (edge != null && sharesPart(edge, i, edges, pages.size()))
              ? lines.get(i).stream().filter(line -> !line.equals(edge.line())).toList()
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
      if (outside && further && !PdfFramed.isPlace(line)) {
        found = line;
      }
    }
    return found;
  }

  /** Whether a line stands further from the others than the lines of a paragraph do. */
  private static boolean isApart(PdfLine edge, List<PdfLine> lines) {
    return lines.stream()
        .filter(line -> !line.equals(edge))
        .mapToDouble(line -> Math.abs(line.baseline() - edge.baseline()))
        .allMatch(gap -> gap > 1.5 * edge.size());
  }

  /** Whether a line counts the pages as they are: "Code of conduct – page 2 of 7". */
  private static boolean counts(String text, int page, int pages) {
    Matcher counted = COUNTED.matcher(text);
    return counted.matches()
        && Integer.parseInt(counted.group(1)) == page + 1
        && Integer.parseInt(counted.group(2)) == pages;
  }

  private static boolean isRunning(
      Edge edge, Set<Integer> same, int page, Map<Integer, Edge> edges, int pages) {
    if (counts(edge.line().text(), page, pages)) {
      return true;
    }
    if (isRule(edge)) {
      return false;
    }
    int first = Math.max(0, page - WINDOW);
    int end = Math.min(pages, page + WINDOW + 1);
    List<Integer> near =
        IntStream.range(first, end)
            .filter(same::contains)
            .filter(other -> repeats(edge, page, edges.getOrDefault(other, edge), other))
            .boxed()
            .toList();
    boolean neighbour = near.stream().anyMatch(i -> i != page && Math.abs(i - page) <= 2);
    if (edge.pattern().equals("#")) {
      boolean named = edge.line().text().toLowerCase(Locale.ROOT).contains("page");
      return pages == 1
          ? named || (edge.apart() && edge.numbers().equals(List.of(1)))
          : near.size() >= 2 && neighbour;
    }
    int least = pages <= FEW_PAGES && edge.apart() ? 2 : 3;
    return near.size() >= least && neighbour && near.size() * 5 >= end - first;
  }

  /**
   * Whether a part of a line, set apart by a wide gap, stands at the same place on the pages
   * around: the title of the document beside that of its chapter.
   */
  private static boolean sharesPart(Edge edge, int page, Map<Integer, Edge> edges, int pages) {
    List<List<PdfRun>> parts = edge.line().segments();
    if (pages < 2 || parts.size() < 2 || !edge.apart()) {
      return false;
    }
    int least = Math.min(2, pages - 1);
    return parts.stream()
        .anyMatch(
            part ->
                IntStream.rangeClosed(page - 2, page + 2)
                        .filter(other -> other != page && edges.containsKey(other))
                        .filter(
                            other -> hasPart(edges.getOrDefault(other, edge), part, other - page))
                        .count()
                    >= least);
  }

  private static boolean hasPart(Edge other, List<PdfRun> part, int pagesOn) {
    String text = PdfLine.join(part);
    boolean counts = isPageNumber(text);
    return other.line().segments().size() > 1
        && other.line().segments().stream()
            .filter(its -> Math.abs(its.getFirst().baseline() - part.getFirst().baseline()) <= 6)
            .map(PdfLine::join)
            .anyMatch(
                its ->
                    counts
                        ? isPageNumber(its) && follow(numbers(text), numbers(its), pagesOn)
                        : its.equals(text) && ClauseRules.words(text) > 1);
  }

  private static boolean follow(List<Integer> numbers, List<Integer> others, int pagesOn) {
    return !numbers.isEmpty()
        && !others.isEmpty()
        && others.getFirst() - numbers.getFirst() == pagesOn;
  }

  /** Whether two lines stand at the same height and differ only by numbers that count pages. */
  private static boolean repeats(Edge edge, int page, Edge other, int otherPage) {
    if (Math.abs(other.line().baseline() - edge.line().baseline()) > 6) {
      return false;
    }
    List<Integer> numbers = edge.numbers();
    List<Integer> otherNumbers = other.numbers();
    if (numbers.size() != otherNumbers.size()) {
      return false;
    }
    int moving = 0;
    for (int i = 0; i < numbers.size(); i++) {
      int difference = numbers.get(i) - otherNumbers.get(i);
      if (difference != 0 && difference != page - otherPage) {
        return false;
      }
      moving += difference == 0 ? 0 : 1;
    }
    // Text of a form counts its units in several places or inside a sentence; a head counts pages.
    return moving == 0 || (moving == 1 && !isSentence(edge.line().text()));
  }

  private static boolean isSentence(String text) {
    return text.matches("(?s).*\\p{Ll}.*[.;:!?]")
        && ClauseRules.words(text) >= SHORTEST_SENTENCE
        && !PAGE.matcher(text).find();
  }

  /** A rule that stands in line with the text below or above it is a part of that text. */
  private static boolean isRule(Edge edge) {
    return !edge.apart()
        && isSentence(edge.line().text())
        && BINDS.matcher(edge.line().text()).find();
  }

  private static List<Integer> numbers(String text) {
    return NUMBER.matcher(text).results().map(found -> Integer.valueOf(found.group())).toList();
  }

  private static boolean isPageNumber(String text) {
    return text.matches(
        "(?i)[-–—|\\s]*(?:page|p\\.)?\\s*(?:\\d{1,4}|[ivxlc]{1,7})\\s*(?:(?:of|/|\\|)\\s*\\d{1,4})?[-–—|\\s]*");
  }

  private static String pattern(PdfLine line) {
    String text = line.text();
    if (isPageNumber(text)) {
      return "#";
    }
    // What begins with a label is text, unless it repeats to the letter.
    return Label.ofParagraph(text).isPresent() ? text : NUMBER.matcher(text).replaceAll("#");
  }
}
