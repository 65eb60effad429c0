package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.VerbPhrases;
import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.Front;
import io.alignmentstudio.framers.norms.grammar.Operator;
import io.alignmentstudio.framers.norms.grammar.Subject;
import io.alignmentstudio.framers.norms.grammar.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds who acts in the clauses of a sentence. */
final class Parties {
  private static final Set<String> FRONT_CLAUSES =
      Set.of("if", "when", "where", "once", "until", "whenever", "unless", "because", "since");

  private static final Set<String> POSSESSIVES =
      Set.of("your", "our", "their", "its", "his", "her", "my");

  private final Words words;
  private final Discourse discourse;
  private final Front front;

  /** What is done to things. */
  private static final Set<String> HANDLED =
      Set.of(
          "keep",
          "store",
          "insure",
          "label",
          "return",
          "record",
          "lock",
          "mark",
          "clean",
          "remove",
          "wear",
          "wash",
          "register",
          "sign",
          "approve",
          "declare",
          "disclose",
          "submit",
          "log",
          "encrypt",
          "destroy",
          "delete",
          "tag",
          "park",
          "chain",
          "repair",
          "test",
          "inspect");

  Parties(Words words, Discourse discourse, Front front) {
    this.words = words;
    this.discourse = discourse;
    this.front = front;
  }

  /** Who acts under a modal; empty for a pronoun without antecedent. */
  Optional<Party> find(Operator operator) {
    String you = discourse.voices().you();
    if (operator.start() == operator.subject()) {
      Subject subject = new Subject(you, "you", true, NounPhrases.plural(you));
      return Optional.of(new Party(subject, you, you, false, false));
    }
    int from = operator.subject();
    boolean negative = false;
    boolean only = false;
    String first = words.at(from).lower();
    if (Set.of("only", "no", "neither", "nor", "none").contains(first)
        && words.at(from + 1).word()) {
      only = first.equals("only");
      negative = !only;
      from += words.starts(from, List.of("none", "of")) ? 2 : 1;
      if (from >= operator.start()) {
        return Optional.empty();
      }
    }
    if (first.equals("nothing")) {
      Subject anything = new Subject("anything", "anything", false, false);
      return Optional.of(new Party(anything, "anything", "anything", true, false));
    }
    Subject subject = Subject.of(words, from, operator.start());
    String head = words.at(from).lower();
    boolean single = subject.text().split(" ").length == 1;
    if (Discourse.PRONOUNS.contains(head)
        && (single || subject.text().matches("(?i)(?:he|she) or (?:she|he)"))) {
      Optional<Subject> antecedent =
          handled(operator, head)
              .or(() -> frontSubject(head))
              .or(() -> discourse.antecedent(head))
              .or(() -> antecedentInFront(head));
      return antecedent.map(
          noun ->
              Party.plain(noun, noun.plural() && noun.animate() ? noun.text() : noun.definite()));
    }
    boolean told = front.to() > 2 && words.at(0).in(Set.of("if", "when", "whenever", "where"));
    if (single && head.equals("this") && told && words.at(operator.predicate()).is("be")) {
      // "If a guest falls ill, this must be reported": what, the condition says.
      return Optional.of(Party.plain(new Subject("this", "this", false, false), "this"));
    }
    if (single && Set.of("this", "that", "these", "those", "there", "such").contains(head)) {
      return Optional.empty();
    }
    if ((head.equals("you") && single)
        || (head.equals("you") && subject.text().matches("(?i)you and .*|you (?:yourself|also)"))) {
      return Optional.of(Party.plain(new Subject(you, "you", true, NounPhrases.plural(you)), you));
    }
    if (head.equals("we") && single) {
      String we = discourse.voices().we();
      return Optional.of(Party.plain(new Subject(we, "we", true, NounPhrases.plural(we)), we));
    }
    if (Set.of("nobody").contains(head) || (negative && head.equals("one"))) {
      String rest = subject.text().replaceFirst("(?i)^(?:nobody|one) ?", "");
      String bearer = ("anyone " + rest).strip();
      return Optional.of(
          new Party(new Subject(bearer, "anyone", true, false), bearer, bearer, true, false));
    }
    String text = Narration.of(subject.text(), discourse.voices());
    if (negative && !first.equals("neither")) {
      boolean clause =
          text.matches("(?i).*\\b(?:who|that|which|whose|is|are|has|have)\\b.*")
              || text.matches(".*(?:,| or ).*")
              || !subject.animate()
              || subject.plural();
      text =
          clause
              ? (subject.plural() ? text : "any " + text)
              : text.replaceFirst(
                  "\\b(?:"
                      + Pattern.quote(subject.head())
                      + "|"
                      + Pattern.quote(VerbPhrases.capitalised(subject.head()))
                      + ")\\b",
                  NounPhrases.pluralOf(subject.head()));
    } else if (negative) {
      text =
          Narration.of(
              subject.text().replaceFirst("(?i)^you(?= nor )", you).replaceFirst(" nor ", " and "),
              discourse.voices());
    }
    Subject normal = new Subject(text, subject.head(), subject.animate(), subject.plural());
    if (only) {
      return Optional.of(new Party(normal, you, text, false, true));
    }
    String bearer =
        text.replaceFirst("(?i)^all (?:of )?(?:the |our |its )?(?=\\w+)", "")
            .replaceFirst("(?i)^both ", "");
    return Optional.of(new Party(normal, bearer, text, negative, false));
  }

  /** "Members may keep boats here, but they must be insured": the boats. */
  private Optional<Subject> handled(Operator operator, String pronoun) {
    int be = operator.predicate();
    return pronoun.equals("they")
            && words.at(be).is("be")
            && Verbs.baseOfParticiple(words.at(be + 1).lower())
                .filter(HANDLED::contains)
                .isPresent()
        ? discourse.lastObjects()
        : Optional.empty();
  }

  /** The subject of the condition in front: "if the request is refused, it must". */
  private Optional<Subject> frontSubject(String pronoun) {
    int verb = 2;
    while (verb < front.to() && !words.at(verb).tagged("AUX") && !words.at(verb).tagged("VERB")) {
      verb++;
    }
    boolean clause = words.at(0).in(FRONT_CLAUSES);
    if (!clause
        || !words.at(1).word()
        || verb >= front.to()
        || (words.at(1).tagged("PRON") && !words.at(1).in(POSSESSIVES))
        || words.at(1).tagged("ADP")) {
      return Optional.empty();
    }
    int end = verb;
    for (int i = 2; i < verb; i++) {
      boolean finite =
          (words.at(i + 1).is("to") || words.at(i + 1).is("that"))
              && words.at(i).lower().endsWith("s");
      if (finite && Verbs.isBase(NounPhrases.singular(words.at(i).lower()))) {
        end = Math.min(end, i); // "a customer wishes to"
      }
    }
    while (end > 2 && words.at(end - 1).tagged("ADV")) {
      end--;
    }
    Subject found = Subject.of(words, 1, end);
    boolean other = // "If your child bites a carer, she": who, is open.
        words.tokens().subList(end, front.to()).stream()
            .anyMatch(token -> token.nominal() && HeadNouns.canAct(token.lower()));
    if (words.at(1).in(POSSESSIVES)
        && (other || !found.animate() || pronoun.equals("it") || pronoun.equals("they"))) {
      return Optional.empty();
    }
    Subject subject = // "If your child is ill, he may": the child
        words.at(1).in(POSSESSIVES)
            ? new Subject(
                "the" + found.text().substring(words.at(1).text().length()),
                found.head(),
                found.animate(),
                found.plural())
            : found;
    boolean fits =
        subject.plural() == pronoun.equals("they")
            || (pronoun.equals("they")
                && subject.animate()
                && subject
                    .text()
                    .matches(
                        "(?:an?|any|each|every|the|some) .*")); // "if a customer wishes, they must"
    return fits ? Optional.of(subject) : Optional.empty();
  }

  /** The first in front who can act, else what stands nearest. */
  private Optional<Subject> antecedentInFront(String pronoun) {
    Optional<Subject> nearest = Optional.empty();
    for (int i = 1; i < front.to(); i++) {
      if (words.at(i).nominal() && words.at(i - 1).tagged("DET")) {
        Subject subject = Subject.of(words, i - 1, i + 1);
        boolean fits = subject.plural() == pronoun.equals("they");
        if (fits && subject.animate()) {
          return Optional.of(subject);
        }
        nearest = fits ? Optional.of(subject) : nearest;
      }
    }
    return nearest;
  }

  /**
   * Who acts where a passive names nobody: whom the document addresses, but for what is done to
   * them, "employees must be given notice", the one who speaks.
   */
  String unnamed(Party party) {
    Voices voices = discourse.voices();
    boolean patient = party.bearer().equals(voices.you()) && party.subject().animate();
    return patient && !voices.you().equals(Voices.PARTIES) ? voices.we() : voices.you();
  }
}
