package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds what can decide about a norm, and tells it as contrasts. */
final class Contrasts {
  private static final Pattern WITHOUT =
      Pattern.compile(
          "^(.+?) without ((?:(?!\\b(?:ing|and|or)\\b)[\\w'"
              + " -])*?(?:approval|consent|permission|authori[sz]ation|"
              + "agreement|contract|confirmation|instruction|notice|supervision|licen[cs]e)\\b[^,]*)$");

  private final Norm norm;
  private final Bearer bearer;
  private final Manner manner;
  private final List<Norm> others;
  private final boolean told;
  private final String action;
  private final Optional<VerbPhrase> deed;
  private final Optional<Circumstance> condition;
  private final Optional<Circumstance> exception;

  Contrasts(Norm norm, Bearer bearer, GenerationContext context) {
    this.norm = norm;
    this.bearer = bearer;
    this.manner = context.settings().manner();
    this.condition = circumstance(norm.condition());
    this.exception = circumstance(norm.exception().or(() -> untilThen(norm)));
    this.action = References.deed(norm.action());
    this.others = manner == Manner.PLAIN ? others(norm, action, context) : List.of();
    this.told = manner == Manner.LIVELY || Fitness.untold(norm).isEmpty();
    this.deed =
        told && norm.modality() != Modality.DEFINITION && VerbPhrase.usable(action)
            ? Optional.of(VerbPhrase.of(action + remainder()))
            : Optional.empty();
  }

  private Optional<Circumstance> circumstance(Optional<String> words) {
    return manner == Manner.LIVELY
        ? words.flatMap(Circumstance::parse)
        : words.flatMap(Circumstance::parsePlain).filter(Circumstance::readsWell);
  }

  /**
   * "must not ... until the office has approved it": what ends the prohibition is its exception.
   */
  private static Optional<String> untilThen(Norm norm) {
    return norm.deadline()
        .filter(words -> norm.modality() == Modality.PROHIBITION)
        .filter(words -> words.matches("until .*\\b(?:is|are|has|have)\\b.*"))
        .map(words -> "unless " + words.substring("until ".length()));
  }

  /** A condition that no sentence can state stays with the deed. */
  private String remainder() {
    return norm.condition()
        .filter(text -> condition.isEmpty())
        .map(References::plain)
        .filter(text -> Words.count(text) <= 14 && !action.contains(text))
        .filter(text -> !text.matches(".*[;:()\\[\\]“”\"].*"))
        .map(text -> " " + Words.lowerFirst(Words.unstop(text)))
        .orElse("");
  }

  /** One way to tell a contrast; empty where this telling does not suit it. */
  @FunctionalInterface
  interface Kind {
    Optional<Contrast> tell(Telling telling);
  }

  /** Whether the deed's words need several people, so that "their" is right. */
  boolean several() {
    return deed.map(VerbPhrase::base).filter(Pronouns::doubtful).isPresent();
  }

  /** Whether stories are about the norm's bearer, rather than about a rule or a term. */
  boolean aboutBearer() {
    return deed.isPresent();
  }

  /** What can decide, most particular first; the last kind can be told again and again. */
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    if (norm.modality() == Modality.DEFINITION) {
      if (told) {
        kinds.add(this::definition);
      }
      return kinds;
    }
    if (deed.isEmpty() || rightOfThing()) {
      if (manner == Manner.LIVELY) {
        kinds.add(this::fallback);
      }
      return kinds; // In the plain manner nothing is told that only quotes the rule.
    }
    if (threshold().isPresent()) {
      kinds.add(this::tellThreshold);
    }
    if (deadline().filter(found -> duty() || !found.recurring()).isPresent()) {
      kinds.add(this::tellDeadline);
    }
    if (exception.isPresent()) {
      kinds.add(this::tellException);
    }
    boolean purposeOfRight =
        norm.modality() == Modality.PERMISSION
            && condition.filter(Circumstance::purpose).isPresent();
    // A permission for one purpose does not forbid the others.
    if (condition.isPresent() && !purposeOfRight) {
      kinds.add(this::tellCondition);
    }
    if (norm.modality() == Modality.PROHIBITION && WITHOUT.matcher(action).matches()) {
      kinds.add(this::tellWithout);
    }
    if (duty() && bearer.outsider().isPresent() && condition.isEmpty()) {
      kinds.add(this::tellBearer);
    }
    if (norm.modality() != Modality.PERMISSION && !others.isEmpty()) {
      kinds.add(this::tellCrossNorm);
    }
    kinds.add(norm.modality() == Modality.PERMISSION ? this::tellRight : this::tellPolarity);
    return kinds;
  }

  /** "Logs may be kept": nobody asks for it, and nobody is refused it. */
  private boolean rightOfThing() {
    return manner == Manner.PLAIN
        && norm.modality() == Modality.PERMISSION
        && (bearer.kind() == Bearer.Kind.THING || deed.filter(VerbPhrase::passive).isPresent());
  }

  private boolean duty() {
    return norm.modality() == Modality.OBLIGATION || norm.modality() == Modality.RECOMMENDATION;
  }

  /** The deed; of a list of alternatives, one, where each of them decides alone. */
  private VerbPhrase deed(Telling telling) {
    VerbPhrase phrase = deed.orElseThrow();
    return duty() ? phrase : phrase.alternative(telling.random());
  }

  /** Whether doing it keeps the norm. */
  private boolean doingIsRight() {
    return norm.modality() != Modality.PROHIBITION;
  }

  /** The deed with its deadline: without it nobody knows whether the duty was kept. */
  private VerbPhrase inTime() {
    return norm.deadline()
        .map(References::plain)
        .filter(text -> Words.count(text) <= 14 && !action.contains(text))
        .filter(text -> !text.matches(".*([;:()\\[\\]“”\"]|\\b(they|he|she|we)\\b).*"))
        .map(
            text ->
                VerbPhrase.of(action + remainder() + " " + Words.lowerFirst(Words.unstop(text))))
        .orElseGet(deed::orElseThrow);
  }

  private Optional<Contrast> tellPolarity(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED && condition.isPresent()) {
      return Optional.empty();
    }
    VerbPhrase phrase = deed(telling);
    String setting = setting(telling, true);
    String done = setting + Facts.done(duty() ? inTime() : phrase, telling);
    String not = setting + Facts.notDone(phrase, telling);
    return Optional.of(
        Contrast.of(
            "polarity",
            doingIsRight() ? done : not,
            doingIsRight() ? not : done,
            setting + Facts.unknown(phrase, telling),
            whetherDone(phrase, telling)));
  }

  /**
   * Rules of the same section and for the same people, which the story can keep beside this one.
   */
  private static List<Norm> others(Norm norm, String action, GenerationContext context) {
    return context.neighbours().stream()
        .filter(
            other ->
                other.modality() == Modality.OBLIGATION || other.modality() == Modality.PROHIBITION)
        .filter(other -> other.bearer().equalsIgnoreCase(norm.bearer()))
        .filter(other -> other.condition().isEmpty() && other.exception().isEmpty())
        .filter(other -> !References.deed(other.action()).equals(action))
        .filter(other -> Fitness.untold(other).isEmpty())
        .toList();
  }

  /** Another rule is kept; whether this one is kept decides. */
  private Optional<Contrast> tellCrossNorm(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    Norm other = Words.pick(others, telling.random());
    VerbPhrase phrase = VerbPhrase.of(References.deed(other.action()));
    if (phrase.passive() != deed.orElseThrow().passive()) {
      return Optional.empty();
    }
    String kept =
        other.modality() == Modality.PROHIBITION
            ? Facts.notDone(phrase, telling)
            : Facts.done(phrase, telling);
    return tellPolarity(telling).map(contrast -> contrast.after(kept, other));
  }

  private Optional<Contrast> tellRight(Telling telling) {
    VerbPhrase phrase = deed(telling);
    if (telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    String setting = setting(telling, true);
    boolean agent = telling.subject().agent() && !phrase.passive();
    List<Integer> suited =
        IntStream.range(0, lines("right.allowed").size())
            .filter(i -> agent || !lines("right.allowed").get(i).startsWith("*"))
            .boxed()
            .toList();
    if (suited.isEmpty()) {
      return Optional.empty();
    }
    int line = Words.pick(suited, telling.random());
    Map<String, String> slots = Facts.slots(phrase.as(telling.subject()), telling);
    return Optional.of(
        Contrast.of(
            "permission",
            setting + right("allowed", line, slots),
            setting + right("denied", line, slots),
            setting + right("unknown", line, slots),
            "whether " + telling.cast().colleague().name() + " accepted it"));
  }

  private String right(String outcome, int line, Map<String, String> slots) {
    return Wording.fill(lines("right." + outcome).get(line).replaceFirst("^\\*", ""), slots);
  }

  private Optional<Contrast> tellCondition(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    Circumstance circumstance = condition.orElseThrow();
    VerbPhrase phrase = deed(telling);
    boolean permission = norm.modality() == Modality.PERMISSION;
    String fact = duty() ? Facts.notDone(phrase, telling) : Facts.done(phrase, telling);
    String holds = circumstance.holds(telling.open()) + " " + fact;
    String fails = circumstance.fails(telling.open()) + " " + fact;
    return Optional.of(
        Contrast.of(
            "condition",
            permission ? holds : fails,
            permission ? fails : holds,
            unknown(circumstance, telling) + " " + fact,
            close(circumstance.whether(telling.open()), telling)));
  }

  private Optional<Contrast> tellException(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    Circumstance circumstance = exception.orElseThrow();
    VerbPhrase phrase = deed(telling);
    boolean permission = norm.modality() == Modality.PERMISSION;
    String setting = setting(telling, false);
    String fact = duty() ? Facts.notDone(phrase, telling) : Facts.done(phrase, telling);
    String holds = setting + fact + " " + circumstance.holds(telling.open());
    String fails = setting + fact + " " + circumstance.fails(telling.open());
    return Optional.of(
        Contrast.of(
            "exception",
            permission ? fails : holds,
            permission ? holds : fails,
            setting + fact + " " + unknown(circumstance, telling),
            close(circumstance.whether(telling.open()), telling)));
  }

  private Optional<Contrast> tellWithout(Telling telling) {
    Matcher matcher = WITHOUT.matcher(action);
    if (!matcher.matches() || telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    VerbPhrase phrase = VerbPhrase.of(matcher.group(1)).alternative(telling.random());
    Optional<Circumstance> with = Circumstance.parse("with " + matcher.group(2));
    if (with.isEmpty()) {
      return Optional.empty();
    }
    String fact = setting(telling, false) + Facts.done(phrase, telling) + " ";
    return Optional.of(
        Contrast.of(
            "approval",
            fact + with.get().holds(telling.open()),
            fact + with.get().fails(telling.open()),
            fact + unknown(with.get(), telling),
            close(with.get().whether(telling.open()), telling)));
  }

  private Optional<Contrast> tellBearer(Telling telling) {
    if (telling.subject().firstPerson()
        || telling.subject().plural()
        || telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    String role = bearer.outsider().orElseThrow();
    String fact = " " + Facts.notDone(deed(telling), telling);
    String name = telling.subject().later();
    return Optional.of(
        Contrast.of(
            "bearer",
            name + " is not " + role + "." + fact,
            name + " is " + role + "." + fact,
            "Whether " + name + " is " + role + " is not known." + fact,
            "whether " + name + " is " + role));
  }

  private Optional<ThresholdStory> threshold() {
    return norm.threshold().flatMap(words -> ThresholdStory.find(norm, action, words));
  }

  private Optional<Contrast> tellThreshold(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED
        && (condition.isPresent()
            || threshold()
                .map(ThresholdStory::place)
                .equals(Optional.of(ThresholdStory.Place.CONDITION)))) {
      return Optional.empty();
    }
    return threshold()
        .flatMap(story -> story.tell(telling, text -> setting(telling, manner == Manner.PLAIN)));
  }

  private Optional<Deadline> deadline() {
    return norm.deadline().flatMap(words -> Deadline.parse(words, action));
  }

  private Optional<Contrast> tellDeadline(Telling telling) {
    if (telling.tense() == Telling.Tense.PLANNED) {
      return Optional.empty();
    }
    Deadline deadline = deadline().orElseThrow();
    if (!VerbPhrase.usable(deadline.action())) {
      return Optional.empty();
    }
    return deadline
        .timing(telling)
        .map(
            timing -> {
              String fact =
                  setting(telling, true)
                      + Facts.done(deadlineDeed(deadline, telling), telling)
                      + " ";
              return Contrast.of(
                  "deadline",
                  fact + (doingIsRight() ? timing.inTime() : timing.late()),
                  fact + (doingIsRight() ? timing.late() : timing.inTime()),
                  fact + timing.unknown(),
                  timing.missingFact());
            });
  }

  private VerbPhrase deadlineDeed(Deadline deadline, Telling telling) {
    VerbPhrase phrase = VerbPhrase.of(deadline.action());
    return duty() ? phrase : phrase.alternative(telling.random());
  }

  private Optional<Contrast> definition(Telling telling) {
    int line = telling.random().nextInt(lines("definition.yes").size());
    Map<String, String> slots = new HashMap<>(telling.people());
    slots.put("term", Definitions.term(norm));
    slots.put("thing", Definitions.thing(norm));
    return Optional.of(
        Contrast.of(
            "definition",
            Wording.fill(lines("definition.yes").get(line), slots),
            Wording.fill(lines("definition.no").get(line), slots),
            Wording.fill(lines("definition.unknown").get(line), slots),
            "what the case was about"));
  }

  private Optional<Contrast> fallback(Telling telling) {
    Map<String, String> slots = new HashMap<>(telling.people());
    slots.put("statement", "\"" + Words.sentence(References.plain(norm.statement())) + "\"");
    String story = Words.pick(lines("fallback.story"), telling.random());
    int line = telling.random().nextInt(lines("fallback.compliant").size());
    String[] stories = new String[3];
    String[] sections = {"fallback.compliant", "fallback.violation", "fallback.ambiguous"};
    for (int i = 0; i < 3; i++) {
      slots.put("outcome", lines(sections[i]).get(line));
      stories[i] = Wording.fill(story, slots);
    }
    return Optional.of(
        Contrast.of("general", stories[0], stories[1], stories[2], "whether the rule was kept"));
  }

  private List<String> lines(String section) {
    return Wording.lines(manner.section(section));
  }

  /** Sentences that make the norm apply. */
  private String setting(Telling telling, boolean withException) {
    StringBuilder text = new StringBuilder();
    condition.ifPresent(found -> text.append(found.holds(telling.open())).append(' '));
    if (withException && telling.tense() == Telling.Tense.PAST) {
      exception
          // A forbidden deed breaks the rule only where the exception is known not to hold.
          .filter(
              found ->
                  manner == Manner.PLAIN
                      || telling.random().nextBoolean()
                      || norm.modality() == Modality.PROHIBITION)
          .ifPresent(found -> text.append(found.fails(telling.open())).append(' '));
    }
    if (manner == Manner.PLAIN
        && withException
        && norm.exception().isPresent()
        && exception.isEmpty()) {
      text.append(Words.pick(Wording.lines("plain.no-exception"), telling.random())).append(' ');
    }
    return text.toString();
  }

  private String unknown(Circumstance circumstance, Telling telling) {
    Map<String, String> slots = new HashMap<>(telling.people());
    slots.put("whether", circumstance.whether(telling.open()));
    return Words.sentence(
        Wording.fill(Words.pick(lines("unknown.circumstance"), telling.random()), slots));
  }

  private static String whetherDone(VerbPhrase phrase, Telling telling) {
    Subject subject = named(telling.subject());
    VerbPhrase fitted = phrase.as(subject);
    return telling.tense() == Telling.Tense.PAST
        ? "whether " + subject.later() + " " + fitted.pastAsked(subject)
        : "whether " + subject.later() + " will " + fitted.base();
  }

  /** Fills the open mentions of a phrase that stands outside the story. */
  private static String close(String text, Telling telling) {
    return text.replace(Telling.MENTION, named(telling.subject()).later());
  }

  /** Outside the story, "I" is "you". */
  private static Subject named(Subject subject) {
    return subject.firstPerson()
        ? new Subject("you", "you", "", Subject.Person.YOU, true)
        : subject;
  }
}
