package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells "you can carry over 240 hours", which a policy grants, from "you can find the form online",
 * which tells an ability.
 */
public final class Grants {
  private static final int LONGEST_OBJECT = 12;

  /** Verbs that nobody needs a policy's leave for, unless the object is a benefit. */
  private static final Set<String> OPEN =
      Set.of(
          "take",
          "use",
          "receive",
          "request",
          "get",
          "earn",
          "access",
          "choose",
          "accept",
          "spend",
          "donate",
          "transfer",
          "accrue",
          "roll",
          "save",
          "bank");

  private static final Set<String> SURE = Set.of("claim", "expense", "carry");

  private static final Set<String> BENEFITS =
      Set.of(
          "leave",
          "vacation",
          "holiday",
          "day",
          "hour",
          "week",
          "month",
          "time-off",
          "pay",
          "allowance",
          "stipend",
          "benefit",
          "reimbursement",
          "compensation",
          "refund",
          "discount",
          "award",
          "absence",
          "break",
          "overtime",
          "sabbatical",
          "bonus",
          "per-diem",
          "insurance",
          "pension");
  private static final Set<String> INSIDE = Set.of("of", "up", "over", "than");

  /** A limit or a condition that only a rule sets. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "\\b(?:up to|at most|(?:no|not) more than|a maximum of|at a time|free of charge|at cost|provided|as long as"
              + "|so long as|on condition that|with(?:out)? (?:the |prior |written |your |their |our |an? )*(?:\\w+ ){0,2}?(?:approval|permission|consent)"
              + "|between \\d|until \\d|from \\d|only (?:if|with|when|in|on|at|after|for|during|between))\\b");

  /** What people can do without anybody's leave. */
  private static final Set<String> ABLE =
      Set.of(
          "find",
          "see",
          "learn",
          "view",
          "read",
          "expect",
          "contact",
          "reach",
          "imagine",
          "tell",
          "know",
          "understand",
          "think",
          "check",
          "help",
          "look",
          "be",
          "say",
          "predict",
          "guarantee",
          "afford",
          "imply",
          "face",
          "lose",
          "go",
          "get",
          "incur",
          "risk",
          "suffer",
          "become",
          "cost",
          "last",
          "happen",
          "lead",
          "result");

  private Grants() {}

  /**
   * Whether "can" at a token lets a person do something within a limit: "borrow up to six books".
   */
  static boolean limits(Words words, int can, int to) {
    return person(words, can - 1)
        && deed(words, can + 1)
        && LIMIT.matcher(words.text(can + 1, to).toLowerCase(Locale.ROOT)).find();
  }

  /** What only those do who have a say: "the office can cancel a booking". */
  private static final Set<String> POWERS =
      Set.of(
          "approve",
          "deny",
          "suspend",
          "terminate",
          "withhold",
          "waive",
          "expel",
          "ban",
          "eject",
          "evict",
          "confiscate",
          "deduct",
          "authorise",
          "authorize",
          "dismiss",
          "overrule",
          "veto");

  private static final Set<String> OUTSIDERS =
      Set.of(
          "attacker",
          "attackers",
          "hacker",
          "hackers",
          "criminals",
          "thieves",
          "fraudsters",
          "competitors",
          "scammers",
          "others",
          "people",
          "anyone",
          "someone",
          "somebody");

  /** Whether "can" at a token tells what somebody who has a say may do. */
  static boolean empowers(Words words, int can) {
    Token holder = words.at(can - 1);
    int verb = words.at(can + 1).in(Set.of("also", "always", "then", "still")) ? can + 2 : can + 1;
    return holder.nominal()
        && person(words, can - 1)
        && !holder.in(OUTSIDERS)
        && words.at(verb).in(POWERS)
        && words.at(verb + 1).word();
  }

  /** What one asks whether one may: "leave early", "ignore a message". */
  private static final Set<String> FREE =
      Set.of(
          "ignore", "skip", "leave", "bring", "use", "keep", "take", "wear", "park", "borrow",
          "share", "decline", "refuse", "post", "work", "eat", "drink", "smoke", "enter", "invite",
          "play", "swap", "attend", "accept", "stay", "charge", "publish");

  /** Whether "can" at a token lets a person do something but in a case: "unless it is urgent". */
  static boolean excepts(Words words, int can, int to) {
    boolean unless = words.at(0).is("unless") || words.slice(can, to).contains("unless");
    return unless && person(words, can - 1) && words.at(can + 1).in(FREE);
  }

  /** What may be done with things where a document says so. */
  private static final Set<String> SHARED =
      Set.of(
          "share",
          "disclose",
          "claim",
          "reimburse",
          "accept",
          "wear",
          "waive",
          "borrow",
          "publish",
          "expense",
          "postpone");

  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i).*\\b(?:within (?!minutes|seconds)|with (?:the |your |their |our |prior |written )*(?:approval|consent|permission)|without|if|provided|as long as|so long as|as (?:required|needed|necessary|appropriate)|up to|for up to|only|unless|on request|at any time)\\b.*");

  /** Whether "can be" at a token allows what is done with a thing within limits. */
  static boolean letsBe(Words words, int can, int to) {
    return words.at(can + 1).is("be")
        && !words.at(can - 1).tagged("PRON")
        && Verbs.baseOfParticiple(words.at(can + 2).lower()).filter(SHARED::contains).isPresent()
        && WITHIN.matcher(words.text(can + 2, to)).matches();
  }

  /** Whether the subject of "can" at a token denies all persons: "nobody can enter the pit". */
  static boolean denies(Words words, int can) {
    int first = can - 1;
    while (first > 0 && !words.at(first - 1).comma() && !words.at(first).is("no")) {
      first--;
    }
    boolean nobody =
        words.at(first).is("nobody")
            || (words.at(first).is("no")
                && (words.at(first + 1).is("one") || Subject.of(words, first + 1, can).animate()));
    int verb = words.at(can + 1).is("be") ? can + 2 : can + 1;
    return nobody && (words.at(can + 1).is("be") || deed(words, verb));
  }

  private static boolean deed(Words words, int at) {
    int verb = at;
    while (words.at(verb).tagged("ADV")) {
      verb++;
    }
    return Verbs.isBase(words.at(verb).lower()) && !words.at(verb).in(ABLE);
  }

  /** Whether "can" at a token gives a person something that a policy has to give. */
  static boolean gives(Words words, int can) {
    if (!person(words, can - 1)) {
      return false;
    }
    int verb = can + 1;
    while (words.at(verb).in(Set.of("also", "then", "still", "each", "both", "always"))) {
      verb++;
    }
    return words.at(verb).in(SURE)
        ? !words.at(verb).is("carry") || words.at(verb + 1).in(Set.of("over", "forward"))
        : words.at(verb).in(OPEN) && benefit(words, verb + 1);
  }

  /** Whether "only" opens the subject of "can" at a token and so excludes all others. */
  static boolean reserves(Words words, int can) {
    int first = can - 1;
    while (first > 0 && !words.at(first - 1).comma()) {
      first--;
    }
    return words.at(first).is("only") && Subject.of(words, first + 1, can).animate();
  }

  /** Whether "can" at a token has a person for its subject. */
  static boolean person(Words words, int subject) {
    Token token = words.at(subject);
    for (int i = subject; i > subject - LONGEST_OBJECT; i--) {
      if (words.at(i).is("who")) {
        return person(words, i - 1); // "employees who travel can"
      }
    }
    return token.is("you")
        || token.is("they")
        || (token.nominal() && HeadNouns.canAct(token.lower()));
  }

  /** Whether the noun phrase at a token names leave, time, money or another benefit. */
  public static boolean benefit(Words words, int from) {
    for (int i = from; i < Math.min(words.size(), from + LONGEST_OBJECT); i++) {
      Token token = words.at(i);
      boolean list = token.comma() && words.at(i - 1).tagged("ADJ");
      boolean ends =
          (token.comma() && !list && !words.at(i + 1).tagged("CCONJ"))
              || token.tagged("SCONJ")
              || (token.is("to") && !words.at(i - 1).is("up"))
              || (token.tagged("ADP") && !token.is("to") && !token.in(INSIDE));
      if (ends) {
        return false;
      }
      boolean head = !words.at(i + 1).nominal() || benefit(words.at(i + 1));
      if ((benefit(token) && head) || words.starts(i, List.of("time", "off"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean benefit(Token token) {
    return BENEFITS.contains(token.lower())
        || BENEFITS.contains(NounPhrases.singular(token.lower()));
  }
}
