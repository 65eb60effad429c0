package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Removes a printed table of contents, whose entries come again as headings. */
final class PlainContents {
  private static final int LONGEST = 300;
  private static final Pattern TITLE =
      Pattern.compile("(?i)(?:table of )?contents(?: of this .*)?\\s*:?");
  private static final Pattern ENTRY =
      Pattern.compile("(.*?\\S)\\s*(?:(?:\\s?\\.){3,}|…+|\\s{2,}|\\t)\\s*(?:\\d{1,4}|[ivxlc]+)");

  private final List<PlainLine> lines;
  private final Map<String, Integer> last = new HashMap<>();

  private PlainContents(List<PlainLine> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      last.put(name(lines.get(i).text()), i);
    }
  }

  static List<PlainLine> remove(List<PlainLine> lines, List<String> warnings) {
    PlainContents contents = new PlainContents(lines);
    boolean[] out = new boolean[lines.size()];
    for (int i = 0; i < lines.size(); i++) {
      boolean titled = TITLE.matcher(lines.get(i).text()).matches();
      int first = titled ? i + 1 : i;
      while (titled && first < lines.size() && lines.get(first).isRule()) {
        first++;
      }
      int end = first;
      while (end < lines.size() && contents.isEntry(end, titled)) {
        end++;
      }
      if (end - first >= 2) {
        IntStream.range(i, end).forEach(at -> out[at] = true);
        i = end - 1;
      }
    }
    int count = (int) IntStream.range(0, out.length).filter(at -> out[at]).count();
    if (count > 0) {
      warnings.add("left out a table of contents of %d lines".formatted(count));
    }
    return IntStream.range(0, out.length).filter(at -> !out[at]).mapToObj(lines::get).toList();
  }

  /** Whether a line names a page, or stands again below as it is here. */
  private boolean isEntry(int at, boolean titled) {
    String grid = lines.get(at).grid().strip();
    if (grid.length() > LONGEST) {
      return false;
    }
    Matcher paged = ENTRY.matcher(grid);
    if (paged.matches()) {
      return titled || comesAgain(paged.group(1), at);
    }
    return titled && comesAgain(lines.get(at).text(), at);
  }

  private boolean comesAgain(String text, int at) {
    String name = name(text);
    return !name.isEmpty() && last.getOrDefault(name, -1) > at;
  }

  private static String name(String text) {
    String plain = RichText.normalise(text);
    Optional<Label.Found> label = Label.ofHeading(plain);
    String rest =
        label
            .filter(found -> found.end() < plain.length())
            .map(found -> plain.substring(found.end()))
            .orElse(plain);
    return rest.toLowerCase(Locale.ROOT).replaceFirst("\\s*[.:]$", "");
  }
}
