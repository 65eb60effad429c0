package io.alignmentstudio.framers.language;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author of a template leaves open, in brackets: {@code <name of officer>}, {@code
 * [Company Name]}, {@code [insert date]}.
 */
public final class Placeholders {
  /** Between angle brackets; may be a tag of HTML, see {@link #isTag}. */
  private static final String ANGLED = "<[A-Za-z][\\w ,'’/-]{0,60}(?<![/ ])>";

  private static final String WORDS_TO_FILL_IN =
      "(?i:insert|enter|fill in|specify|name of|your|company|organi[sz]ation|department|job title|position|date|month|year|number|amount|email|e-mail|phone|address|xx+)\\b[^\\[\\]\\n]{0,60}";

  private static final String CAPITALS = "\\p{Lu}[\\p{Lu}\\p{N} _/&'’.-]{1,60}";

  private static final String TITLE =
      "\\p{Lu}\\p{Ll}+(?:[ /-](?:\\p{Lu}[\\p{L}]*|of|the|and|or|for|to|in)){0,6}";

  /** What stands in brackets for other reasons: notes of editors, parts of controls. */
  private static final String NO_NAME =
      "(?i:sic|note|reserved|deleted|repealed|omitted|amended|revoked|toc|draft|end|emphasis|ibid|table|figure|see|section|article|assignment|selection|withdrawn|version|inaudible|redacted|ok|yes|no)\\b";

  private static final String SQUARE =
      "(?<![\\]\\w!])\\[(?!"
          + NO_NAME
          + ")(?:"
          + WORDS_TO_FILL_IN
          + "|"
          + CAPITALS
          + "|"
          + TITLE
          + ")\\](?![(\\[:])|(?<=\\w )\\[[XYN]\\](?= \\p{Ll})";

  /** Finds a placeholder; one in angle brackets may be a tag. */
  public static final Pattern PATTERN = Pattern.compile(ANGLED + "|" + SQUARE);

  private static final Pattern NAME = Pattern.compile("^</?([A-Za-z][A-Za-z0-9-]*)");

  /** Words after the name that no HTML attribute without a value explains. */
  private static final Pattern BARE_WORD =
      Pattern.compile(
          "(?i)^<[A-Za-z][\\w-]*(?:\\s+(?:hidden|open|checked|disabled|selected|async|defer|reversed|controls|loop|muted|nowrap|noshade|compact|required|readonly|multiple|autofocus))*\\s+(?!(?:hidden|open|checked|disabled|selected|async|defer|reversed|controls|loop|muted|nowrap|noshade|compact|required|readonly|multiple|autofocus)\\b)[^=<>]+>$");

  private static final Set<String> KNOWN =
      Set.of(
          ("a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink"
                  + " blockquote body br button canvas caption center cite code col colgroup data datalist dd"
                  + " del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer"
                  + " form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins"
                  + " kbd label legend li link main map mark marquee math menu meta meter nav nobr noframes"
                  + " noscript object ol optgroup option output p param path picture pre progress q rb rp rt rtc"
                  + " ruby s samp script search section select slot small source span strike strong style sub"
                  + " summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u"
                  + " ul use var video wbr")
              .split(" "));

  /** Names of elements that are as well words for what somebody fills in. */
  private static final Set<String> WORDS =
      Set.of(
          ("address article button caption code data date form label legend link main map menu"
                  + " object option output param path picture search section source summary template time"
                  + " title var")
              .split(" "));

  private Placeholders() {}

  /** Whether an element of HTML, of today or of old, has a name. */
  public static boolean isElement(String name) {
    return KNOWN.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a text in angle brackets is markup: a tag of a known element, or one that has
   * attributes with values, closes itself, or is closed later.
   *
   * @param rest the text behind it
   */
  public static boolean isTag(String tag, String rest) {
    Matcher found = NAME.matcher(tag);
    if (!found.find()) {
      return true; // A comment, a processing instruction.
    }
    String name = found.group(1).toLowerCase(Locale.ROOT);
    boolean closing = tag.startsWith("</");
    if (closing || tag.endsWith("/>") || tag.indexOf('=') >= 0) {
      return true;
    }
    boolean bare = BARE_WORD.matcher(tag).matches();
    boolean closed = rest.toLowerCase(Locale.ROOT).contains("</" + name);
    return !bare && (closed || (isElement(name) && !WORDS.contains(name)));
  }

  /** Whether a text is a placeholder and no tag. */
  public static boolean is(String text, String rest) {
    return !text.startsWith("<") || !isTag(text, rest);
  }
}
