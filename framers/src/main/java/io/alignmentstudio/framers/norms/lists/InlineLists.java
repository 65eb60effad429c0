package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds lists that a paragraph holds after a colon: joined by semicolons, behind bullets or labels,
 * on lines that its format has joined, or as one sentence: "You must not: smoke or drink on site."
 *
 * <p>An item means nothing without its lead-in, and below "you must not:" the opposite. What cannot
 * be read with it is told as {@link Part#unread}, never as a sentence of its own.
 */
public final class InlineLists {
  /** A paragraph longer than this is no text of a person: its sentences are read one by one. */
  private static final int LONGEST = 40_000;

  private static final int LONGEST_LEAD_IN = 400;

  private static final String ADVERBS =
      "(?: (?:also|always|ever|only|therefore|knowingly|\\w+ly|under any circumstances|at any time))*";

  /** What a verb has to follow. */
  private static final Pattern BEFORE_VERB =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:(?:must|shall|should|may|can|will)(?: not| never)?|cannot|(?:do|does)"
              + " (?:not|never)|never|always|(?:needs?|ought|has|have|agrees?|undertakes?|ordered|duty|right"
              + "|is|are|required|obliged|expected|asked|allowed|permitted|free|entitled|forbidden|prohibited"
              + "|banned|unlawful|illegal|unacceptable|acceptable|advised|encouraged|recommended|reminded"
              + "|instructed|important|essential|necessary|compulsory|mandatory|responsibility|remember|sure"
              + "|care|(?:expects?|asks?|wants?|requires?|encourages?|trusts?|urges?|invites?) [^,;:]{2,60}) (?:not )?to)"
              + ADVERBS);

  /** "Staff must not, in their free time:". */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?is).*\\b(?:must|shall|should|may)(?: not)?, (?:in|on|for|by|at|upon|when|where|if|within|during|without)\\b[^,;]+");

  /** What a gerund or a noun has to follow. */
  private static final Pattern BEFORE_NOUN =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:(?:prohibited|forbidden|banned|barred|refrain|abstain|desist|discouraged)"
              + " from|(?:responsible|accountable) for|avoid)");

  /** What a noun has to follow: "every report must state". */
  private static final Pattern BEFORE_THING =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:(?:must|shall|should|may)(?: not| never)?|cannot|(?:do|does) (?:not|never)|never)"
              + ADVERBS
              + " (?:include|contain|state|specify|list|name|record|show|wear|carry|bring|provide|submit|keep"
              + "|use|cover|share|disclose|post|accept|give|store)");

  private static final Pattern DO_THESE =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:must|shall|should|may|cannot|to|not|never)(?: not| never)?"
              + ADVERBS
              + " (?:do|take|perform|complete|follow|carry out|observe|engage in)"
              + " (?:(?:any|one|all|each|either) of )?(?:the following|these|the below)(?: \\w+){0,3}");

  private static final Pattern THESE_ARE =
      Pattern.compile(
          "(?is)(?:the following|these)(?: [\\w-]+){0,6}? (?:is|are|will be)(?: \\w+ly| always)?"
              + " (?:prohibited|forbidden|banned|(?:not|never) (?:be )?(?:permitted|allowed|acceptable"
              + "|tolerated)|unacceptable|permitted|allowed)(?: (?:on|in|at|during|inside|within)\\b[^:,;]{2,60})?");

  /** "If the alarm rings:" before what to do then. */
  private static final Pattern IN_CASE =
      Pattern.compile(
          "(?is)(?:if|when|whenever|before|after|in case of|in the event of)\\b[^,;:]{3,200}");

  /** Whether the last verb before a list is denied. */
  private static final Pattern DENIES =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:(?:must|shall|should|may|can|do|does|will|are|is|be|to) (?:\\w+ly )?(?:not|never)\\b"
              + "|cannot|never|no \\w+ (?:may|shall|must|should|can)|forbidden|prohibited|banned|barred|unlawful"
              + "|illegal|unacceptable|refrain|abstain|desist|avoid)\\b(?:(?!\\b(?:must|shall|should|may|(?:required"
              + "|obliged|expected|asked|needs?|has|have) to|reports?|responsible)\\b)[^,;])*");

  /** Where a list begins: a colon, or nothing before "(a)". */
  private static final Pattern COLON =
      Pattern.compile(":(?:\\*\\*|__)?(?=\\s)|(?<=[a-z])(?=\\s\\((?:a|i|1)\\)\\s)");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?]['’”\")*_]*\\s+(?=\\S)");
  private static final Pattern BULLET = Pattern.compile("(?:^|\\s+)[•▪●◦‣∙■]\\s*");
  private static final Pattern LABEL =
      Pattern.compile("(?:^|\\s)\\((?<sign>\\d{1,2}|[a-z]|[ivx]{1,4})\\)\\s+");

  private static final Pattern LAST_JOIN =
      Pattern.compile("(?i)[;,]?\\s*\\b(?:and|or|and/or)?\\s*$");

  /** A full stop that ends a sentence. */
  private static final Pattern END =
      Pattern.compile(
          "(?<!\\b(?:e\\.g|i\\.e|etc|no|vs|art|approx|incl)(?=\\.))[.!?]['’”\")*_]*(?=\\s+\\W{0,3}\\p{Lu}|\\s*$)");

  /** "weapons, alcohol and fireworks". */
  private static final Pattern SERIES =
      Pattern.compile(
          "(?<nouns>[^\\s,;.]+(?: [^\\s,;.]+){0,4}(?:, [^\\s,;.]+(?: [^\\s,;.]+){0,4}){1,12}?,? (?:and|or)"
              + " [^,;.]+)\\.?");

  /** What starts an order or a remark of its own. */
  private static final Set<String> OWN_WORDS =
      Set.of(
          "please",
          "always",
          "never",
          "instead",
          "however",
          "but",
          "if",
          "when",
          "note",
          "see",
          "remember",
          "otherwise");

  /** A capital inside an item, where a line may have begun: "Wear a badge Lock the door". */
  private static final Pattern CAPITAL =
      Pattern.compile("(?<=[\\p{Ll}\\d)]) (?=\\p{Lu}\\p{Ll}+ \\p{Ll})");

  private static final Pattern HANGING =
      Pattern.compile(
          "(?is).*\\b(?:a|an|the|and|or|of|to|in|on|at|by|for|with|from|your|our|their|any|all|that|which|is|are|not|no|as|about|into|onto|via)");

  /**
   * Words of a paragraph.
   *
   * @param quote verbatim
   * @param leadIn what governs the item; empty for words outside of a list
   * @param item the item without its mark; empty where it cannot be read
   */
  record Part(String quote, String leadIn, String item) {
    boolean unread() {
      return item.isEmpty();
    }

    boolean listed() {
      return !leadIn.isEmpty();
    }
  }

  /** The items behind a colon, empty where one cannot be read, and how many characters they are. */
  private record Body(List<String> items, int length) {}

  private InlineLists() {}

  /** The words of a paragraph in their order, lists taken apart; one part where it has no list. */
  static List<Part> of(String text) {
    if (text.length() > LONGEST) {
      return plain(text);
    }
    List<Part> parts = new ArrayList<>();
    int from = 0;
    Matcher colon = COLON.matcher(text);
    while (colon.find()) {
      if (colon.start() < from) {
        continue;
      }
      int start = sentenceStart(text, from, colon.start());
      if (colon.start() - start > LONGEST_LEAD_IN) {
        continue;
      }
      String leadIn = PlainText.clean(text.substring(start, colon.start()));
      String rest = text.substring(colon.end());
      boolean bare = colon.end() == colon.start();
      if (!opens(leadIn) || rest.isBlank() || (bare && !bareList(leadIn, rest))) {
        continue;
      }
      Body body = body(rest, leadIn);
      if (body.items().isEmpty()) {
        continue;
      }
      plain(text.substring(from, start), parts);
      from = colon.end() + body.length();
      String quote = text.substring(start, from).strip();
      body.items().forEach(item -> parts.add(new Part(quote, leadIn + ":", item)));
    }
    plain(text.substring(from), parts);
    return parts;
  }

  /** Whether a list that no colon announces stands behind a verb or "from", all of it labelled. */
  private static boolean bareList(String leadIn, String rest) {
    String first = rest.substring(0, sentence(rest)).strip();
    boolean before = BEFORE_VERB.matcher(leadIn).matches() || BEFORE_NOUN.matcher(leadIn).matches();
    return before && labelled(first) && first.contains(";");
  }

  /** A text without any list. */
  static List<Part> plain(String text) {
    return List.of(new Part(text, "", text));
  }

  /** Whether the words before a list forbid what it names, so that no item is a duty. */
  public static boolean denies(String leadIn) {
    String lead =
        LeadInKinds.limitless(leadIn).strip().replaceFirst("(?:\\.{3}|[:\\-–—…\\s])+$", "");
    return lead.length() <= LONGEST_LEAD_IN
        && (DENIES.matcher(lead).matches()
            || LeadInKinds.DONTS.matcher(lead).matches()
            || lead.matches("(?is).*\\b(?:must|shall|should|may) not, [^,]+"));
  }

  private static boolean opens(String leadIn) {
    return BEFORE_VERB.matcher(leadIn).matches()
        || ASIDE.matcher(leadIn).matches()
        || LeadInKinds.DONTS.matcher(leadIn).matches()
        || nominal(leadIn)
        || DO_THESE.matcher(leadIn).matches()
        || IN_CASE.matcher(leadIn).matches();
  }

  private static boolean nominal(String leadIn) {
    return BEFORE_NOUN.matcher(leadIn).matches()
        || BEFORE_THING.matcher(leadIn).matches()
        || THESE_ARE.matcher(leadIn).matches();
  }

  private static int sentenceStart(String text, int from, int colon) {
    int start = Math.max(from, colon - LONGEST_LEAD_IN - 1);
    Matcher end = SENTENCE_END.matcher(text).region(start, colon);
    while (end.find()) {
      start = end.end();
    }
    return start;
  }

  private static void plain(String text, List<Part> parts) {
    if (!text.isBlank()) {
      parts.add(new Part(text.strip(), "", text.strip()));
    }
  }

  private static Body body(String text, String leadIn) {
    int end = sentence(text);
    String first = text.substring(0, end).strip();
    List<String> items;
    if (BULLET.matcher(first).lookingAt()) {
      end = text.length();
      items = apart(BULLET, text.strip());
    } else if (labelled(first)) {
      items = apart(LABEL, first);
    } else if (first.contains(";")) {
      items = List.of(first.split(";"));
    } else if (THESE_ARE.matcher(leadIn).matches() && SERIES.matcher(first).matches()) {
      items = List.of(first.split(",? (?:and|or) |, "));
    } else {
      items = lines(first, leadIn);
    }
    List<String> all = new ArrayList<>();
    boolean readable = !LeadInKinds.tellsPurposes(leadIn + ":");
    for (String item : items) {
      readable &= !item.contains(": "); // Where another list begins, this one is at its end.
      all.add(readable ? readable(item, leadIn) : "");
    }
    boolean told = IN_CASE.matcher(leadIn).matches() && all.stream().anyMatch(String::isEmpty);
    if (told) {
      return new Body(List.of(), 0); // No orders: "When to call: on Mondays."
    }
    while (items.size() == 1
        && denies(leadIn)
        && Character.isUpperCase(first.charAt(0))
        && end < text.length()) {
      // "You must not: Accept gifts. Pay bribes." The next may be an item, or an order.
      String rest = text.substring(end);
      String next = rest.strip().split("\\W", 2)[0].toLowerCase(Locale.ROOT);
      if (!Verbs.isBase(next) || OWN_WORDS.contains(next)) {
        break;
      }
      all.add("");
      end += sentence(rest);
    }
    return new Body(all, end);
  }

  private static List<String> apart(Pattern mark, String text) {
    return mark.splitAsStream(text).filter(item -> !item.isBlank()).toList();
  }

  private static boolean labelled(String text) {
    List<String> signs = LABEL.matcher(text).results().map(found -> found.group(1)).toList();
    return LABEL.matcher(text).lookingAt()
        && signs.size() > 1
        && Set.of("a", "i", "1").contains(signs.getFirst());
  }

  /** Items whose lines were joined, "Wear a badge Lock the door"; one where nothing shows any. */
  private static List<String> lines(String text, String leadIn) {
    if (!Character.isUpperCase(text.charAt(0)) || nominal(leadIn)) {
      return List.of(text);
    }
    List<String> items = new ArrayList<>();
    int from = 0;
    Matcher capital = CAPITAL.matcher(text);
    while (capital.find()) {
      String next = text.substring(capital.end()).split(" ", 2)[0].toLowerCase(Locale.ROOT);
      String before = text.substring(from, capital.start());
      if (Verbs.isBase(next) && before.contains(" ") && !HANGING.matcher(before).matches()) {
        items.add(before);
        from = capital.end();
      }
    }
    items.add(text.substring(from));
    return items;
  }

  /** An item as its lead-in goes on with it; empty where it does not go on. */
  private static String readable(String item, String leadIn) {
    String text = PlainText.clean(item);
    String plain =
        LAST_JOIN.matcher(text).replaceFirst("").replaceFirst("(?i)^(?:and|or) ", "").strip();
    if (plain.isEmpty() || plain.endsWith(":") || plain.endsWith("?")) {
      return "";
    }
    String[] words = plain.split("[\\s,;.]+", 2);
    String first = words[0].toLowerCase(Locale.ROOT);
    boolean base = Verbs.isBase(first) || Set.of("be", "have", "do").contains(first);
    if (IN_CASE.matcher(leadIn).matches()) {
      boolean order = base || first.endsWith("ly") || OWN_WORDS.contains(first);
      return order && words.length > 1 ? plain : "";
    }
    if (nominal(leadIn)) {
      boolean gerund = base && HeadNouns.onlyVerb(first) && !BEFORE_THING.matcher(leadIn).matches();
      boolean own = OWN_WORDS.contains(first) || MODAL.matcher(plain).find();
      return own ? "" : gerund ? Verbs.gerund(first) + plain.substring(first.length()) : plain;
    }
    if (base) {
      return OWN_WORDS.contains(first) ? "" : plain;
    }
    Optional<String> order = ItemForms.order(plain);
    if (order.isPresent()) {
      return order.get();
    }
    if (first.equals("to")) {
      return readable(plain.substring(2).strip(), leadIn);
    }
    boolean before = first.endsWith("ly") || (BEFORE_ITEM.contains(first) && !denies(leadIn));
    String second = words.length < 2 ? "" : words[1].split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    return before && (Verbs.isBase(second) || second.equals("be")) ? plain : "";
  }

  private static final Set<String> BEFORE_ITEM = Set.of("always", "also", "not", "never");

  private static final Pattern MODAL =
      Pattern.compile("(?i)\\b(?:must|shall|should|may|cannot|is|are) \\w");

  /** How long the first sentence is. */
  private static int sentence(String text) {
    Matcher end = END.matcher(text);
    return end.find() ? end.end() : text.length();
  }
}
