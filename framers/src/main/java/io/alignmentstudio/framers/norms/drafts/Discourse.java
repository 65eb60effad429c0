package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.norms.grammar.ModifierWords;
import io.alignmentstudio.framers.norms.grammar.Quantities;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the earlier sentences of a clause spoke of, for pronouns. */
public final class Discourse {
  /** Roles that may be a body or a program, so that "it" may mean them. */
  private static final Set<String> BODIES =
      Set.of(
          "controller",
          "processor",
          "auditor",
          "assistant",
          "chatbot",
          "model",
          "provider",
          "deployer",
          "importer",
          "exporter",
          "distributor",
          "manufacturer",
          "contractor",
          "subcontractor",
          "holder",
          "owner",
          "broker",
          "intermediary",
          "agent",
          "representative",
          "partner",
          "management",
          "workforce",
          "operator",
          "recipient",
          "applicant",
          "buyer",
          "seller",
          "requester",
          "host",
          "shareholder",
          "stakeholder",
          "developer",
          "user",
          "trustee",
          "handler",
          "reporter",
          "beneficiary");

  private final Voices voices;
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Subject> objects = new ArrayList<>();
  private Optional<String> lastCondition = Optional.empty();
  private Optional<String> lastAmount = Optional.empty();
  private Optional<String> lastPermission = Optional.empty();
  private Optional<String> lastAction = Optional.empty();

  public Discourse(Voices voices) {
    this.voices = voices;
  }

  Voices voices() {
    return voices;
  }

  void condition(Optional<String> condition) {
    lastCondition = condition;
  }

  void amount(String sentence) {
    Quantities.money(sentence).ifPresent(amount -> lastAmount = Optional.of(amount));
  }

  /** The amount of money that an earlier sentence named: "EUR 75". */
  Optional<String> lastAmount() {
    return lastAmount;
  }

  /** The things that an earlier sentence spoke of: "invoices". */
  Optional<String> lastThings() {
    return last(subjects, subject -> subject.plural() && !subject.animate()).map(Subject::head);
  }

  /** The things that were last acted on: "boats". */
  Optional<Subject> lastObjects() {
    return last(objects, object -> object.plural() && !object.animate());
  }

  void action(String action) {
    lastAction = Optional.of(action);
  }

  void permitted(Party party, String action) {
    String who = party.surface();
    lastPermission =
        Optional.of(
            "where %s %s"
                .formatted(
                    who, party.subject().plural() ? action : VerbPhrases.thirdPerson(action)));
  }

  /** What "in that case" means after a permission: "where an individual objects to handling". */
  Optional<String> lastPermission() {
    return lastPermission;
  }

  /** What the sentence before spoke of doing: "lock the door". */
  Optional<String> lastAction() {
    return lastAction;
  }

  Optional<String> lastCondition() {
    return lastCondition;
  }

  void subject(Subject subject) {
    boolean phrase = // "Only with your manager's approval, because it is worth more than EUR 75."
        subject.text().matches("(?i)(?:it|they|there|this|that|which) .*(?:is|are|was|were)")
            || subject.text().matches("(?i)only (?:with|if|when|in|for|to|after|where|on)\\b.*");
    if (!phrase) {
      subjects.add(subject);
    }
  }

  void object(String object) {
    Words words = Words.of(object);
    objects.add(Subject.of(words, 0, words.size()));
  }

  /** Whom or what a subject pronoun means. */
  Optional<Subject> antecedent(String pronoun) {
    return switch (pronoun) {
      case "it" ->
          last(subjects, subject -> !subject.plural() && !person(subject))
              .or(() -> last(objects, object -> !object.plural() && !object.animate()));
      case "they" ->
          last(subjects, Subject::plural)
              .or(() -> last(objects, Subject::plural))
              .or(() -> last(subjects, Subject::animate));
      case "he", "she" -> last(subjects, subject -> subject.animate() && !subject.plural());
      default -> Optional.empty();
    };
  }

  /** "A driver who has an accident must stop. It must be reported": not the driver. */
  private static boolean person(Subject subject) {
    return HeadNouns.kind(subject.head())
        .filter(
            kind ->
                kind == ConceptKind.PERSON
                    || (kind == ConceptKind.ROLE && !BODIES.contains(subject.head())))
        .isPresent();
  }

  private static Optional<Subject> last(
      List<Subject> from, java.util.function.Predicate<Subject> fits) {
    return from.reversed().stream().filter(fits).findFirst();
  }

  /**
   * What "it" or "them" in an action means: the first fitting noun of the bearer's relative clause,
   * of the condition, else the object or subject of an earlier sentence.
   */
  Optional<String> objectAntecedent(
      String pronoun, Optional<String> relativeClause, Optional<String> condition, Subject bearer) {
    boolean plural = pronoun.equals("them");
    Optional<String> near =
        relativeClause
            .flatMap(text -> nounIn(text, plural, bearer))
            .or(() -> condition.flatMap(text -> nounIn(text, plural, bearer)));
    if (near.isPresent()) {
      return near;
    }
    return last(objects, object -> object.plural() == plural && !object.animate())
        .or(
            () ->
                last(
                    subjects,
                    subject -> subject.plural() == plural && (plural || !subject.animate())))
        .map(Subject::definite);
  }

  /** "A journalist contacts you": no noun stands before a pronoun. */
  private static boolean calls(Words words, int i) {
    return words.at(i).tagged("NOUN")
        && words.at(i - 1).tagged("NOUN")
        && NounPhrases.plural(words.at(i).lower())
        && words.at(i + 1).in(Set.of("you", "them", "us", "him", "her", "me"));
  }

  private static Optional<String> nounIn(String text, boolean plural, Subject bearer) {
    Words words = Words.of(text);
    Optional<String> found = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      Token token = words.at(i);
      boolean head = token.tagged("NOUN") && (!words.at(i + 1).nominal() || calls(words, i + 1));
      if (calls(words, i)) {
        continue;
      }
      boolean fits =
          head
              && NounPhrases.plural(token.lower()) == plural
              && !ModifierWords.UNITS.contains(token.lower());
      boolean part = // "a list of the guests", but not "in possession of materials"
          (words.at(i - 1).is("of") && NounPhrases.plural(words.at(i - 2).lower()) == plural)
              || (words.at(i - 2).is("of")
                  && NounPhrases.plural(words.at(i - 3).lower()) == plural);
      boolean inside = part || words.at(i - 1).is("in");
      if (fits
          && !inside
          && (plural || !Subject.of(words, i, i + 1).animate())
          && !bearer.head().equals(token.lower())
          && found.isEmpty()) {
        int start = i;
        while (start > 0 && (words.at(start - 1).tagged("ADJ") || words.at(start - 1).nominal())) {
          start--;
        }
        while (start < i && words.at(start).in(Set.of("such", "any", "other", "same"))) {
          start++;
        }
        if (words.at(start - 1).is("or") && words.at(start - 3).tagged("DET")) {
          start -= 2; // "a graph or table"
        }
        boolean either = words.at(i + 1).is("or") && words.at(i + 2).tagged("NOUN");
        found = Optional.of("the " + words.text(start, either ? i + 3 : i + 1));
      }
    }
    return found;
  }

  /** Whether a phrase points at an earlier sentence: "in that case". */
  static boolean pointsBack(String phrase) {
    return phrase.matches(
        "(?i)(?:in|for|under|above|below|to|at|by|on|if|until|after|before|with|from) (?:that|this|these|those|such|so)(?: (?:case|cases|event|value|amount|situation|situations|circumstances|purpose|limit|reason|time|way|end|instances?))?|if (?:so|not)|otherwise|in (?:this|that|these|such).*");
  }

  static final Set<String> PRONOUNS = Set.of("it", "they", "he", "she");
}
