package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.curation.CaseEntries.Entry;
import io.alignmentstudio.framers.curation.CaseEntries.State;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers a scenario with entries anew, without its label: it looks for the norm's act, condition,
 * exception, figure and time among the entries, and decides by the norm what they come to. Of what
 * entries are called only those that every record has count: the act, whether it was done, who.
 */
final class RecordReader {
  private static final double TELLS = 0.6;

  /** Words that make a line of what is no sentence. */
  private static final Pattern SCAFFOLD =
      Pattern.compile(
          "(?i)^(?:it concerned|the purpose was to|the person concerned was|this was for|it was) "
              + "|^the (?:condition|exception) (?=')|(?<=') (?:is met|applies)$");

  /** A figure behind such words is the policy's limit, not what happened. */
  private static final Pattern LIMITED =
      Pattern.compile(
          "(?i)\\b(?:exceed\\w*|more than|less than|fewer than|(?<!carry )over|above|below|under|at least|at most|up to|maximum of|minimum of|longer than|within) (?:EUR|USD|GBP|CHF|[$€£])? ?(?:\\d|(?:"
              + NumberWords.PATTERN
              + ")\\b)|\\bor (?:more|less|fewer|above|below|longer|over)\\b");

  private static final Pattern NEGATION =
      Pattern.compile("(?i)\\b(?:not|without|cannot)\\b|n't\\b");
  static final Pattern FIGURE =
      Pattern.compile(
          "(?i)(EUR|USD|GBP|CHF|\\$|€|£)? ?(\\d[\\d,]*(?:\\.\\d+)?|\\b(?:"
              + NumberWords.PATTERN
              + ")\\b)[ -]?(?:(?:working|business|calendar|consecutive|full) )?(%|per cent|percent|[a-z]+)?");

  /** Words around a figure, which a record has otherwise. */
  private static final Set<String> LIMITS =
      BlindReader.stems(
          "more less than least most up over above below within maximum minimum exceed every once"
              + " ensure");

  private final Norm norm;
  private final List<Entry> entries;

  private RecordReader(Norm norm, List<Entry> entries) {
    this.norm = norm;
    this.entries = entries;
  }

  /** The verdict that follows from the entries; empty where they do not decide. */
  static Optional<Verdict> verdict(Norm norm, List<Entry> entries) {
    return new RecordReader(norm, entries).verdict();
  }

  /** What became of the act, and the words under which it stands. */
  private record Act(State done, String words, Entry outcome) {}

  private Optional<Verdict> verdict() {
    Optional<Act> found = act();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Act act = found.get();
    State condition = circumstance(norm.condition(), true);
    State exception = circumstance(norm.exception(), false);
    State inside = inside(act);
    Optional<State> late = late(act);
    boolean open =
        Stream.of(act.done(), condition, exception, inside, late.orElse(State.NO))
            .anyMatch(State.OPEN::equals);
    if (open) {
      return Optional.of(Verdict.AMBIGUOUS);
    }
    boolean applies = condition == State.YES && exception == State.NO;
    return Optional.of(
        decide(applies, act.done() == State.YES, inside == State.YES, late)
            ? Verdict.COMPLIANT
            : Verdict.VIOLATION);
  }

  private boolean decide(boolean applies, boolean done, boolean inside, Optional<State> late) {
    boolean missed = late.filter(State.YES::equals).isPresent();
    boolean kept = late.filter(State.NO::equals).isPresent();
    return switch (norm.modality()) {
      case PROHIBITION -> !applies || !done || !inside || (late.isPresent() && !kept);
      case OBLIGATION, RECOMMENDATION ->
          !applies || (done ? !missed && (inside || triggers()) : !inside && triggers());
      case PERMISSION -> done && applies && inside && !missed;
      case DEFINITION -> false;
    };
  }

  /** Whether the figure says when a duty begins. */
  private boolean triggers() {
    boolean outside =
        norm.threshold().filter(words -> !norm.action().contains(number(words))).isPresent();
    return outside || bound().filter(limit -> limit.side().strict()).isPresent();
  }

  private static String number(String words) {
    Matcher figure = FIGURE.matcher(words);
    return figure.find() ? figure.group(2) : words;
  }

  private Optional<Act> act() {
    Set<String> deed = BlindReader.stems(norm.action());
    Stream.of(norm.threshold(), norm.deadline())
        .flatMap(Optional::stream)
        .map(BlindReader::stems)
        .forEach(deed::removeAll);
    deed.removeAll(LIMITS);
    if (deed.isEmpty()) {
      return Optional.empty();
    }
    Optional<Act> best = Optional.empty();
    double most = TELLS;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      double own = share(deed, entry.named());
      if (own >= most) {
        most = own + 1e-9;
        best = Optional.of(new Act(entry.state(), entry.label(), entry));
      }
      double told = share(deed, BlindReader.stems(entry.value()));
      Optional<Entry> outcome = outcome(i + 1);
      if (told >= most && outcome.isPresent()) {
        most = told + 1e-9;
        best = Optional.of(new Act(outcome.get().state(), entry.value(), outcome.get()));
      }
    }
    return best;
  }

  /** What the entries behind the act say of it: nothing that the norm's own words name. */
  private Optional<Entry> outcome(int from) {
    return entries.stream()
        .skip(from)
        .filter(entry -> entry.label().matches("Done|Answer"))
        .findFirst();
  }

  private static double share(Set<String> words, Set<String> said) {
    Set<String> both = new HashSet<>(said);
    both.retainAll(words);
    return both.size() / (double) words.size();
  }

  /**
   * Whether a condition or exception holds.
   *
   * @param unsaid what follows where no entry is about it
   */
  private State circumstance(Optional<String> words, boolean unsaid) {
    if (words.isEmpty()) {
      return unsaid ? State.YES : State.NO;
    }
    Set<String> own = BlindReader.stems(words.get());
    State all = unsaid ? State.YES : State.NO;
    boolean any = false;
    boolean every = true;
    for (Entry entry : entries) {
      Set<String> named = BlindReader.stems(SCAFFOLD.matcher(entry.label()).replaceAll(""));
      if (named.isEmpty()
          || share(named, own) < TELLS
          || entry.label().matches("Act|Done|Request|Answer|Who")) {
        continue;
      }
      if (FIGURE.matcher(entry.value()).find() && !RecordTimes.moment(entry.value()).isPresent()) {
        continue; // A figure is on its side or not.
      }
      if (entry.state() == State.OPEN) {
        if (isFigure(entry)) {
          continue;
        }
        return State.OPEN;
      }
      boolean turned =
          !entry.quotesCircumstance()
              && negated(part(words.get(), named)) != negated(entry.label());
      every &= (entry.state() == State.YES) != turned;
      any = true;
    }
    return any ? every ? State.YES : State.NO : all;
  }

  /** Whether an open entry is where the figure should stand. */
  private boolean isFigure(Entry entry) {
    return norm.threshold().isPresent() && !told(entry.label());
  }

  /** Whether a label is a whole sentence rather than the name of a value. */
  private static boolean told(String label) {
    return label.matches("(?is).*\\b(?:is|are|was|were|has|have|had|does|do|can|\\w+s|\\w+ed)\\b.*")
        && label.split(" ").length > 2;
  }

  private static String part(String words, Set<String> named) {
    String best = words;
    double most = -1;
    for (String part : words.split("\\band\\b")) {
      double share = share(named, BlindReader.stems(part));
      if (share > most) {
        most = share;
        best = part;
      }
    }
    return best;
  }

  private static boolean negated(String words) {
    return NEGATION.matcher(words).results().count() % 2 == 1;
  }

  // Figures

  private enum Side {
    ABOVE,
    AT_LEAST,
    BELOW,
    AT_MOST;

    boolean strict() {
      return this == ABOVE || this == BELOW;
    }

    boolean holds(double value, double limit) {
      return switch (this) {
        case ABOVE -> value > limit;
        case AT_LEAST -> value >= limit;
        case BELOW -> value < limit;
        case AT_MOST -> value <= limit;
      };
    }
  }

  private record Bound(double value, String unit, Side side) {}

  private Optional<Bound> bound() {
    if (norm.threshold().isEmpty()) {
      return Optional.empty();
    }
    Matcher limit = FIGURE.matcher(norm.threshold().get());
    if (!limit.find()) {
      return Optional.empty();
    }
    String text =
        Stream.of(norm.action(), norm.condition().orElse(""))
            .filter(part -> part.contains(limit.group(2)))
            .findFirst()
            .orElse(norm.threshold().get());
    int at = text.indexOf(limit.group(2));
    String left = text.substring(0, at).replaceAll("(?i)(?:EUR|USD|GBP|CHF|[$€£]) ?$", "");
    String right = text.substring(at + limit.group(2).length());
    Matcher unit = FIGURE.matcher(text.substring(Math.max(0, at - 4)));
    String own = unit(limit).isEmpty() && unit.find() ? unit(unit) : unit(limit);
    return Optional.of(new Bound(value(limit.group(2)), own, side(left, right)));
  }

  private Side side(String left, String right) {
    String before = left.toLowerCase(Locale.ROOT);
    if (right.matches("(?is)^[^,.]{0,20} or (?:more|above|longer|over|older)\\b.*")) {
      return Side.AT_LEAST;
    }
    if (right.matches("(?is)^[^,.]{0,20} or (?:less|fewer|below|under|shorter)\\b.*")
        || before.matches(
            "(?s).*\\b(?:up to|at most|(?:no|not) (?:more|longer|greater|later|higher) than|maximum of|within|every|not exceed(?:ing|s)?|not to exceed)\\W*$")) {
      return Side.AT_MOST;
    }
    if (before.matches("(?s).*\\b(?:at least|(?:no|not) (?:less|fewer) than|minimum of)\\W*$")) {
      return Side.AT_LEAST;
    }
    if (before.matches(
        "(?s).*\\b(?:more than|greater than|over|above|exceed(?:s|ing)?|in excess of|longer than|older than|larger than|higher than|beyond)\\W*$")) {
      return Side.ABOVE;
    }
    if (before.matches(
        "(?s).*\\b(?:less than|fewer than|below|under|lower than|shorter than|smaller than)\\W*$")) {
      return Side.BELOW;
    }
    return norm.modality() == Modality.PERMISSION
            || before.matches("(?s)(?:limit|restrict|cap|reduce|shorten)\\b.*")
        ? Side.AT_MOST
        : Side.AT_LEAST;
  }

  private State inside(Act act) {
    Optional<Bound> limit = bound();
    if (limit.isEmpty()) {
      return State.YES;
    }
    // The words of the policy: the act is told with its limit, not with a figure.
    boolean verbatim =
        norm.threshold().filter(words -> act.words().contains(words)).isPresent()
            && norm.action().contains(act.words().replaceFirst(" (?:within|by|before) .*$", ""));
    if (verbatim) {
      return State.YES;
    }
    boolean open = act.words().contains("unstated");
    for (Entry entry : entries) {
      boolean figure = FIGURE.matcher(entry.value()).find();
      open |=
          entry.label().contains("unstated")
              || (isFigure(entry) && entry.state() == State.OPEN && !figure && figureName(entry));
    }
    if (open) {
      return State.OPEN;
    }
    for (Entry entry : entries) {
      boolean value =
          !entry.value().equals(act.words()) && !RecordTimes.moment(entry.value()).isPresent();
      Optional<Double> told = value ? same(entry.value(), limit.get()) : Optional.empty();
      if (told.isPresent()) {
        return yes(limit.get().side().holds(told.get(), limit.get().value()));
      }
    }
    List<String> texts = new ArrayList<>(List.of(act.words()));
    entries.stream()
        .filter(entry -> !entry.quotesCircumstance())
        .forEach(entry -> texts.add(entry.label()));
    for (String text : texts) {
      Optional<Double> told = same(text, limit.get());
      boolean own =
          norm.condition()
              .filter(
                  words -> words.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)))
              .isPresent();
      if (told.isPresent() && !own && !LIMITED.matcher(text).find()) {
        return yes(limit.get().side().holds(told.get(), limit.get().value()));
      }
    }
    return State.YES;
  }

  /** Whether an entry is called as a figure is. */
  private boolean figureName(Entry entry) {
    return entry.label().matches("Amount|Share|Length of time|Interval")
        || norm.condition()
            .filter(
                words ->
                    words.toLowerCase(Locale.ROOT).contains(entry.label().toLowerCase(Locale.ROOT)))
            .isPresent();
  }

  private static State yes(boolean is) {
    return is ? State.YES : State.NO;
  }

  private static Optional<Double> same(String text, Bound limit) {
    Matcher figure = FIGURE.matcher(text);
    while (figure.find()) {
      if (unit(figure).equals(limit.unit())) {
        return Optional.of(value(figure.group(2)));
      }
    }
    return Optional.empty();
  }

  static String unit(Matcher number) {
    String money = number.group(1) == null ? "" : number.group(1);
    String word = number.group(3) == null ? "" : number.group(3).toLowerCase(Locale.ROOT);
    return money.isEmpty() ? word.replaceFirst("s$", "") : money;
  }

  static double value(String number) {
    return NumberWords.value(number)
        .map(Integer::doubleValue)
        .orElseGet(() -> Double.parseDouble(number.replace(",", "")));
  }

  // Times

  /** Whether the act was late; empty where the record is not about its time. */
  private Optional<State> late(Act act) {
    if (norm.deadline().isEmpty()) {
      return Optional.empty();
    }
    List<LocalDateTime> before = new ArrayList<>();
    for (Entry entry : entries) {
      if (!entry.equals(act.outcome())) {
        RecordTimes.moment(entry.value()).ifPresent(before::add);
      }
    }
    Optional<LocalDateTime> done = RecordTimes.moment(act.outcome().value());
    if (done.isEmpty()) {
      return before.isEmpty() ? Optional.empty() : Optional.of(State.OPEN);
    }
    return RecordTimes.late(norm.deadline().get(), before.stream().findFirst(), done.get())
        .map(RecordReader::yes);
  }
}
