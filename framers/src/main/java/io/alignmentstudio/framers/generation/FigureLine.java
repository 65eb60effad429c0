package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A norm's threshold as an entry of a record: "Amount: EUR 80". The words around the figure leave
 * the deed or the condition where they can; else the figure stands in their place.
 *
 * @param place the part of the norm that says the figure
 * @param direction which side of it the norm names
 * @param label of the entry; empty where the figure stays inside the words
 * @param left words before the figure
 * @param right words behind it
 * @param per what the figure is counted in, as " a week"; empty where it is not
 */
record FigureLine(
    ThresholdStory.Place place,
    Quantity quantity,
    Quantity.Direction direction,
    String label,
    String left,
    String right,
    String per) {
  private static final Pattern TAIL =
      Pattern.compile("(?i)(?:,| (?:worth|of|costing|valued|for|to|in|at|with|a total|by))+$");
  private static final Pattern INTERVAL = Pattern.compile("(?i)(?:at least |once )*every $");
  private static final Pattern PERIOD =
      Pattern.compile(
          "(?i)\\s(?:per|a|an|each|every) (?:calendar |fiscal |single )?(?:day|week|month|quarter|year|person|head|night)\\b");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)^(.*?) (?:(?:does not|do not) exceed|exceeds?|(?:is|are|has|comes? to|amounts? to|reaches|costs?)"
              + "(?: (?:not |no )?(?:more|less|fewer|greater|higher|lower|longer|shorter) than| at least| at most| over| under| above| below| up to)?) $");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*\\b(?:level|version|section|article|code|reference|number|no\\.|step|phase|form|after|on) $");
  private static final Pattern LIMIT =
      Pattern.compile("(?i)^(?:limit|restrict|cap|reduce|shorten|keep .* (?:below|under))\\b.*");

  /** A figure on either side of the threshold. */
  record Pair(String inside, String outside) {}

  /** Finds what the norm's threshold is about; empty where it cannot be put on both sides. */
  static Optional<FigureLine> of(Norm norm, String action) {
    return norm.threshold()
        .flatMap(
            words ->
                in(norm, action, words, ThresholdStory.Place.ACTION)
                    .or(
                        () ->
                            norm.condition()
                                .flatMap(
                                    text ->
                                        in(
                                            norm,
                                            Words.unstop(References.plain(text)),
                                            words,
                                            ThresholdStory.Place.CONDITION))));
  }

  private static Optional<FigureLine> in(
      Norm norm, String text, String words, ThresholdStory.Place place) {
    Optional<Quantity> found = Quantity.find(text, words);
    if (found.isEmpty() || ThresholdStory.range(text.substring(found.get().end()))) {
      return Optional.empty();
    }
    Quantity quantity = found.get();
    String left = text.substring(0, quantity.start());
    String right = text.substring(quantity.end());
    Matcher every = INTERVAL.matcher(left);
    boolean interval = every.find() && quantity.duration();
    if (interval) {
      left = left.substring(0, every.start());
    }
    Optional<Quantity.Direction> direction =
        interval ? Optional.of(Quantity.Direction.AT_MOST) : direction(norm, text, left, quantity);
    boolean counted = !quantity.unit().isEmpty() || quantity.money();
    if (direction.isEmpty()
        || quantity.value() <= 0
        || (!counted && quantity.value() < 4)
        || left.endsWith("than ")
        || NAME.matcher(left).matches()) {
      return Optional.empty();
    }
    if (interval && place == ThresholdStory.Place.CONDITION) {
      return Optional.empty();
    }
    return Optional.of(
            place == ThresholdStory.Place.CONDITION
                ? ofCondition(quantity, direction.get(), text, right)
                : ofDeed(quantity, direction.get(), left, right, interval))
        .filter(line -> !interval || !line.label().isEmpty())
        .filter(line -> !line.label().isEmpty() || !line.left().endsWith("not "));
  }

  /**
   * Which side is meant where no word says so: a duty is to be done in full, a right is a limit.
   */
  private static Optional<Quantity.Direction> direction(
      Norm norm, String text, String left, Quantity quantity) {
    Matcher denied =
        Pattern.compile("(?i)\\b(?:does not|do not|not) exceed(?:s|ing)? $").matcher(left);
    if (denied.find()
        || Pattern.compile("(?i)\\bnot exceed\\w* ")
            .matcher(text.substring(0, Math.min(text.length(), quantity.start() + 10)))
            .find()) {
      return Optional.of(Quantity.Direction.AT_MOST);
    }
    if (quantity.direction() != Quantity.Direction.EXACT) {
      return Optional.of(quantity.direction());
    }
    if (LIMIT.matcher(text).matches()) {
      return Optional.of(Quantity.Direction.AT_MOST);
    }
    return switch (norm.modality()) {
      case OBLIGATION, RECOMMENDATION -> Optional.of(Quantity.Direction.AT_LEAST);
      case PERMISSION -> Optional.of(Quantity.Direction.AT_MOST);
      case PROHIBITION, DEFINITION -> Optional.empty();
    };
  }

  private static FigureLine ofDeed(
      Quantity quantity,
      Quantity.Direction direction,
      String left,
      String right,
      boolean interval) {
    String per = "";
    String rest = right;
    Matcher period = PERIOD.matcher(right);
    if (period.find() && Words.count(right.substring(0, period.start())) <= 5) {
      per = period.group();
      rest = right.substring(0, period.start()) + right.substring(period.end());
    }
    boolean leaves = quantity.money() || quantity.duration() || quantity.share();
    String before = TAIL.matcher(left.stripTrailing()).replaceAll("");
    String bare =
        (before + " " + rest.replaceFirst("^ of (?=\\w)", " ")).replaceAll("\\s+", " ").strip();
    boolean whole =
        leaves
            && (Words.count(before) >= 2 || rest.startsWith(" of "))
            && Words.count(bare) >= 2
            && !left.matches("(?i).*\\b(?:is|are|be|been|was|were) $")
            && !rest.matches(
                "(?i)^ (?:or|and|old|long|overdue|late|later|earlier|ago|to|in advance)\\b.*")
            && VerbPhrase.usable(bare);
    if (!whole) {
      return new FigureLine(ThresholdStory.Place.ACTION, quantity, direction, "", left, right, "");
    }
    String label =
        interval
            ? "Interval"
            : quantity.money() ? "Amount" : quantity.share() ? "Share" : "Length of time";
    return new FigureLine(
        ThresholdStory.Place.ACTION,
        quantity,
        direction,
        label,
        before,
        bare.substring(before.length()),
        per);
  }

  private static FigureLine ofCondition(
      Quantity quantity, Quantity.Direction direction, String text, String right) {
    int figure = text.indexOf(quantity.figure(), quantity.start());
    String left = text.substring(0, quantity.start());
    Matcher value = VALUE.matcher(text.substring(0, Math.max(figure, 0)));
    String subject =
        value.matches()
            ? value
                .group(1)
                .replaceFirst("(?i)^(?:only )?(?:if|when|where|provided(?: that)?|unless) ", "")
            : "";
    boolean own =
        !subject.isBlank()
            && Words.count(subject) <= 8
            && right.matches("(?:\\s*| (?:per|a|each) \\w+| and (?:it|they|the) .*)");
    boolean per = own && right.matches(" (?:per|a|each) \\w+");
    return own
        ? new FigureLine(
            ThresholdStory.Place.CONDITION,
            quantity,
            direction,
            Words.capitalise(subject.strip()),
            "",
            per ? "" : right.replaceFirst("^ and ", "if "),
            per ? right : "")
        : new FigureLine(ThresholdStory.Place.CONDITION, quantity, direction, "", left, right, "");
  }

  /** Figures well away from the threshold. */
  Optional<Pair> wide(Random random) {
    Quantity on =
        new Quantity(0, 0, quantity.before(), quantity.number(), quantity.after(), direction);
    Optional<String> inside = on.sample(true, random);
    Optional<String> outside = on.sample(false, random);
    return inside.isPresent() && outside.isPresent()
        ? Optional.of(new Pair(inside.get() + per, outside.get() + per))
        : Optional.empty();
  }

  /** The threshold itself, and the next whole figure on the other side. */
  Optional<Pair> near() {
    double limit = quantity.value();
    double lower = direction == Quantity.Direction.AT_LEAST ? limit - 1 : limit;
    boolean lowerIsInside =
        direction == Quantity.Direction.AT_MOST || direction == Quantity.Direction.BELOW;
    if (direction == Quantity.Direction.BELOW) {
      lower = limit - 1;
    }
    if (limit != Math.rint(limit) || lower <= 0 || (quantity.share() && lower >= 100)) {
      return Optional.empty();
    }
    String below = quantity.render(lower) + per;
    String above = quantity.render(lower + 1) + per;
    return Optional.of(lowerIsInside ? new Pair(below, above) : new Pair(above, below));
  }

  /** How the place looks where nobody wrote the figure down. */
  String unstated() {
    return quantity.unstated();
  }

  /** The words without the figure, or with this one where it stays among them. */
  String with(String figure) {
    if (!label.isEmpty()) {
      return (left + right).strip();
    }
    String link = left.isBlank() || left.endsWith(" ") ? "" : " ";
    return (left + link + figure + right).strip();
  }

  /** Whether the figure says when the norm applies, rather than how much is due or allowed. */
  boolean triggers(Norm norm) {
    boolean duty =
        norm.modality() == Modality.OBLIGATION || norm.modality() == Modality.RECOMMENDATION;
    return place != ThresholdStory.Place.ACTION
        || (duty
            && (direction == Quantity.Direction.ABOVE || direction == Quantity.Direction.BELOW));
  }
}
