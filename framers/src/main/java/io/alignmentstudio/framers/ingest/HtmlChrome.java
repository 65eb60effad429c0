package io.alignmentstudio.framers.ingest;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Tells what a content management system puts around a text: links to skip parts, menus, notices on
 * cookies, footers, forms. Names of classes decide only together with what the element holds, so
 * that a policy on cookies or a section called "menu" is not taken for one.
 */
final class HtmlChrome {
  private static final Pattern LINKS =
      Pattern.compile(
          "(?:^|[\\s_-])(?:breadcrumbs?|menu|navbar|nav|navigation|pagination|pager|share|sharing|social"
              + "|toc|table-of-contents|on-this-page|related|skip-link|skiplink|sidebar|tags)(?:$|[\\s_-])");
  private static final Pattern COOKIES = Pattern.compile("cookie|consent|gdpr|onetrust");
  private static final Pattern NOTICE =
      Pattern.compile("banner|notice|bar\\b|popup|modal|overlay|dialog|consent|message|prompt");
  private static final Pattern FOOTER =
      Pattern.compile("(?:^|\\s)(?:(?:site|page|global|main)[_-]?)?footer(?:$|\\s)");
  private static final Pattern PERMALINK =
      Pattern.compile("(?:^|[\\s_-])(?:anchor|headerlink|permalink|anchorjs-link)(?:$|[\\s_-])");
  private static final double MOSTLY = 0.5;
  private static final int LONGEST_NOTICE = 150;

  /** Paragraphs and items of so many words that make a form a page, and how many it takes. */
  private static final int SENTENCE = 6;

  private static final int SENTENCES = 3;

  private HtmlChrome() {}

  /** What an element is that belongs to the page and not to its text. */
  static Optional<String> of(Element element) {
    String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    if (isNoticeOnCookies(element, names)) {
      return Optional.of("notices on cookies");
    }
    if (LINKS.matcher(names).find() && isMostlyLinks(element)) {
      return Optional.of("navigation");
    }
    boolean foot =
        element.normalName().equals("footer")
            ? element.closest("article, blockquote, section") == null
            : FOOTER.matcher(names).find();
    if (foot && element.select("h1, h2, h3").isEmpty()) {
      return Optional.of("page footers");
    }
    return Optional.empty();
  }

  /** Whether a link leads to a part of its own page and names none: "Skip to content", "#", "¶". */
  static boolean isAid(Element element) {
    if (!element.normalName().equals("a") || !element.attr("href").startsWith("#")) {
      return false;
    }
    String text = element.text().strip();
    return text.matches("(?i)skip to .*|[^\\p{L}\\p{N}]{1,3}|back to top")
        || PERMALINK.matcher(element.className().toLowerCase(Locale.ROOT)).find();
  }

  /** Whether an element is the raised mark of a footnote, which links to it. */
  static boolean isNoteMark(Element element) {
    boolean role = element.attr("role").equals("doc-noteref");
    boolean raised =
        element.normalName().equals("sup")
            && element.text().matches("[\\[(]?(?:\\d{1,3}|[a-z*†‡]{1,3})[\\])]?")
            && element.selectFirst("a[href*=#]") != null;
    boolean linked =
        element.normalName().equals("a")
            && element.attr("href").contains("#")
            && element.select("> sup").size() == 1
            && element.text().matches("[\\[(]?\\d{1,3}[\\])]?");
    return role || raised || linked;
  }

  /** Whether an element holds the text of a footnote or of several. */
  static boolean isNotes(Element element) {
    String names = (element.className() + " " + element.id()).toLowerCase(Locale.ROOT);
    return element.attr("role").matches("doc-(?:endnotes|footnote|endnote)")
        || names.matches("(?:.*[\\s_-])?(?:footnotes|endnotes)(?:[\\s_-].*)?");
  }

  /** Whether a form holds more than what is filled in; some systems put the whole page into one. */
  static boolean holdsText(Element form) {
    return form.select("p, li, td, dd").stream()
            .filter(part -> part.select("input, select, textarea, label").isEmpty())
            .filter(part -> ClauseRules.words(part.text()) >= SENTENCE)
            .limit(SENTENCES)
            .count()
        >= SENTENCES;
  }

  private static boolean isNoticeOnCookies(Element element, String names) {
    return COOKIES.matcher(names).find()
        && NOTICE.matcher(names).find()
        && ClauseRules.words(element.text()) <= LONGEST_NOTICE
        && element.select("h1").isEmpty();
  }

  private static boolean isMostlyLinks(Element element) {
    int words = ClauseRules.words(element.text());
    int linked =
        element.select("a, button").stream().mapToInt(link -> ClauseRules.words(link.text())).sum();
    return words > 0 && linked >= words * MOSTLY && element.select("h1").isEmpty();
  }
}
