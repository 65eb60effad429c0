package io.alignmentstudio.framers.ingest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * The elements of a page that its own {@code <style>} hides from a reader.
 *
 * <p>The last rule that fits decides, whatever its weight. Rules for print, for pointers and other
 * states, and style sheets in other files are not read.
 */
final class HiddenByStyle {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/");

  /** Blocks of rules for some media only; those for every screen count. */
  private static final Pattern MEDIA =
      Pattern.compile(
          "(?s)@(?!media\\s+(?:all|screen)\\s*\\{)[^{};]*\\{(?:[^{}]*\\{[^{}]*\\})*[^{}]*\\}");

  private static final Pattern RULE = Pattern.compile("(?s)([^{}@;]+)\\{([^{}]*)\\}");

  private static final Pattern SHOWS =
      Pattern.compile(
          "(?i)(?:^|;)\\s*(?:display\\s*:\\s*(?<display>[\\w-]+)|visibility\\s*:\\s*(?<visibility>\\w+))");

  private HiddenByStyle() {}

  /** The hidden elements, by identity. */
  static Set<Element> of(Document page) {
    IdentityHashMap<Element, Boolean> hidden = new IdentityHashMap<>();
    for (Element style : page.select("style")) {
      String css = MEDIA.matcher(COMMENT.matcher(style.data()).replaceAll("")).replaceAll("");
      Matcher rule = RULE.matcher(css);
      while (rule.find()) {
        read(page, rule.group(1), rule.group(2), hidden);
      }
    }
    return hidden.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
  }

  private static void read(
      Document page,
      String selectors,
      String declarations,
      IdentityHashMap<Element, Boolean> hidden) {
    Matcher shows = SHOWS.matcher(declarations);
    while (shows.find()) {
      boolean hides =
          "none".equalsIgnoreCase(shows.group("display"))
              || "hidden".equalsIgnoreCase(shows.group("visibility"));
      for (String selector : selectors.split(",")) {
        if (selector.isBlank() || selector.contains(":")) {
          continue; // A state such as ":hover" is none of a page that is read.
        }
        try {
          page.select(selector.strip()).forEach(element -> hidden.put(element, hides));
        } catch (Selector.SelectorParseException e) {
          // What is no selector hides nothing in a browser either.
        }
      }
    }
  }
}
