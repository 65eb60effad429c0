package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.FiniteVerbs;
import io.alignmentstudio.framers.norms.grammar.Operators;
import io.alignmentstudio.framers.norms.grammar.Orders;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import io.alignmentstudio.framers.norms.rewording.Commas;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads items of the lists that are usual in codes of conduct and that no plain joining of words
 * makes a sentence of: "We will:", "Report the following to IT:", "Duties of managers" over orders.
 */
final class ListFrames {
  /** "For more on unacceptable behaviour, please refer to the following policies:". */
  private static final Pattern REFERS =
      Pattern.compile(
          "(?i)(?:for (?:further|more|additional|other|full|detailed)\\b.*|(?:please )?(?:also )?(?:see|refer)\\b.*|(?:.*, )?please (?:also )?(?:see|refer|consult)\\b.*)");

  /** "We will:", "Ownership means we will:". */
  private static final Pattern WE =
      Pattern.compile(
          "(?i)(?<means>[^,;:]{2,60} means(?: that)? )?(?<who>we)(?: all| each)?(?<will> (?:will|shall|pledge to|promise to|undertake to|commit to|agree to))?");

  /** "In addition, managers:", "to comply with the law, employees:". */
  private static final Pattern ACTOR =
      Pattern.compile(
          "(?i)(?:(?:in addition|additionally|also|further|furthermore|moreover|as a result|(?:in order )?to [^,;:]{2,80}), |(?<front>(?:as|at|for|during) [^,;:]{2,80}, ))"
              + "(?<who>[\\w' -]{2,50})");

  private static final Pattern MODAL =
      Pattern.compile("(?i)(?:must|shall|should|may|cannot|can|are|need)\\b.*");

  private static final Pattern INNER_MODAL =
      Pattern.compile("\\b(?:may|might|must|shall|should|can|cannot)\\b");

  private static final Pattern DENIED =
      Pattern.compile("(?i)(?:do not|don't|never|not) (?<what>(?:be|have|do|[a-z-]+)\\b.*)");

  /** "Report the following to IT:" before what to report. */
  private static final Pattern FOLLOWING_TO =
      Pattern.compile(
          "(?i)(?<verb>(?:.*\\b)?(?:report|disclose|submit|send|escalate|refer|declare|notify))(?: (?:all|any|each))?(?: of)? the following"
              + "(?: [\\w-]+){0,3}? (?<whom>to (?!be\\b|the following\\b).+)");

  /** "Public → may use with approved tools". */
  private static final Pattern ARROW =
      Pattern.compile(
          "(?<name>[\\w/ -]{2,40}?) ?(?:→|⇒|->|=>) ?(?<rest>(?i:may|must|should|can)(?i: not)? (?<verb>[a-z]+)(?<end>(?i: only)? (?:with|in|on|for|by|within|inside)\\b.*))");

  private static final Pattern SORTED =
      Pattern.compile(
          "(?i).*\\b(?:classify|label|categori[sz]e|sort) (?:the|all|your|their|each|any) (?<noun>[a-z]+)");

  private static final String DUTIES =
      "(?:roles?|responsibilit(?:y|ies)|dut(?:y|ies)|obligations?|expectations)";

  /** "Additional roles of management", "for managers", "Managers' duties": whose orders follow. */
  private static final Pattern WHOSE =
      Pattern.compile(
          "(?i)(?:(?:[\\w-]+ ){0,2}?"
              + DUTIES
              + " (?:of|for) (?:the |all |our )?(?<of>[\\w -]{3,40})|for (?:all |our )?(?<for>[\\w -]{3,40})|(?<own>[\\w -]{3,40}?)(?:'s?)? "
              + DUTIES
              + ")");

  /** A title over what the reader does: "What this means for you". */
  private static final Pattern MEANS_FOR_YOU =
      Pattern.compile(
          "(?i)what (?:this|it|that|the code) (?:means|requires|asks)(?: (?:for|of|from))?(?: you| us| employees)?|your (?:part|role|responsibilit(?:y|ies)|duties|commitment|promise)");

  private static final Pattern YOU_DO =
      Pattern.compile(
          "(?i)^you (?<not>(?:do not|don't|never) )?(?<always>(?:always|also|only|promptly|immediately) )?(?<verb>[a-z-]+) (?<rest>.*)");

  /** "Bribery includes:", "the following are examples of misconduct:". */
  private static final Pattern WRONG =
      Pattern.compile(
          "(?i)(?:(?:examples? of |(?:the following|these) (?:are|is)(?: some)?(?: all)? (?:an? )?(?:examples? of )?)(?:serious |gross )?(?:WRONGS)(?: (?:are|is|include|includes))?"
                  .replace("WRONGS", wrongs())
              + "|(?:WRONGS)(?: (?:can|may))? includes?(?:,? (?:but (?:is|are) not limited to|without limitation|among others))?)"
                  .replace("WRONGS", wrongs()));

  private ListFrames() {}

  private static String wrongs() {
    return "bribery|corruption|fraud|harassment|sexual harassment|misconduct|discrimination|bullying|retaliation|insider trading|theft|plagiarism|abuse|misuse|violations|breaches";
  }

  /**
   * An item with what it means below its lead-in or title; an empty text where it says nothing that
   * could be a norm, and nothing where it is to be read in the usual way.
   */
  static Optional<String> read(Clause clause, String leadIn, String item) {
    String lead = leadIn.strip().replace('’', '\'').replaceFirst("(?:\\.{3}|[:\\-–—…\\s])+$", "");
    String title =
        clause.headings().isEmpty() ? "" : clause.headings().getLast().replace('’', '\'').strip();
    if (lead.isEmpty()) {
      return MEANS_FOR_YOU.matcher(title).matches()
          ? youDo(item)
          : clause.type() == ClauseType.LIST_ITEM ? whose(title, item) : Optional.empty();
    }
    if (REFERS.matcher(lead).matches() && !sentence(item)) {
      return Optional.of("");
    }
    return we(lead, item)
        .or(() -> actor(lead, item))
        .or(() -> reported(lead, item))
        .or(() -> sorted(lead, item))
        .or(() -> wrong(lead, item))
        .or(() -> ListBearers.read(PlainText.lastSentence(lead), item));
  }

  private static boolean sentence(String item) {
    Words words = Words.of(item);
    return Operators.find(words, 0, words.size()).isPresent()
        || Orders.at(Words.of(Commas.ended(item)), 0, words.size());
  }

  private static Optional<String> we(String lead, String item) {
    Matcher we = WE.matcher(lead);
    if (!we.matches() || item.matches("(?i)(?:we|you|they|the)\\b.*")) {
      return Optional.empty();
    }
    boolean everybody = we.group("means") != null; // "Ownership means we will": each of us.
    String rest = everybody ? yours(closed(item)) : closed(item);
    if (we.group("will") == null) {
      return Optional.of("We " + Words.lowerFirst(rest) + ".");
    }
    String who = everybody ? "You" : "We";
    Matcher denied = DENIED.matcher(rest);
    if (denied.matches()) {
      return Optional.of(who + " must not " + denied.group("what") + ".");
    }
    return deed(rest).map(deed -> who + " must " + deed + ".");
  }

  private static String yours(String text) {
    return text.replaceAll("\\bour\\b", "your")
        .replaceAll("\\bours\\b", "yours")
        .replaceAll("\\bourselves\\b", "yourself")
        .replaceAll("\\b(?:we|us)\\b", "you");
  }

  private static Optional<String> actor(String lead, String item) {
    Matcher actor = ACTOR.matcher(lead);
    if (!actor.matches() || !Subject.acts(actor.group("who"))) {
      return Optional.empty();
    }
    String who = Optional.ofNullable(actor.group("front")).orElse("") + actor.group("who") + " ";
    String rest = closed(item);
    Matcher denied = DENIED.matcher(rest);
    Optional<String> said =
        MODAL.matcher(rest).matches()
            ? Optional.of(Words.lowerFirst(rest))
            : denied.matches()
                ? Optional.of("must not " + denied.group("what"))
                : deed(rest).map("must "::concat);
    return said.map(words -> VerbPhrases.capitalised(who + words + "."));
  }

  private static Optional<String> reported(String lead, String item) {
    Matcher following = FOLLOWING_TO.matcher(lead);
    return following.matches() && !sentence(item)
        ? Optional.of(
            following.group("verb")
                + " "
                + Words.lowerFirst(closed(item))
                + " "
                + following.group("whom")
                + ".")
        : Optional.empty();
  }

  private static Optional<String> sorted(String lead, String item) {
    Matcher sorted = SORTED.matcher(lead);
    if (!sorted.matches() || !item.matches(".*(?:→|⇒|->|=>).*")) {
      return Optional.empty();
    }
    Matcher arrow = ARROW.matcher(closed(item));
    if (!arrow.matches()) {
      return Optional.of("");
    }
    String modal = arrow.group("rest").substring(0, arrow.start("verb") - arrow.start("rest"));
    return Optional.of(
        "You "
            + modal.toLowerCase(Locale.ROOT)
            + arrow.group("verb")
            + " "
            + Words.lowerFirst(arrow.group("name"))
            + " "
            + sorted.group("noun")
            + arrow.group("end")
            + ".");
  }

  private static Optional<String> wrong(String lead, String item) {
    String what = closed(item);
    Words words = Words.of(what);
    boolean noun =
        WRONG.matcher(lead).matches()
            && !sentence(item)
            && !Verbs.isBase(what.split("\\W", 2)[0])
            && !FiniteVerbs.any(words, 0, words.size());
    if (!noun) {
      return Optional.empty();
    }
    String head =
        what.replaceFirst(
            "(?i),? (?:of|for|in|on|at|with|during|from|about|to|by|that|which)\\b.*", "");
    boolean plural =
        !what.matches("\\w+ing\\b.*") && NounPhrases.plural(head.replaceFirst(".* ", ""));
    return Optional.of(what + (plural ? " are " : " is ") + "prohibited.");
  }

  private static Optional<String> whose(String title, String item) {
    Matcher whose = WHOSE.matcher(title);
    if (!whose.matches()) {
      return Optional.empty();
    }
    String name =
        Optional.ofNullable(whose.group("of"))
            .or(() -> Optional.ofNullable(whose.group("for")))
            .orElseGet(() -> whose.group("own"));
    if (name.equals(name.toUpperCase(Locale.ROOT))) {
      name = name.toLowerCase(Locale.ROOT);
    }
    boolean others =
        Subject.acts(name)
            && !name.matches(
                "(?i)(?:.* )?(?:you|us|employees?|staff|everyone|individuals?|users?|personnel|team members?|all|general|key|main|your|our|other)|(?:your|our|key|main|general) .*");
    Words words = Words.of(Commas.ended(closed(item)));
    boolean open = INNER_MODAL.matcher(item).find(); // "what an employee may not understand"
    if (!others || open || !Orders.at(words, 0, words.size())) {
      return Optional.empty();
    }
    String who = name.matches("(?i).*(?:s|management|leadership|staff)") ? name : "the " + name;
    Matcher denied = DENIED.matcher(closed(item));
    String said =
        denied.matches()
            ? " must not " + denied.group("what")
            : " must " + Words.lowerFirst(closed(item).replaceFirst("(?i)^please ", ""));
    return Optional.of(
        VerbPhrases.capitalised(Words.lowerFirst(who) + VerbPhrases.narrated(said) + "."));
  }

  private static Optional<String> youDo(String item) {
    Matcher does = YOU_DO.matcher(closed(item));
    if (!does.matches()
        || !Verbs.isPolicyVerb(does.group("verb"))
        || does.group("verb").matches("can|may|will|need|have|are|get|want|understand|know")) {
      return Optional.empty();
    }
    String not = does.group("not") == null ? "" : "not ";
    String always = Optional.ofNullable(does.group("always")).orElse("");
    return Optional.of(
        "You must " + not + always + does.group("verb") + " " + does.group("rest") + ".");
  }

  /** "Answer questions", "asking for help" as what somebody does. */
  static Optional<String> deed(String item) {
    Matcher adverb = Pattern.compile("(?i)^(?:always|also|only|truly|\\w+ly) ").matcher(item);
    String front = adverb.find() ? adverb.group().toLowerCase(Locale.ROOT) : "";
    String rest = item.substring(front.length());
    if (rest.matches("(?i)be [a-z].*")) {
      return Optional.of(front + Words.lowerFirst(rest));
    }
    return ItemForms.order(rest).map(front::concat);
  }

  private static String closed(String item) {
    return item.strip().replaceFirst("[;,.]?\\s*(?:\\b(?:and|or))?\\s*[;,.]?$", "").strip();
  }
}
