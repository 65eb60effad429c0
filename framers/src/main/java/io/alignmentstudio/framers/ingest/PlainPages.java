package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what a text that was made for pages repeats on each: running heads and feet, page
 * numbers. Pages end at form feeds or, where there are none, at lines such as {@code [Page 3]}.
 */
final class PlainPages {
  private static final int DEEPEST = 4;
  private static final int LONGEST = 160;
  private static final int CENTRE = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}");
  private static final String COUNT = "\\d{1,4}(?:\\s*(?:of|/|\\|)\\s*\\d{1,4})?";
  private static final Pattern PAGE_ALONE =
      Pattern.compile("(?i)[-–—|\\[(\\s]*(?:page|p\\.|pg\\.?)\\s*" + COUNT + "[-–—|\\])\\s]*");
  private static final Pattern PAGE_AT_EDGE =
      Pattern.compile(
          "(?i).*(?:\\s{2,}|[|–—]\\s*|\\[)page\\s+"
              + COUNT
              + "\\]?|\\s*\\[?page\\s+"
              + COUNT
              + "\\]?(?:\\s{2,}|\\s*[|–—]).*");
  private static final Pattern DASHED =
      Pattern.compile("[-–—]\\s*\\d{1,4}\\s*[-–—]|\\d{1,4}\\s*(?:of|/)\\s*\\d{1,4}");

  private final List<List<PlainLine>> pages;
  private final Map<String, Integer> removed = new TreeMap<>();
  private final Set<String> running = new HashSet<>();

  private PlainPages(List<List<PlainLine>> pages) {
    this.pages = pages;
  }

  static List<PlainLine> withoutRunningHeads(List<PlainLine> lines, List<String> warnings) {
    PlainPages pages = new PlainPages(split(lines));
    for (int layer = 0; layer < DEEPEST; layer++) {
      boolean top = pages.removeLayer(true);
      boolean bottom = pages.removeLayer(false);
      if (!top && !bottom) {
        break;
      }
    }
    pages.removeBelowTitle();
    pages.removed.forEach(
        (text, count) ->
            warnings.add(
                text.equals("#")
                    ? "left out page numbers on %d page%s".formatted(count, count == 1 ? "" : "s")
                    : "left out a running head on %d pages: \"%s\"".formatted(count, text)));
    return pages.joined();
  }

  private static List<List<PlainLine>> split(List<PlainLine> lines) {
    Set<Integer> ends = lines.stream().anyMatch(PlainLine::paged) ? Set.of() : pageMarks(lines);
    List<List<PlainLine>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).paged() || ends.contains(i - 1)) {
        pages.add(new ArrayList<>());
      }
      pages.getLast().add(lines.get(i));
    }
    return pages;
  }

  /** The lines that end pages: of one shape, counting up by one, with blank lines around. */
  private static Set<Integer> pageMarks(List<PlainLine> lines) {
    Map<String, List<Integer>> shapes = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean alone =
          (i == 0 || lines.get(i).gap() > 0)
              && (i + 1 == lines.size() || lines.get(i + 1).gap() > 0);
      if (alone && lines.get(i).right() <= LONGEST && isMark(lines.get(i))) {
        String shape = NUMBER.matcher(lines.get(i).text()).replaceAll("#");
        shapes.computeIfAbsent(shape, _ -> new ArrayList<>()).add(i);
      }
    }
    Set<Integer> marks = new HashSet<>();
    shapes.values().stream()
        .filter(found -> found.size() > 1 && countsUp(found, lines))
        .forEach(marks::addAll);
    return marks;
  }

  private static boolean isMark(PlainLine line) {
    String text = line.text();
    return isPageNamed(line)
        || DASHED.matcher(text).matches()
        || (text.matches("\\d{1,4}") && line.indent() >= CENTRE);
  }

  private static boolean isPageNamed(PlainLine line) {
    return PAGE_ALONE.matcher(line.text()).matches()
        || PAGE_AT_EDGE.matcher(line.grid().strip()).matches();
  }

  private static boolean countsUp(List<Integer> found, List<PlainLine> lines) {
    for (int at = 0; at < numbers(lines.get(found.getFirst())).size(); at++) {
      boolean counts = true;
      for (int i = 1; i < found.size(); i++) {
        int before = numbers(lines.get(found.get(i - 1))).get(at);
        counts &= numbers(lines.get(found.get(i))).get(at) == before + 1;
      }
      if (counts) {
        return true;
      }
    }
    return false;
  }

  private static List<Integer> numbers(PlainLine line) {
    return NUMBER
        .matcher(line.text())
        .results()
        .map(found -> Integer.valueOf(found.group()))
        .toList();
  }

  private boolean removeLayer(boolean top) {
    Map<String, Integer> counts = new HashMap<>();
    for (int page = 0; page < pages.size(); page++) {
      if (!pages.get(page).isEmpty()) {
        keys(edge(page, top), page).forEach(key -> counts.merge(key, 1, Integer::sum));
      }
    }
    boolean any = false;
    for (int page = 0; page < pages.size(); page++) {
      if (!pages.get(page).isEmpty() && isRunning(page, top, counts)) {
        PlainLine edge = edge(page, top);
        running.addAll(keys(edge, page));
        remove(page, edge);
        any = true;
      }
    }
    return any;
  }

  private void remove(int page, PlainLine line) {
    removed.merge(shown(line), 1, Integer::sum);
    pages.get(page).remove(line);
  }

  /** Removes the running head of the first page, which may stand below the title. */
  private void removeBelowTitle() {
    List<PlainLine> first = pages.getFirst();
    List.copyOf(first.subList(0, Math.min(DEEPEST, first.size()))).stream()
        .filter(
            line ->
                keys(line, 0).stream().anyMatch(key -> key.contains("{") && running.contains(key)))
        .forEach(line -> remove(0, line));
  }

  private PlainLine edge(int page, boolean top) {
    return top ? pages.get(page).getFirst() : pages.get(page).getLast();
  }

  private boolean isRunning(int page, boolean top, Map<String, Integer> counts) {
    PlainLine line = edge(page, top);
    if (line.text().length() > LONGEST) {
      return false;
    }
    if (pages.size() == 1) {
      return PAGE_ALONE.matcher(line.text()).matches();
    }
    int fewest = Math.clamp(pages.size() - 1, 2, 3);
    return keys(line, page).stream()
        // The first page may begin with the title that the others repeat.
        .filter(key -> !(page == 0 && top && key.equals(line.text())))
        .anyMatch(
            key ->
                counts.getOrDefault(key, 0) >= (key.contains("{") ? 2 : fewest)
                    && counts.getOrDefault(key, 0) * 5 >= pages.size());
  }

  /** The line as it is, and with each of its numbers taken for one that counts the pages. */
  private static List<String> keys(PlainLine line, int page) {
    List<String> keys = new ArrayList<>(List.of(line.text()));
    boolean labelled = Label.ofParagraph(line.text()).isPresent();
    Matcher number = NUMBER.matcher(line.text());
    while (number.find() && !labelled) {
      int first = Integer.parseInt(number.group()) - page;
      keys.add(
          line.text().substring(0, number.start())
              + "{"
              + first
              + "}"
              + line.text().substring(number.end()));
    }
    return keys;
  }

  private static String shown(PlainLine line) {
    boolean bare =
        PAGE_ALONE.matcher(line.text()).matches() || line.text().matches("[-–—\\s\\d/of]*");
    return bare ? "#" : NUMBER.matcher(line.text()).replaceAll("#");
  }

  private List<PlainLine> joined() {
    List<PlainLine> lines = new ArrayList<>();
    for (List<PlainLine> page : pages) {
      for (int i = 0; i < page.size(); i++) {
        PlainLine line = page.get(i);
        lines.add(i == 0 && !lines.isEmpty() ? line.onNewPage() : line);
      }
    }
    return lines;
  }
}
