package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NumberWords;
import io.alignmentstudio.domain.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers a scenario anew from its words and its norm, without the label: which sentence tells the
 * deed, the condition, the exception, the figure or the time, and whether each is affirmed, denied
 * or left open. It knows plain English stories only; where it finds no deciding sentence it has no
 * answer.
 */
final class BlindReader {
  private static final double TELLS = 0.5;
  private static final Pattern ENDING = Pattern.compile("(?:ing|ed|es|s|e)$");

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\b(?:not known|nobody can say|no record of|unclear|still open|not been decided|not"
              + " recorded|unstated)\\b");
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:not|never|no|nobody|none|forbade|refused|punished|cannot)\\b(?!"
              + " (?:exception|only))|\\b(?:got a no)\\b");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(EUR|USD|GBP|CHF|\\$|€|£)?"
              + " ?(\\d[\\d,]*(?:\\.\\d+)?|\\b(?:"
              + NumberWords.PATTERN
              + ")\\b)["
              + " -]?(?:working |business |calendar |consecutive |full |clear )?(%|per"
              + " cent|percent|[a-z]+)?");
  private static final Pattern UPWARD =
      Pattern.compile(
          "(?i).*\\b(?:more than|greater than|over|above|exceed(?:s|ing)?|in excess of|at least|no"
              + " less than|minimum(?: of)?|longer than|older than|larger than|beyond)\\W*$");
  private static final Set<String> STOP =
      Set.of(
          "the", "a", "an", "of", "to", "in", "on", "for", "and", "or", "any", "all", "their",
          "his", "her", "its", "my", "your", "that", "which", "who", "with", "by", "at", "as", "is",
          "are", "was", "were", "be", "been", "has", "have", "had", "from", "some", "it", "they",
          "she", "he", "i", "not", "no", "did", "do", "does", "if", "when", "where", "unless",
          "once");

  /** Words around a figure, which a story has otherwise. */
  private static final Set<String> LIMITS =
      stems(
          "more less than least most up over above below within maximum minimum exceed exceeding");

  private enum State {
    AFFIRMED,
    DENIED,
    OPEN
  }

  private final Norm norm;
  private final List<String> sentences;

  private BlindReader(Norm norm, String text) {
    this.norm = norm;
    this.sentences =
        List.of(text.replace("\"", " ").split("(?<=[.?!:])\\s+(?=[A-Z'])|(?<=[.?!])'\\s+"));
  }

  /** The verdict that follows from the words; empty where they do not decide. */
  static Optional<Verdict> verdict(Norm norm, String text) {
    List<CaseEntries.Entry> entries = CaseEntries.of(norm, text);
    return entries.isEmpty()
        ? new BlindReader(norm, text).verdict()
        : RecordReader.verdict(norm, entries);
  }

  private Optional<Verdict> verdict() {
    return norm.modality() == Modality.DEFINITION ? definition() : told();
  }

  /** Whether a case that the story tells of was put under the term: its meaning decides. */
  private Optional<Verdict> definition() {
    if (!stems(String.join(" ", sentences)).containsAll(stems(norm.bearer()))) {
      return Optional.empty();
    }
    int thing = best(stems(norm.action()), -1);
    if (thing < 0) {
      return Optional.of(Verdict.AMBIGUOUS);
    }
    boolean denied = false;
    for (int i = 0; i < sentences.size(); i++) {
      denied |= i != thing && state(sentences.get(i)) == State.DENIED;
    }
    return Optional.of(denied ? Verdict.VIOLATION : Verdict.COMPLIANT);
  }

  private Optional<Verdict> told() {
    Set<String> deed = stems(norm.action());
    norm.condition().map(BlindReader::stems).ifPresent(deed::removeAll);
    norm.exception().map(BlindReader::stems).ifPresent(deed::removeAll);
    norm.deadline().map(BlindReader::stems).ifPresent(deed::removeAll);
    norm.threshold().map(BlindReader::stems).ifPresent(deed::removeAll);
    deed.removeAll(LIMITS);
    int at = best(deed, -1);
    if (at < 0) {
      return Optional.empty();
    }
    List<State> facts = new ArrayList<>();
    State done = state(sentences.get(at));
    facts.add(done);
    Optional<State> condition = norm.condition().flatMap(words -> state(stems(words), at));
    Optional<State> exception = norm.exception().flatMap(words -> state(stems(words), at));
    Optional<State> bearer = bearer(at);
    condition.ifPresent(facts::add);
    exception.ifPresent(facts::add);
    bearer.ifPresent(facts::add);
    Optional<State> answer = norm.modality() == Modality.PERMISSION ? answer(at) : Optional.empty();
    answer.ifPresent(facts::add);
    if (facts.contains(State.OPEN) || openFigure()) {
      return Optional.of(Verdict.AMBIGUOUS);
    }
    boolean applies =
        condition.orElse(State.AFFIRMED) == State.AFFIRMED
            && exception.orElse(State.DENIED) == State.DENIED
            && bearer.orElse(State.AFFIRMED) == State.AFFIRMED;
    boolean did = done == State.AFFIRMED;
    return switch (norm.modality()) {
      case PROHIBITION ->
          Optional.of(
              applies && did && inside().orElse(true) ? Verdict.VIOLATION : Verdict.COMPLIANT);
      case OBLIGATION, RECOMMENDATION -> Optional.of(duty(applies, did));
      case PERMISSION -> {
        boolean refused = answer.filter(State.DENIED::equals).isPresent();
        boolean beyond = did && (!applies || !inside().orElse(true));
        yield Optional.of(refused || beyond ? Verdict.VIOLATION : Verdict.COMPLIANT);
      }
      case DEFINITION -> Optional.empty();
    };
  }

  private Verdict duty(boolean applies, boolean did) {
    if (!applies) {
      return Verdict.COMPLIANT;
    }
    Optional<Boolean> inside = inside();
    if (!did) {
      return inside.orElse(true) ? Verdict.VIOLATION : Verdict.COMPLIANT;
    }
    boolean late = late().orElse(false);
    boolean tooLittle = inside.filter(yes -> !yes).isPresent();
    return late || tooLittle ? Verdict.VIOLATION : Verdict.COMPLIANT;
  }

  /** What somebody said who was asked to permit it: the sentence after the deed. */
  private Optional<State> answer(int deed) {
    String asked = sentences.get(deed);
    if (!asked.matches("(?s).*(?:asked .* for permission to|wanted to).*")
        || deed + 1 >= sentences.size()) {
      return Optional.empty();
    }
    return Optional.of(state(sentences.get(deed + 1)));
  }

  private Optional<State> bearer(int deed) {
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      if (i != deed && sentence.matches("(?s)(?:.*: )?Whether \\w+ is .* is not known.*")) {
        return Optional.of(State.OPEN);
      }
      if (i != deed && sentence.matches("(?s)(?:.*: )?\\w+ is not (?:an? |the )\\w+.*")) {
        return Optional.of(State.DENIED);
      }
    }
    return Optional.empty();
  }

  private Optional<State> state(Set<String> words, int deed) {
    int at = best(words, deed);
    return at < 0 ? Optional.empty() : Optional.of(state(sentences.get(at)));
  }

  private static State state(String sentence) {
    if (OPEN.matcher(sentence).find()) {
      return State.OPEN;
    }
    return DENIED.matcher(sentence).find() ? State.DENIED : State.AFFIRMED;
  }

  /** The sentence that says most of the words; -1 where none says half of them. */
  private int best(Set<String> words, int other) {
    int best = -1;
    double most = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Set<String> said = stems(sentences.get(i));
      said.retainAll(words);
      double share = words.isEmpty() ? 0 : said.size() / (double) words.size();
      if (i != other && share >= TELLS && share > most) {
        best = i;
        most = share;
      }
    }
    return best;
  }

  private boolean openFigure() {
    return sentences.stream()
        .anyMatch(
            sentence ->
                OPEN.matcher(sentence).find()
                    && sentence.matches(
                        "(?is).*\\b(?:unstated|how (?:long|much)|when that was|before or after|the date|after how"
                            + " long|what \\w+ answered|whether \\w+ allowed)\\b.*"));
  }

  /** Whether a figure of the story lies on the side of the norm's threshold that it names. */
  private Optional<Boolean> inside() {
    if (norm.threshold().isEmpty()) {
      return Optional.empty();
    }
    Matcher limit = NUMBER.matcher(norm.threshold().get());
    if (!limit.find()) {
      return Optional.empty();
    }
    String text = norm.action() + " " + norm.condition().orElse("") + " " + norm.bearer();
    int at = text.indexOf(limit.group(2));
    boolean orMore =
        text.matches(
            "(?s).*" + Pattern.quote(limit.group().strip()) + " or (?:more|above|longer|over).*");
    boolean upward =
        at < 0
            ? UPWARD.matcher(norm.threshold().get().substring(0, limit.start(2))).matches()
            : UPWARD
                    .matcher(
                        text.substring(0, at).replaceAll("(?i)(?:EUR|USD|GBP|CHF|[$€£]) ?$", ""))
                    .matches()
                || orMore;
    double bound = value(limit.group(2));
    for (String sentence : sentences) {
      if (sentence.startsWith("That is ")) {
        continue;
      }
      Matcher figure = NUMBER.matcher(sentence);
      while (figure.find()) {
        if (sameUnit(limit, figure)) {
          double told = value(figure.group(2));
          return told == bound ? Optional.empty() : Optional.of(upward == told > bound);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean sameUnit(Matcher limit, Matcher figure) {
    String left = unit(limit);
    return !left.isEmpty() && left.equals(unit(figure));
  }

  private static String unit(Matcher number) {
    String money = number.group(1) == null ? "" : number.group(1);
    String word = number.group(3) == null ? "" : number.group(3).toLowerCase(Locale.ROOT);
    return money.isEmpty() ? word.replaceFirst("s$", "") : money;
  }

  /** Whether the time that the story tells is over the norm's limit. */
  private Optional<Boolean> late() {
    if (norm.deadline().isEmpty()) {
      return Optional.empty();
    }
    String all = String.join(" ", sentences);
    if (all.matches(
        "(?s).*(?:three weeks later|more than a month|too late|only after|after that).*")) {
      return Optional.of(true);
    }
    Matcher limit = NUMBER.matcher(norm.deadline().get());
    boolean ahead =
        norm.deadline()
            .get()
            .matches("(?is).*\\b(?:before|prior|in advance|ahead|beforehand)\\b.*");
    if (limit.find()) {
      double bound = hours(limit);
      for (String sentence : sentences) {
        if (!sentence.matches("(?is).*\\b(?:It took|That was|By then)\\b.*")) {
          continue;
        }
        Matcher figure = NUMBER.matcher(sentence);
        if (bound > 0 && figure.find() && hours(figure) > 0) {
          return Optional.of(ahead ? hours(figure) < bound : hours(figure) > bound);
        }
      }
    }
    return Optional.empty();
  }

  private static double hours(Matcher number) {
    double unit =
        switch (unit(number)) {
          case "minute" -> 1 / 60.0;
          case "hour" -> 1;
          case "day" -> 24;
          case "week" -> 168;
          case "month" -> 730;
          case "year" -> 8760;
          case String _ -> 0;
        };
    return unit * value(number.group(2));
  }

  private static double value(String number) {
    return NumberWords.value(number)
        .map(Integer::doubleValue)
        .orElseGet(() -> Double.parseDouble(number.replace(",", "")));
  }

  /** Words that tell something, cut to their first letters. */
  static Set<String> stems(String text) {
    Set<String> stems = new HashSet<>();
    for (String word : Texts.normalised(text).split(" ")) {
      if (!STOP.contains(word) && word.length() > 1) {
        stems.add(ENDING.matcher(word.substring(0, Math.min(5, word.length()))).replaceFirst(""));
      }
    }
    return stems;
  }
}
