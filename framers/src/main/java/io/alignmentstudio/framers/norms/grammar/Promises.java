package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.framers.language.HeadNouns;
import io.alignmentstudio.framers.language.NounPhrases;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads "will" where it binds: "the board will appoint a treasurer", "reports will be reviewed
 * weekly". "You will receive a letter" only tells what comes next.
 */
final class Promises {
  /** How often or how soon. */
  private static final Set<String> OFTEN =
      Set.of(
          "annually",
          "yearly",
          "biannually",
          "quarterly",
          "monthly",
          "weekly",
          "daily",
          "regularly",
          "periodically",
          "promptly",
          "immediately",
          "confidentially");

  /** Who answers within a time because it is their office. */
  private static final Set<ConceptKind> OFFICES = Set.of(ConceptKind.DEPARTMENT, ConceptKind.ROLE);

  /** What may befall a person is a promise where it is said of a thing. */
  private static final Set<String> DONE_TO_THINGS = Set.of("removed", "reimbursed");

  private Promises() {}

  /** What people bring before an office. */
  private static final Set<String> MATTERS =
      Set.of(
          "report",
          "reports",
          "complaint",
          "complaints",
          "concern",
          "concerns",
          "allegation",
          "allegations",
          "violation",
          "violations",
          "breach",
          "breaches",
          "disclosure",
          "disclosures",
          "incident",
          "incidents",
          "grievance",
          "grievances");

  /** The operator whose "will" stands at a token. */
  static Optional<Operator> match(Words words, int i, int to) {
    int verb = i + 1;
    while (words.at(verb).in(Set.of("also", "then", "still", "always", "likely", "not"))) {
      verb++;
    }
    boolean denied = words.slice(i, verb).contains("not");
    if (words.at(verb).in(Set.of("need", "have"))
        && words.at(verb + 1).is("to")
        && words.at(verb + 2).word()) {
      return Modals.plain(words, i, verb + 2, denied ? Force.EXEMPT : Force.OBLIGE, to);
    }
    if (words.at(verb).is("have") && !denied && Undertakings.staffed(words, i, verb, to)) {
      return Modals.plain(words, i, i + 1, Force.OBLIGE, to);
    }
    if (words.at(verb).is("have") && !denied) {
      return DeonticPredicates.have(words, verb, to)
          .map(o -> new Operator(i, i, o.predicate(), o.force(), o.only(), o.shape()));
    }
    return words.at(i + 1).is("be") || (denied && words.at(i + 2).is("be"))
        ? DeonticPredicates.adjective(words, i, i + 1, to).or(() -> promisedPassive(words, i, to))
        : promise(words, i, to);
  }

  /**
   * "The policy will be reviewed annually": a promise where it says how often, how soon or by whom,
   * else a tale of what comes next.
   */
  private static Optional<Operator> promisedPassive(Words words, int i, int to) {
    boolean denied = words.at(i + 1).is("not");
    int be = denied ? i + 2 : i + 1;
    Optional<Passive> passive =
        Passive.find(words, be, to)
            .filter(found -> !found.stative())
            .filter(
                found ->
                    !found.possible()
                        || (words.at(found.participle()).in(DONE_TO_THINGS)
                            && !HeadNouns.canAct(words.at(i - 1).lower())));
    if (passive.isEmpty() || !Verbs.isPolicyVerb(passive.get().base(passive.get().participle()))) {
      return Optional.empty();
    }
    boolean told =
        words.at(i - 1).in(Set.of("they", "you", "we", "he", "she", "there"))
            || words.slice(0, i).contains("your");
    boolean firm =
        passive.get().parts(Force.OBLIGE).stream().anyMatch(part -> part.agent().isPresent())
            || words.slice(i, to).stream().anyMatch(OFTEN::contains)
            || words.starts(passive.get().participle() + 1, List.of("in", "confidence"))
            || ofAll(words, i, passive.get())
            || Undertakings.passive(words, i, passive.get().base(passive.get().participle()), to)
            || (TimeLimits.deed(passive.get().base(passive.get().participle()))
                && TimeLimits.timed(words.text(passive.get().participle(), to)));
    boolean banned = // "Passwords will not be shared."
        denied
            && passive.get().parts(Force.OBLIGE).stream()
                .noneMatch(part -> part.agent().isPresent())
            && !HeadNouns.canAct(words.at(i - 1).lower());
    return (firm || banned) && !told
        ? Modals.plain(words, i, i + 1, Force.OBLIGE, to)
        : Optional.empty();
  }

  /** "All reports will be kept confidential", "complaints will be taken seriously". */
  private static boolean ofAll(Words words, int will, Passive passive) {
    Token how = words.at(passive.participle() + 1);
    boolean every = words.at(0).in(Set.of("all", "any", "every", "each"));
    boolean matter = words.slice(0, will).stream().anyMatch(MATTERS::contains);
    boolean well =
        how.in(
            Set.of(
                "confidential",
                "confidentially",
                "seriously",
                "fairly",
                "thoroughly",
                "promptly",
                "immediately",
                "consistently",
                "impartially",
                "sensitively"));
    return matter && (every || well);
  }

  /**
   * "Contractors will provide their own laptops", "if the request is approved, the company will
   * send the report": a duty where somebody acts, and more than a tale of what comes next.
   */
  private static Optional<Operator> promise(Words words, int i, int to) {
    Token subject = words.at(i - 1);
    int after = i + 1;
    while (words.at(after).in(Set.of("not", "always", "never", "also"))) {
      after++;
    }
    Token verb = words.at(after);
    if (Undertakings.active(words, i, after, to)) {
      return Modals.plain(words, i, i + 1, Force.OBLIGE, to);
    }
    boolean acts =
        !words.at(0).in(Set.of("some", "many", "most", "others", "several", "few"))
            && verb.tagged("VERB")
            && Verbs.isPolicyVerb(verb.lower())
            && !VerbKinds.possible(verb.lower())
            && !verb.in(Set.of("receive", "get", "see", "notice", "learn", "benefit"));
    boolean office =
        HeadNouns.office(subject.text()) || (subject.text().matches("[A-Z&]{3,}") && i == 1);
    boolean one = office || (subject.nominal() && HeadNouns.canAct(subject.lower()));
    if (!acts || !one) {
      return Optional.empty();
    }
    boolean bound =
        NounPhrases.plural(subject.lower())
            || holder(words, i - 1)
            || office
            || words.at(i - 2).is("and")
            || words.slice(i, to).stream().anyMatch(OFTEN::contains)
            || body(words, i - 1, to)
            || words.at(0).in(Set.of("if", "when", "where", "upon", "once", "after"));
    return bound ? Modals.plain(words, i, i + 1, Force.OBLIGE, to) : Optional.empty();
  }

  /** Whether one who holds an office, or a body with a name, acts and nobody is told of it. */
  private static boolean holder(Words words, int head) {
    int first = head;
    while (words.at(first - 1).nominal() || words.at(first - 1).tagged("ADJ")) {
      first--;
    }
    boolean told =
        words.tokens().stream().anyMatch(token -> token.in(Set.of("you", "your", "i", "me", "my")));
    boolean name = words.at(head).text().matches("[A-Z][A-Z&]{2,}") && head == first;
    return !told && (words.at(first - 1).is("the") || name);
  }

  /**
   * Whether a definite noun phrase that ends at a token names who can promise: the company, its
   * board, or an office that says by when.
   */
  private static boolean body(Words words, int head, int to) {
    int first = head;
    while (words.at(first - 1).nominal() || words.at(first - 1).tagged("ADJ")) {
      first--;
    }
    Optional<ConceptKind> kind = HeadNouns.kind(words.at(head).lower());
    boolean timed =
        words.slice(head, to).contains("within")
            && words.slice(head, to).stream().anyMatch(ModifierWords.UNITS::contains);
    return words.at(first - 1).is("the")
        && (words.at(head).in(Set.of("company", "board", "committee", "council"))
            || (timed && kind.filter(OFFICES::contains).isPresent()));
  }
}
