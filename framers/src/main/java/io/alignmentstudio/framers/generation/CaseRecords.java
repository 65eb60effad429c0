package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Scenarios as records with entries: "Act: report lost devices. A device is lost: yes. Done: no."
 * The entries are the policy's own words without a verb to inflect, so they are grammatical where a
 * story would not be; and they say what happened, never whether a rule was kept. Every part that
 * decides is told on both of its sides: thresholds (away from the limit and at it), time limits,
 * exceptions, conditions, and the act itself. Every other act is told in the frames of stories.
 */
final class CaseRecords {

  private static final int LONGEST_ENTRIES = 62;
  private static final int LONGEST_BEARER = 10;

  private final Norm norm;
  private final Random random;
  private final String act;
  private final boolean whole;
  private final Optional<List<CheckedPoint>> conditions;
  private final Optional<List<CheckedPoint>> exceptions;
  private final List<String[]> answers;
  private final List<Example> rows = new ArrayList<>();
  private final RecordForms forms;

  private CaseRecords(Norm norm, GenerationContext context, Random random) {
    this.norm = norm;
    this.random = random;
    ActLine asked = ActLine.of(norm);
    this.whole = asked.whole();
    this.act = asked.words();
    this.conditions = points(norm.condition(), "condition");
    this.exceptions = points(norm.exception(), "exception");
    this.answers =
        Wording.lines("plain.record.answers").stream()
            .map(line -> line.split("\\s*\\|\\s*"))
            .toList();
    this.forms = new RecordForms(norm, context, random);
  }

  /** The lines for a condition or exception: a fact each, else its own words as one. */
  private Optional<List<CheckedPoint>> points(Optional<String> words, String what) {
    boolean theyAreNamed =
        Pronouns.doubtful(act + " they") != Bearer.of(norm).plural() && !act.contains(" they ");
    return words
        .map(CheckedPoint::of)
        .filter(points -> !points.isEmpty())
        .or(() -> words.flatMap(own -> CheckedPoint.quoted(own, what, theyAreNamed)).map(List::of));
  }

  /**
   * The records of a norm.
   *
   * @param acts groups in which the act itself decides, beside those of the other parts
   */
  static List<Example> of(Norm norm, GenerationContext context, Random random, int acts) {
    return ActLine.untellable(norm).isPresent()
        ? List.of()
        : new CaseRecords(norm, context, random).write(acts);
  }

  private List<Example> write(int acts) {
    boolean untold =
        (norm.condition().isPresent() && conditions.isEmpty())
            || (norm.exception().isPresent() && exceptions.isEmpty());
    if (untold) {
      return List.of(); // Whether the rule applies would be no fact of the case.
    }
    threshold();
    deadline();
    sides("exception", norm.exception(), exceptions, false);
    sides("condition", norm.condition(), conditions, true);
    for (int i = 0; i < acts; i++) {
      act(i);
    }
    return List.copyOf(rows);
  }

  private boolean duty() {
    return norm.modality() == Modality.OBLIGATION || norm.modality() == Modality.RECOMMENDATION;
  }

  private boolean permission() {
    return norm.modality() == Modality.PERMISSION;
  }

  /** An exemption cannot be overstepped: nothing but its denial goes against it. */
  private boolean exemption() {
    return ActLine.REFRAIN.matcher(act).matches();
  }

  // Figures

  private void threshold() {
    Optional<FigureLine> line = exemption() ? Optional.empty() : FigureLine.of(norm, act);
    if (line.isEmpty()) {
      return;
    }
    line.get().wide(random).ifPresent(pair -> threshold(line.get(), pair, "threshold", 1));
    line.get().near().ifPresent(pair -> threshold(line.get(), pair, "threshold", 2));
  }

  private void threshold(FigureLine line, FigureLine.Pair pair, String kind, int number) {
    boolean triggers = line.triggers(norm) && !permission();
    boolean insideIsRight = permission() || (duty() && !triggers);
    boolean done = !(duty() && triggers);
    String[] answer = answer();
    Entries entries =
        figure -> {
          List<String> list = new ArrayList<>();
          boolean inAct = line.place() == ThresholdStory.Place.ACTION;
          String words = figure.orElse(line.unstated());
          list.addAll(deed(inAct ? line.with(words) : act, done ? answer[0] : answer[1]));
          if (!inAct && line.label().isEmpty()) {
            List<CheckedPoint> told = CheckedPoint.of(line.with(words));
            if (told.isEmpty()) {
              return List.of();
            }
            told.forEach(point -> list.add(entry(point, true, answer)));
          } else if (!inAct && !line.right().isBlank()) {
            List<CheckedPoint> rest = CheckedPoint.of(line.right().strip());
            if (rest.isEmpty()) {
              return List.of();
            }
            rest.forEach(point -> list.add(entry(point, true, answer)));
          } else if (inAct) {
            holding(list, answer);
          }
          if (!line.label().isEmpty()) {
            list.add(line.label() + ": " + figure.orElse(answer[2]) + ".");
          }
          exceptions(list, answer);
          return list;
        };
    group(
        kind,
        number,
        entries.with(Optional.of(insideIsRight ? pair.inside() : pair.outside())),
        entries.with(Optional.of(insideIsRight ? pair.outside() : pair.inside())),
        entries.with(Optional.empty()),
        line.quantity().money()
            ? "the amount"
            : line.quantity().duration() ? "how long it was" : "the figure");
  }

  /** The entries of one variant, by what decides; empty where it is left open. */
  @FunctionalInterface
  private interface Entries {
    List<String> with(Optional<String> decisive);
  }

  // Times

  private void deadline() {
    if (exemption() || act.matches("(?i).*\\buntil\\b.*")) {
      return;
    }
    Optional<String> since =
        conditions
            .filter(points -> points.size() == 1 && points.getFirst().holdsIfYes())
            .filter(points -> !points.getFirst().isQuoted())
            .map(points -> points.getFirst().text())
            .filter(text -> !text.matches("(?i)(?:the purpose|this was|it was|it concerned) .*"));
    Optional<TimeLine> line =
        TimeLine.of(norm, act, since)
            .filter(
                found ->
                    duty()
                        || (found.kind() != Deadline.Kind.EVERY
                            && found.kind() != Deadline.Kind.AT_ONCE));
    if (line.isEmpty()) {
      return;
    }
    line.get().wide(random).ifPresent(times -> deadline(line.get(), times, "deadline", 1));
    line.get().near(random).ifPresent(times -> deadline(line.get(), times, "deadline", 2));
  }

  private void deadline(TimeLine line, TimeLine.Times times, String kind, int number) {
    boolean inTimeIsRight = norm.modality() != Modality.PROHIBITION;
    String[] answer = answer();
    String bare = Deadline.remove(act, line.words().isEmpty() ? "\u0000" : line.words());
    boolean condition =
        conditions.filter(points -> points.getFirst().text().equals(line.label())).isPresent();
    Entries entries =
        time -> {
          List<String> list = new ArrayList<>(start(bare));
          if (!times.label().isEmpty()) {
            list.add(times.label() + ": " + times.start() + ".");
          }
          if (!condition) {
            holding(list, answer);
          }
          list.add("Done: " + time.orElse(answer[2]) + ".");
          exceptions(list, answer);
          return list;
        };
    group(
        kind,
        number,
        entries.with(Optional.of(inTimeIsRight ? times.inTime() : times.late())),
        entries.with(Optional.of(inTimeIsRight ? times.late() : times.inTime())),
        entries.with(Optional.empty()),
        "when it was done");
  }

  // Conditions and exceptions

  private void sides(
      String kind, Optional<String> words, Optional<List<CheckedPoint>> points, boolean condition) {
    boolean purposeOfRight =
        permission()
            && words.filter(text -> text.matches("(?i)(?:in order )?(?:to|for) .*")).isPresent();
    if (points.isEmpty() || purposeOfRight || exemption() || timed().isEmpty()) {
      return;
    }
    for (int number = 1; number <= 2; number++) {
      boolean before = number == 2;
      String[] answer = answer();
      Function<Boolean, List<String>> told =
          holds -> {
            List<String> list =
                new ArrayList<>(deed(timed().orElseThrow(), duty() ? answer[1] : answer[0]));
            List<String> asked = new ArrayList<>();
            int last = points.get().size() - 1;
            for (int i = 0; i <= last; i++) {
              asked.add(entry(points.get().get(i), i < last || holds, answer));
            }
            if (before) {
              list.addAll(list.getFirst().startsWith("Who: ") ? 1 : 0, asked);
            } else {
              list.addAll(asked);
            }
            if (condition) {
              exceptions(list, answer);
            } else {
              holding(list, answer);
            }
            return list;
          };
      List<String> open = new ArrayList<>(told.apply(true));
      String text = points.get().getLast().text();
      open.replaceAll(line -> line.startsWith(text + ": ") ? text + ": " + answer[2] + "." : line);
      // A duty or a prohibition binds where its condition holds and its exception does not.
      boolean bindsIfHolds = condition != permission();
      group(
          kind,
          number,
          told.apply(!bindsIfHolds),
          told.apply(bindsIfHolds),
          open,
          "what stands at: " + text);
    }
  }

  /** The act with its time limit; empty where the limit cannot stand behind it. */
  private Optional<String> timed() {
    Optional<String> words = norm.deadline().map(TimeLine::clean);
    if (words.isEmpty() || act.contains(words.get())) {
      return Optional.of(act);
    }
    boolean clear =
        !ActLine.UNCLEAR.matcher(words.get().replaceAll("\\b[Ii]t\\b", "")).find()
            && Words.count(words.get()) <= 14;
    return clear ? Optional.of(act + " " + Words.lowerFirst(words.get())) : Optional.empty();
  }

  // The act itself

  private void act(int number) {
    Optional<String> words = timed();
    if (words.isEmpty()) {
      return;
    }
    String[] answer = answer();
    if (permission()) {
      List<String> right = lines("plain.record.right", number);
      group(
          "act",
          number + 1,
          asked(words.get(), right.get(0), answer),
          asked(words.get(), right.get(1), answer),
          asked(words.get(), answer[2], answer),
          "what was answered",
          number % 2 == 1);
      return;
    }
    Function<String, List<String>> told =
        done -> {
          List<String> list = new ArrayList<>();
          if (number % 4 > 1) {
            holding(list, answer);
            exceptions(list, answer);
          }
          list.addAll(deed(words.get(), done));
          if (number % 4 <= 1) {
            holding(list, answer);
            exceptions(list, answer);
          }
          return list;
        };
    group(
        "act",
        number + 1,
        told.apply(duty() ? answer[0] : answer[1]),
        told.apply(duty() ? answer[1] : answer[0]),
        told.apply(answer[2]),
        "whether it was done",
        number % 2 == 1);
  }

  private List<String> asked(String words, String reply, String[] answer) {
    List<String> list = new ArrayList<>(who());
    list.add("Request: " + words + ".");
    holding(list, answer);
    exceptions(list, answer);
    list.add("Answer: " + reply + ".");
    return list;
  }

  private static List<String> lines(String section, int number) {
    List<String> lines = Wording.lines(section);
    return List.of(lines.get(number % lines.size()).split("\\s*\\|\\s*"));
  }

  // Entries

  private List<String> deed(String words, String done) {
    if (whole) {
      return List.of(Words.capitalise(words) + ": " + done + ".");
    }
    List<String> list = new ArrayList<>(start(words));
    list.add("Done: " + done + ".");
    return list;
  }

  private List<String> start(String words) {
    List<String> list = new ArrayList<>(who());
    list.add((whole ? "Aim: " : "Act: ") + words + ".");
    return list;
  }

  /** Whom it is about, where the policy names somebody in a few words. */
  private List<String> who() {
    String bearer = Words.unstop(norm.bearer()).strip();
    boolean assumed = norm.method().contains("bearer assumed");
    boolean pronoun =
        Pattern.compile("\\b(?:they|their|them|themselves)\\b")
            .matcher(act + conditions + exceptions)
            .find();
    boolean named =
        Words.count(bearer) <= LONGEST_BEARER
            && !bearer.matches(
                "(?i)(?:nobody|no one|no .*|anyone|anybody|everyone|everybody|you|we|they.*|it|this .*|these .*|those .*|such .*|such|any.*|some.*|their .*)")
            && !bearer.matches(".*[,;:()\\[\\]\"“”/|{}].*");
    String all = bearer.replaceFirst("(?i)^(?:all|each|every) ", "");
    return named && !whole && (!assumed || pronoun)
        ? List.of("Who: " + Words.lowerFirst(all) + ".")
        : List.of();
  }

  /** That the norm applies, as far as conditions decide. */
  private void holding(List<String> list, String[] answer) {
    conditions.ifPresent(points -> points.forEach(point -> list.add(entry(point, true, answer))));
  }

  /** That no exception applies. */
  private void exceptions(List<String> list, String[] answer) {
    exceptions.ifPresent(points -> points.forEach(point -> list.add(entry(point, false, answer))));
  }

  private static String entry(CheckedPoint point, boolean holds, String[] answer) {
    return point.text() + ": " + answer[point.answer(holds) ? 0 : 1] + ".";
  }

  /** How yes, no and nothing are written in one record. */
  private String[] answer() {
    return Words.pick(answers, random);
  }

  // Rows

  private void group(
      String kind,
      int number,
      List<String> right,
      List<String> wrong,
      List<String> open,
      String missing) {
    group(kind, number, right, wrong, open, missing, false);
  }

  private void group(
      String kind,
      int number,
      List<String> right,
      List<String> wrong,
      List<String> open,
      String missing,
      boolean tales) {
    if (Stream.of(right, wrong, open).anyMatch(List::isEmpty)
        || Stream.of(right, wrong, open)
            .anyMatch(list -> Words.count(String.join(" ", list)) > LONGEST_ENTRIES)) {
      return;
    }
    Map<Verdict, List<String>> told =
        Map.of(Verdict.COMPLIANT, right, Verdict.VIOLATION, wrong, Verdict.AMBIGUOUS, open);
    boolean tale = tales && Tale.suits(told.values());
    rows.addAll(
        tale ? forms.tale(kind, number, told, missing) : forms.record(kind, number, told, missing));
  }
}
