package io.alignmentstudio.framers.ingest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The parts of a page that a click opens and closes: {@code <details>}, and buttons with the panel
 * that they name by {@code aria-controls} or the like, or that stands right after them. A reader
 * sees both, so that neither is a form or hidden.
 */
final class Accordions {
  private static final Pattern OPENER =
      Pattern.compile("(?i).*(?:accordion|collaps|toggle|expand|faq).*");
  private static final String OPENERS =
      "button, a[aria-controls], a[aria-expanded], a[data-toggle=collapse],"
          + " a[data-bs-toggle=collapse], [role=button], [role=tab]";
  private static final String ELSEWHERE =
      "nav, form, [role=navigation], [role=banner], [role=search], [role=dialog]";

  private final Set<Element> titles = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Element, Element> panels = new IdentityHashMap<>();

  private Accordions() {}

  static Accordions of(Document page) {
    Accordions found = new Accordions();
    page.select("summary, h1 button, h2 button, h3 button, h4 button, h5 button, h6 button")
        .forEach(found.titles::add);
    for (Element opener : page.select(OPENERS)) {
      panel(page, opener)
          .filter(panel -> !panel.text().isBlank() && !opener.text().isBlank())
          .filter(panel -> panel.closest(ELSEWHERE) == null && opener.closest(ELSEWHERE) == null)
          .filter(panel -> opener.closest("li, ul, ol, table") == null || !panel.is("ul, ol"))
          .ifPresent(panel -> found.add(opener, panel));
    }
    return found;
  }

  private void add(Element opener, Element panel) {
    panels.putIfAbsent(panel, opener);
    if (!isTab(opener)) {
      titles.add(opener);
    }
  }

  /** Whether an element is what a reader clicks to see a panel below it. */
  boolean isTitle(Element element) {
    return titles.contains(element);
  }

  /** Whether a click shows an element. */
  boolean isPanel(Element element) {
    return panels.containsKey(element);
  }

  /** What names a panel, where its name stands elsewhere: a tab. */
  Optional<Element> tab(Element panel) {
    return Optional.ofNullable(panels.get(panel)).filter(Accordions::isTab);
  }

  private static boolean isTab(Element opener) {
    return opener.attr("role").equals("tab");
  }

  private static Optional<Element> panel(Document page, Element opener) {
    Optional<Element> named =
        Stream.of("aria-controls", "data-bs-target", "data-target", "href")
            .map(opener::attr)
            .map(target -> target.startsWith("#") ? target.substring(1) : target)
            .filter(target -> !target.isBlank())
            .flatMap(target -> Optional.ofNullable(page.getElementById(target)).stream())
            .findFirst();
    boolean opens =
        opener.hasAttr("aria-expanded")
            || OPENER.matcher(opener.className() + " " + parentClass(opener)).matches();
    return named.or(() -> opens ? next(opener) : Optional.empty());
  }

  private static String parentClass(Element opener) {
    return Optional.ofNullable(opener.parent()).map(Element::className).orElse("");
  }

  /** What stands right after an opener, or after the heading that holds it. */
  private static Optional<Element> next(Element opener) {
    Element from = Optional.ofNullable(opener.closest("h1, h2, h3, h4, h5, h6, dt")).orElse(opener);
    return Optional.ofNullable(from.nextElementSibling())
        .filter(sibling -> sibling.is("div, section, dd, p, ul, ol"));
  }
}
