package io.alignmentstudio.framers.norms;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an item that a sign before it or the title above it allows, forbids or expects: "❌ Share
 * your password", "Sharing passwords" under "Not allowed", "Arriving on time" under "What we
 * expect".
 */
final class Verdicts {
  private static final Pattern GOOD = Pattern.compile("^[✅✔☑👍]\\x{FE0F}?\\s*");
  private static final Pattern BAD = Pattern.compile("^[❌✗✘✖⛔🚫👎]\\x{FE0F}?\\s*");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(?i)(?:(?:what is |strictly |always )*(?:not (?:allowed|permitted|acceptable|tolerated)|prohibited|forbidden|banned)|what (?:not to|you must not|you may not) do"
              + "|(?:things|what) (?:(?:we|you) )?(?:do not|don't|never|must not) (?:do|allow|tolerate|accept))");

  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?i)(?:what is )?(?:allowed|permitted)|(?:acceptable|permitted|allowed) uses?(?: (?:of|for) [\\w -]{2,40})?|what you may do");

  private static final Pattern EXPECTED =
      Pattern.compile(
          "(?i)what (?:we|is|are you) expect(?:ed)?(?: (?:of|from) .{2,40})?|(?:our |your |key |general )?expectations?(?: (?:of|for|from) .{2,40})?"
              + "|expected behaviou?rs?|(?:we|you are) expect(?:ed)?(?: .{2,40})?");

  /** "Good practice means:", before what it consists in. */
  private static final Pattern PRACTICE =
      Pattern.compile("(?i)(?:good|best) practices? (?:means?|includes?|involves?|is|are)");

  private static final Pattern DENIED =
      Pattern.compile("(?i)(?:please )?(?:do not|never|no|not)\\b.*");

  private static final Pattern JOINT =
      Pattern.compile("^(?<before>[a-z]+(?: [a-z]+)?,? (?:and|or) )(?<verb>[a-z]+ing)\\b");

  private static final Pattern ADVERB =
      Pattern.compile("(?i)^(?:always|never|only|\\w+ly) (?=\\w+ing\\b)");

  private Verdicts() {}

  /** The rule that an item and its sign or title give together; empty where they give none. */
  static Optional<String> rule(Clause clause, String text) {
    String leadIn = title(clause.leadIn());
    String heading = clause.headings().isEmpty() ? "" : title(clause.headings().getLast());
    String title = leadIn.isEmpty() ? heading : leadIn;
    Matcher bad = BAD.matcher(text);
    Matcher good = GOOD.matcher(text);
    boolean sign = bad.lookingAt() || good.lookingAt();
    if (!sign && clause.type() != ClauseType.LIST_ITEM) {
      return Optional.empty();
    }
    String item = sign ? text.replaceFirst("^\\W+", "") : text;
    Words words = Words.of(item);
    boolean whole =
        DENIED.matcher(item).matches()
            || Operators.find(words, 0, words.size()).isPresent()
            || (!verb(item) && Operators.hasFiniteVerb(words, 0, words.size()));
    if (whole) {
      return Optional.empty();
    }
    if (bad.lookingAt()) {
      return leadIn.isEmpty() || InlineLists.denies(leadIn)
          ? deed(item).map("You must not "::concat).map(Verdicts::ended)
          : Optional.empty();
    }
    if (good.lookingAt()) {
      return leadIn.isEmpty() && verb(item)
          ? Optional.of("You must " + LeadIns.lowerFirst(ended(item)))
          : Optional.empty();
    }
    if (FORBIDDEN.matcher(title).matches()) {
      return Optional.of(
          ended(
              deed(item).map("You must not "::concat).orElseGet(() -> thing(item, "prohibited"))));
    }
    if (ALLOWED.matcher(title).matches()) {
      return Optional.of(
          ended(deed(item).map("You may "::concat).orElseGet(() -> thing(item, "permitted"))));
    }
    boolean practice = PRACTICE.matcher(title).matches();
    boolean expected = practice || EXPECTED.matcher(title).matches();
    return expected
        ? gerund(item).map((practice ? "You should " : "You must ")::concat).map(Verdicts::ended)
        : Optional.empty();
  }

  private static String title(String words) {
    return words
        .replace('’', '\'')
        .replaceFirst("^[\\d.]+\\s+", "")
        .replaceFirst("[:?.…\\s]+$", "")
        .strip();
  }

  private static boolean verb(String item) {
    String[] words = item.split("\\W+", 3);
    return Verbs.isBase(words[0])
        && words.length > 1
        && !words[1].matches("of|is|are|and|or|policy|policies");
  }

  /** "Share your password" of itself or of "sharing your password". */
  private static Optional<String> deed(String item) {
    return verb(item) && !item.split("\\W", 2)[0].endsWith("ing")
        ? Optional.of(LeadIns.lowerFirst(item))
        : gerund(item);
  }

  /** "Always put children first" of "always putting children first". */
  private static Optional<String> gerund(String item) {
    Matcher adverb = ADVERB.matcher(item);
    String before = adverb.find() ? adverb.group().toLowerCase(Locale.ROOT) : "";
    String rest = item.substring(before.length());
    String first = rest.split("\\W", 2)[0].toLowerCase(Locale.ROOT);
    return Optional.of(first)
        .flatMap(Verbs::baseOfGerund)
        .filter(base -> Verbs.isBase(base) || base.equals("be"))
        .map(base -> second(before + base + rest.substring(first.length())));
  }

  /** "Listen to and treat" of "listen to and treating". */
  private static String second(String text) {
    Matcher joint = JOINT.matcher(text);
    return joint.find()
        ? Verbs.baseOfGerund(joint.group("verb"))
            .map(base -> joint.group("before") + base + text.substring(joint.end()))
            .orElse(text)
        : text;
  }

  private static String thing(String item, String state) {
    String noun = item.replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "");
    String head =
        noun.replaceFirst(
            "(?i) (?:of|for|in|on|at|with|during|from|about|to|by|after|before)\\b.*", "");
    boolean plural = NounPhrases.plural(head.replaceFirst(".* ", ""));
    return VerbPhrases.capitalised(noun) + (plural ? " are " : " is ") + state;
  }

  private static String ended(String text) {
    String closed = text.replaceFirst("[;,]?\\s*(?:\\b(?:and|or))?\\s*[;,]?$", "");
    return closed.matches("(?s).*[.!?]") ? closed : closed + ".";
  }
}
