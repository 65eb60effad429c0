package io.alignmentstudio.framers.ingest;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * The elements of a page that its own {@code <style>} hides from a reader: by {@code display},
 * {@code visibility}, {@code opacity} or {@code font-size}; and those that it strikes through.
 *
 * <p>The rule with the most specific selector decides, of equal ones the last. Rules for print or
 * for some widths of screen, for pointers and other states, and style sheets in other files are not
 * read; nor is what stands beside the screen or is cut off.
 */
final class HiddenByStyle {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+(?:\\*/|\\z)");

  /** Blocks whose rules hold on every screen. */
  private static final Pattern ALWAYS =
      Pattern.compile("(?i)@(?:media\\s+(?:all|screen|only screen)|layer|supports)\\b[^,(]*");

  private static final Pattern STATE =
      Pattern.compile(":(?!not\\b|is\\b|where\\b|first-|last-|nth-|root\\b)");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?i)(?<![\\w-])(display|visibility|opacity|font-size|text-decoration(?=-line|\\s*:)(?:-line)?)\\s*:\\s*([\\w.% -]+)");

  private static final String STRIKES = "text-decoration";

  private record Weighed(int weight, boolean hides) {}

  private final Document page;
  private final Map<String, IdentityHashMap<Element, Weighed>> properties = new HashMap<>();

  private HiddenByStyle(Document page) {
    this.page = page;
  }

  static HiddenByStyle of(Document page) {
    HiddenByStyle styles = new HiddenByStyle(page);
    for (Element style : page.select("style")) {
      styles.read(COMMENT.matcher(style.data()).replaceAll(""));
    }
    return styles;
  }

  /** The hidden elements, by identity. */
  Set<Element> hidden() {
    return found(property -> !property.equals(STRIKES));
  }

  /** The elements whose text is struck through, by identity. */
  Set<Element> struck() {
    return found(STRIKES::equals);
  }

  private Set<Element> found(Predicate<String> wanted) {
    Set<Element> found = Collections.newSetFromMap(new IdentityHashMap<>());
    properties.forEach(
        (property, elements) ->
            elements.forEach(
                (element, weighed) -> {
                  if (weighed.hides() && wanted.test(property)) {
                    found.add(element);
                  }
                }));
    return found;
  }

  /** Reads rules one after the other; those in a block for some screens only are passed over. */
  private void read(String css) {
    int from = 0;
    int skipped = 0;
    for (int i = 0; i < css.length(); i++) {
      char mark = css.charAt(i);
      if (mark == ';') {
        from = i + 1; // "@import ...;" and the like.
      } else if (mark == '}') {
        skipped = Math.max(0, skipped - 1);
        from = i + 1;
      } else if (mark == '{') {
        String prelude = css.substring(from, i).strip();
        from = i + 1;
        if (skipped > 0 || (prelude.startsWith("@") && !ALWAYS.matcher(prelude).matches())) {
          skipped++;
        } else if (!prelude.startsWith("@")) {
          int end = css.indexOf('}', i);
          end = end < 0 ? css.length() : end;
          rule(prelude, css.substring(i + 1, end));
          i = end;
          from = end + 1;
        }
      }
    }
  }

  private void rule(String selectors, String declarations) {
    Matcher declaration = DECLARATION.matcher(declarations);
    while (declaration.find()) {
      String property = declaration.group(1).toLowerCase(Locale.ROOT).replaceFirst("-line$", "");
      boolean hides = hides(property, declaration.group(2).strip());
      for (String selector : selectors.split(",")) {
        if (!selector.isBlank() && !STATE.matcher(selector).find()) {
          set(property, selector.strip(), hides);
        }
      }
    }
  }

  private static boolean hides(String property, String value) {
    return switch (property) {
      case STRIKES -> value.toLowerCase(Locale.ROOT).contains("line-through");
      case "display" -> value.equalsIgnoreCase("none");
      case "visibility" -> value.equalsIgnoreCase("hidden") || value.equalsIgnoreCase("collapse");
      default -> value.matches("0(?:\\.0+)?(?:%|[a-z]+)?");
    };
  }

  private void set(String property, String selector, boolean hides) {
    IdentityHashMap<Element, Weighed> found =
        properties.computeIfAbsent(property, key -> new IdentityHashMap<>());
    int weight = weight(selector);
    try {
      for (Element element : page.select(selector)) {
        Weighed before = found.get(element);
        if (before == null || weight >= before.weight()) {
          found.put(element, new Weighed(weight, hides));
        }
      }
    } catch (Selector.SelectorParseException e) {
      // What is no selector hides nothing in a browser either.
    }
  }

  /** How specific a selector is: ids, then classes and attributes, then elements. */
  private static int weight(String selector) {
    int ids = count(selector, "#[\\w-]");
    int classes = count(selector, "[.\\[][\\w-]");
    int elements = count(selector, "(?:^|[\\s>+~])[a-zA-Z]");
    return 10_000 * ids + 100 * classes + elements;
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }
}
