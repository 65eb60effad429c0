package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A norm in the words of questions and answers. */
final class Topic {
  private static final int LONGEST_STATEMENT = 38;
  private static final Subject ANYONE =
      new Subject("somebody", "somebody", "", Subject.Person.HE, true);
  private static final Pattern NAMES =
      Pattern.compile(
          "\\b(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?: (?:of|for|and) (?=[A-Z]))?[ ]?){2,}(?<!"
              + " )|\\b[A-Z]{2,5}\\b");
  private static final Pattern MODAL =
      Pattern.compile(
          "\\b(must not|may not|shall not|cannot|can not|should not|must never|shall never|is"
              + " prohibited from|are prohibited from|must|shall|is required to|are required to|has"
              + " to|have to|should|may|can|is allowed to|are allowed to|will)\\b");

  private final Manner manner;
  private final Norm norm;
  private final Bearer bearer;
  private final String statement;
  private final boolean usable;
  private final VerbPhrase deed;

  Topic(Norm norm) {
    this(norm, Manner.LIVELY);
  }

  Topic(Norm norm, Manner manner) {
    this.manner = manner;
    this.norm = norm;
    this.bearer = Bearer.of(norm);
    String action = References.deed(norm.action());
    this.usable = norm.modality() != Modality.DEFINITION && VerbPhrase.usable(action);
    this.deed = VerbPhrase.of(usable ? action : "follow the rule");
    this.statement = choose();
  }

  boolean usable() {
    return usable;
  }

  boolean definition() {
    return norm.modality() == Modality.DEFINITION;
  }

  String condition() {
    return norm.condition().orElse("");
  }

  VerbPhrase deed() {
    return deed;
  }

  Bearer bearer() {
    return bearer;
  }

  /** The rule as one sentence that stands alone. */
  String statement() {
    return statement;
  }

  /** A noun phrase for the subject of questions. */
  String subject() {
    if (!usable) {
      return "this";
    }
    if (bearer.kind() == Bearer.Kind.THING || deed.passive()) {
      return Words.lowerFirst(bearer.phrase());
    }
    String gerund = VerbPhrase.of(bare()).gerund();
    return manner == Manner.PLAIN ? cutSafely(gerund) : shorten(gerund);
  }

  /** The deed without the figure and the time that an answer is to give. */
  private String bare() {
    String text =
        norm.deadline().map(words -> Deadline.remove(deed.base(), words)).orElse(deed.base());
    String cut =
        norm.threshold()
            .flatMap(words -> Quantity.find(text, words))
            .map(quantity -> text.substring(0, quantity.start()).strip())
            .map(
                left ->
                    left.replaceAll(
                        "(?: (?:worth|of|at|to|for|than|is|are|costing|by|in|be|a|an|only|that"
                            + " requires|that \\w+s|of up|whose \\w+|any|every))+$",
                        ""))
            .orElse(text);
    return Words.count(cut) >= 3 && VerbPhrase.usable(cut)
        ? cut
        : VerbPhrase.usable(text) ? text : deed.base();
  }

  /** Slots for questions and requests. */
  Map<String, String> slots(GenerationContext context) {
    Map<String, String> slots = new HashMap<>();
    slots.put("ger", subject());
    slots.put("base", deed.base());
    slots.put("baseAff", VerbPhrase.affirmative(deed.base()));
    slots.put("past", deed.past(ANYONE));
    slots.put("pastq", deed.pastAsked(ANYONE));
    slots.put("act", VerbPhrase.affirmative(deed.base()));
    slots.put("Act", Words.capitalise(VerbPhrase.affirmative(deed.base())));
    slots.put("bearer", asker());
    slots.put("bearerPlural", asker());
    slots.put("modal", modal());
    slots.put("statement", statement);
    slots.put("claim", Words.unstop(statement));
    slots.put("contact", context.contact());
    slots.put("Contact", Words.capitalise(context.contact()));
    slots.put("heading", context.heading());
    if (definition()) {
      slots.put("term", Definitions.term(norm));
      slots.put("thing", Definitions.thing(norm));
    }
    norm.condition()
        .ifPresent(
            text -> slots.put("condition", Words.lowerFirst(Words.unstop(References.plain(text)))));
    return slots;
  }

  /** The bearer inside a question. */
  String asker() {
    String phrase = Words.lowerFirst(norm.bearer().strip());
    return phrase
        .replaceFirst("^(nobody|no one)\\b", "anyone")
        .replaceFirst("^no ", "any ")
        .replaceFirst("^you$", "I");
  }

  String modal() {
    return switch (norm.modality()) {
      case OBLIGATION, DEFINITION -> "must";
      case PROHIBITION -> "must not";
      case PERMISSION -> "may";
      case RECOMMENDATION -> "should";
    };
  }

  /** The rule with the opposite force. */
  String opposite() {
    if (statement.matches("(?:Nobody|No one|No \\w+)\\b.*")) {
      return statement
          .replaceFirst("^(?:Nobody|No one)\\b", "Everybody")
          .replaceFirst("^No ", "Any ");
    }
    Matcher matcher = MODAL.matcher(statement);
    if (matcher.find()) {
      String opposite =
          switch (norm.modality()) {
            case PROHIBITION -> "may";
            case PERMISSION -> "must not";
            case OBLIGATION, RECOMMENDATION, DEFINITION -> "need not";
          };
      String changed =
          statement.substring(0, matcher.start())
              + opposite
              + statement.substring(matcher.end()).replaceFirst("^( be \\w+| \\w+)? only\\b", "$1");
      if (!changed.equals(statement)) {
        return changed;
      }
    }
    if (!usable) {
      return "There is no rule about that.";
    }
    return switch (norm.modality()) {
      case PROHIBITION -> Words.sentence("It is allowed to " + deed.base());
      case PERMISSION -> Words.sentence("It is forbidden to " + deed.base());
      case OBLIGATION, RECOMMENDATION, DEFINITION ->
          Words.sentence("There is no need to " + deed.base());
    };
  }

  /** The rule with the opposite force, where its own words can be turned; empty elsewhere. */
  Optional<String> reversed() {
    if (definition()) {
      return Optional.empty();
    }
    String opposite =
        norm.modality() == Modality.RECOMMENDATION
            ? opposite().replaceFirst("\\bneed not\\b", "should not")
            : opposite();
    boolean turned =
        MODAL.matcher(opposite).find()
            || opposite.matches("(?:Everybody|Any \\w+)\\b.*")
            || opposite.matches(".* (?:need|should) not .*");
    boolean same = opposite.equals(statement);
    boolean own = !opposite.startsWith("There is no ") && !opposite.startsWith("It is ");
    boolean negated =
        statement.matches(".*\\b(?:must|may|shall|should|can) not\\b.*|.*\\bcannot\\b.*");
    boolean agrees = negated == (norm.modality() == Modality.PROHIBITION);
    return Optional.of(opposite).filter(text -> turned && !same && own && agrees);
  }

  /** The rule with another figure; empty where it has none. */
  Optional<String> wrongFigure(Random random) {
    return norm.threshold()
        .or(norm::deadline)
        .filter(words -> !words.matches(".*\\d+ [A-Z][a-z]{2,}.*"))
        .flatMap(words -> Quantity.find(statement, words))
        .filter(quantity -> quantity.value() > 0)
        .map(
            quantity -> {
              double factor = List.of(2.0, 3.0, 5.0, 10.0).get(random.nextInt(4));
              String right = quantity.render(quantity.value());
              return statement.replace(right, quantity.render(quantity.value() * factor));
            })
        .filter(text -> !text.equals(statement));
  }

  /** Decisive words of the clause that an answer repeats, the most telling first. */
  List<String> keyFacts(String answer) {
    List<String> facts = new ArrayList<>();
    norm.threshold()
        .ifPresent(
            words ->
                facts.add(Quantity.find(norm.quote(), words).map(Quantity::figure).orElse(words)));
    norm.deadline().ifPresent(facts::add);
    Matcher names = NAMES.matcher(norm.quote());
    while (names.find()) {
      String name = names.group().strip();
      if ((names.start() > 0 || name.matches("[A-Z]{2,5}"))
          && !name.matches("EUR|USD|GBP|CHF|AND|OR|NOT")) {
        facts.add(name);
      }
    }
    norm.exception()
        .map(Words::unstop)
        .filter(text -> Words.count(text) <= 8)
        .ifPresent(facts::add);
    norm.counterparty().ifPresent(facts::add);
    norm.object().filter(text -> Words.count(text) <= 6).ifPresent(facts::add);
    List<String> resolving =
        facts.stream()
            .map(Words::unstop)
            .filter(fact -> !fact.isBlank() && answer.contains(fact) && norm.quote().contains(fact))
            .distinct()
            .toList();
    List<String> found =
        resolving.stream()
            .filter(
                fact ->
                    resolving.stream()
                        .noneMatch(other -> !other.equals(fact) && other.contains(fact)))
            .limit(3)
            .toList();
    return found.isEmpty() ? common(answer).or(() -> ending(answer)).stream().toList() : found;
  }

  /** The longest run of words, at most five, that answer and clause share. */
  private Optional<String> common(String answer) {
    List<String> words = Words.split(Words.unstop(norm.action()));
    for (int length = Math.min(5, words.size()); length >= 2; length--) {
      for (int from = 0; from + length <= words.size(); from++) {
        String run =
            Words.unstop(String.join(" ", words.subList(from, from + length)))
                .replaceAll(
                    "(?: (?:and|or|the|a|an|of|to|in|for|by|with|at|on|that|its|their|any|every))+$",
                    "")
                .replaceAll("[,;]$", "");
        if (Words.count(run) > 1 && answer.contains(run) && norm.quote().contains(run)) {
          return Optional.of(run);
        }
      }
    }
    return Optional.empty();
  }

  /** The last words of the rule, where the action is worded otherwise than the clause. */
  private Optional<String> ending(String answer) {
    List<String> words = Words.split(Words.unstop(norm.quote()));
    String end = String.join(" ", words.subList(Math.max(0, words.size() - 4), words.size()));
    return Optional.of(end).filter(answer::contains);
  }

  private String choose() {
    if (manner == Manner.PLAIN) { // Nothing is left out, and what is too long is not told.
      // Rows put it between double quotation marks.
      return Words.sentence(References.plain(LostWords.restored(norm)))
          .replaceAll("[\"“”]", "'")
          .replaceFirst("\\.'\\.?$", "'.");
    }
    String given = Words.sentence(References.plain(norm.statement()));
    if (Words.count(given) <= LONGEST_STATEMENT) {
      return given;
    }
    String composed =
        definition()
            ? Words.sentence("\"" + Definitions.term(norm) + "\" means " + norm.action())
            : Words.sentence(norm.bearer() + " " + modal() + " " + References.deed(norm.action()));
    return Words.count(composed) < Words.count(given) && !norm.bearer().matches("(?i)no(body| ).*")
        ? composed
        : given;
  }

  /** Cuts a long phrase only where what is left is whole. */
  private static String cutSafely(String phrase) {
    Matcher cut = WHOLE.matcher(phrase);
    return Words.count(phrase) > 12
            && cut.find()
            && Words.count(phrase.substring(0, cut.start())) >= 4
        ? phrase.substring(0, cut.start())
        : phrase;
  }

  private static final Pattern WHOLE =
      Pattern.compile(
          " (?:within|before|after|in accordance with|pursuant to|in order to|so"
              + " that|when|if|unless|for the purposes? of|without undue delay|as soon as)\\b");

  /** Cuts a long phrase where a subordinate part begins. */
  static String shorten(String phrase) {
    if (Words.count(phrase) <= 12) {
      return phrase;
    }
    Matcher cut =
        Pattern.compile(
                ",| (?:who|which|that|if|when|where|unless|except|before|after|within|and|or|so"
                    + " that|in order to|because|without|including|by|to|for) ")
            .matcher(phrase);
    while (cut.find()) {
      String left = phrase.substring(0, cut.start());
      boolean fragment =
          left.matches(".*\\b(that|who|which) (is|are|was|were|has|have|\\w+s)?( \\w+ed)?");
      if (Words.count(left) >= 4 && !fragment) {
        return left;
      }
    }
    return phrase;
  }
}
