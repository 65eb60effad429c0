package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
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

  /** "Prohibited uses", "Examples of unacceptable conduct": a title over what nobody may do. */
  private static final Pattern BANNED_KINDS =
      Pattern.compile(
          "(?i)(?:(?:some |list of |examples? of |strictly |expressly )*(?:prohibited|forbidden|banned|unacceptable|impermissible|disallowed|inappropriate)"
              + "(?:(?: and |, |/| or )(?:prohibited|forbidden|unacceptable|inappropriate|illegal|unlawful))* (?:[\\w-]+ ){0,2}?"
              + "(?:conduct|behaviou?rs?|activit(?:y|ies)|actions?|uses?|usage|practices?|acts?|contents?|items?|gifts?|things?)"
              + "(?: (?:of|for|on|in|by|with|at|include|includes|are)\\b.*)?|things (?:that |which )?(?:must|may|should) not be done)");

  /** What no sub-heading below a ban takes back, and what is a ban where it stands alone. */
  private static final Pattern TURNS =
      Pattern.compile(
          "(?i).*\\b(?:exceptions?|exempt\\w*|instead|alternatives?|acceptable|allowed|permitted|must|shall|should|may|always|do|do['’]s|consequences?|sanctions?|enforcement"
              + "|disciplinary|what to|what happens|how|report\\w*|respon\\w+|definitions?|references|related|contacts?|questions?|faqs?|background|purpose|scope|why"
              + "|requirements?|procedures?|process|steps|duties|expect\\w*|good practice|best practices?|guid\\w+|tips|prevent\\w*|protect\\w*|investigat\\w+)\\b.*");

  private static final Pattern EXCEPTIONS =
      Pattern.compile("(?i)(?:permitted |allowed |limited )?(?:exceptions?|exemptions?)");

  /** What helps against a wrong is no wrong: "Report misuse" below "Prohibited uses". */
  private static final Pattern CURES =
      Pattern.compile(
          "(?i)(?:report|contact|ask|notify|inform|consult|ensure|check|obtain|avoid|refrain|follow|comply|protect|respect|seek|tell|prevent|stop|be|see|read|remember|treat|maintain)\\b.*");

  /** Words before a list that only say that it begins. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?i)(?:(?:some |common |other )?examples?(?: (?:include|are))?|for example|(?:this|these|they|it) includes?|including|(?:including|include|includes),? but(?: are| is)? not limited to"
              + "|(?:this|these|they|examples?) includes?,? but(?: are| is)? not limited to)");

  private static final Pattern NAMED_WRONG =
      Pattern.compile(
          "(?i)(?:any|all|unauthori[sz]ed|excessive|improper|illegal|unlawful|inappropriate|abusive|offensive|fraudulent)\\b.*|(?:\\w+ ){0,2}?(?:harassment|misuse|abuse|theft|fraud|bribery|discrimination|retaliation|bullying)\\b.*");

  private static final Pattern ALLOWED =
      Pattern.compile(
          "(?i)(?:what is )?(?:allowed|permitted)|(?:acceptable|permitted|allowed) uses?(?: (?:of|for) [\\w -]{2,40})?|what you may do");

  private static final Pattern PERMITTED =
      Pattern.compile("(?i)(?:what is )?(?:allowed|permitted)(?: (?:uses?|activities|actions))?");

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
    String before = title(clause.leadIn());
    String leadIn = BEGINS.matcher(before).matches() ? "" : before;
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
            || (!verb(item) && FiniteVerbs.any(words, 0, words.size()));
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
          ? Optional.of("You must " + Words.lowerFirst(ended(item)))
          : Optional.empty();
    }
    if (leadIn.isEmpty()) {
      Optional<String> below = below(clause, item);
      if (below.isPresent()) {
        return below;
      }
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

  /** What the titles around an item make of it, the nearest first. */
  private static Optional<String> below(Clause clause, String item) {
    List<String> titles = clause.headings().reversed().stream().map(Verdicts::title).toList();
    boolean excepted = !titles.isEmpty() && EXCEPTIONS.matcher(titles.getFirst()).matches();
    if (excepted) {
      return titles.stream().anyMatch(Verdicts::bans)
          ? deed(item).map("You may "::concat).map(Verdicts::ended)
          : Optional.empty();
    }
    for (int i = 0; i < titles.size(); i++) {
      String title = titles.get(i);
      boolean banned = i == 0 ? BANNED_KINDS.matcher(title).matches() : bans(title);
      if (banned) {
        return CURES.matcher(item).matches() ? Optional.empty() : ban(item, i == 0);
      }
      if (i > 0 && PERMITTED.matcher(title).matches()) {
        return deed(item).map("You may "::concat).map(Verdicts::ended);
      }
      if (TURNS.matcher(title).matches()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean bans(String title) {
    return BANNED_KINDS.matcher(title).matches()
        || FORBIDDEN.matcher(title).matches()
        || LeadInKinds.DONTS.matcher(title).matches();
  }

  private static Optional<String> ban(String item, boolean near) {
    if (item.matches("(?s)\\w+ing\\b.*")) {
      String act = ended(item).replaceFirst("\\.$", "");
      return near || gerund(item).isPresent()
          ? Optional.of(act + " is prohibited.")
          : Optional.empty();
    }
    return deed(item)
        .map("You must not "::concat)
        .or(
            () ->
                near || NAMED_WRONG.matcher(item).matches()
                    ? Optional.of(thing(item, "prohibited"))
                    : Optional.empty())
        .map(Verdicts::ended);
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
        ? Optional.of(Words.lowerFirst(item))
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
