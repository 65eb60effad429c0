package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Contrasts that turn on a figure: below, above, or not stated. */
record ThresholdStory(Norm norm, String text, Place place, Quantity quantity) {
  /** Where the norm says the figure. */
  enum Place {
    ACTION,
    CONDITION,
    BEARER
  }

  private static final Pattern CONNECTED =
      Pattern.compile(
          ".*\\b(worth|costing|costs?|of|is|are|at|than|to|for|by|in|after|every|be|totalling|reaches|reach|comes|come|cost|value|valued)"
              + " $");

  /** The other end of a range: one figure alone does not decide. */
  private static final Pattern RANGE =
      Pattern.compile(
          "^ (?:and|but|to|or)(?: (?:up to|no|not|less|more|below|above|at|worth|than))*"
              + " (?:EUR|USD|GBP|[$€£]|\\d)");

  static Optional<ThresholdStory> find(Norm norm, String action, String words) {
    Optional<ThresholdStory> inAction = find(norm, action, Place.ACTION, words);
    Optional<ThresholdStory> inCondition =
        norm.condition()
            .filter(text -> Circumstance.parse(text).isPresent())
            .flatMap(text -> find(norm, References.plain(text), Place.CONDITION, words));
    Optional<ThresholdStory> inBearer = find(norm, norm.bearer(), Place.BEARER, words);
    return inAction.or(() -> inCondition).or(() -> inBearer);
  }

  private static Optional<ThresholdStory> find(Norm norm, String text, Place place, String words) {
    return Quantity.find(text, words)
        .filter(quantity -> quantity.direction() != Quantity.Direction.EXACT)
        .filter(quantity -> !range(text.substring(quantity.end())))
        .map(quantity -> new ThresholdStory(norm, text, place, quantity));
  }

  /** Whether the words behind a figure name the other end of a range. */
  static boolean range(String behind) {
    return RANGE.matcher(behind).find();
  }

  Optional<Contrast> tell(Telling telling, UnaryOperator<String> setting) {
    Optional<String> inside = quantity.sample(true, telling.random());
    Optional<String> outside = quantity.sample(false, telling.random());
    if (inside.isEmpty() || outside.isEmpty()) {
      return Optional.empty();
    }
    boolean explicit = telling.random().nextInt(5) < 3;
    int style = telling.random().nextInt();
    String in = story(inside.get(), telling, setting, style) + (explicit ? compare(true) : "");
    String out = story(outside.get(), telling, setting, style) + (explicit ? compare(false) : "");
    String unknown = story(quantity.unstated(), telling, setting, style);
    boolean insideIsRight = insideIsRight();
    return Optional.of(
        Contrast.of(
            "threshold",
            insideIsRight ? in : out,
            insideIsRight ? out : in,
            unknown,
            quantity.money()
                ? "the amount"
                : quantity.duration() ? "how long it was" : "the figure"));
  }

  /** Whether a figure on the norm's side of the threshold keeps the norm. */
  private boolean insideIsRight() {
    return switch (norm.modality()) {
      case PROHIBITION -> false;
      case PERMISSION, DEFINITION -> true;
      case OBLIGATION, RECOMMENDATION -> !triggers();
    };
  }

  /** Whether the figure says when a duty begins, rather than how much of it is due. */
  private boolean triggers() {
    return place != Place.ACTION
        || quantity.direction() == Quantity.Direction.ABOVE
        || quantity.direction() == Quantity.Direction.BELOW;
  }

  private String story(String figure, Telling telling, UnaryOperator<String> setting, int style) {
    // The three variants must differ in the figure only.
    Telling same =
        new Telling(
            telling.subject(),
            telling.tense(),
            telling.cast(),
            new Random(style),
            telling.manner());
    String told = with(figure);
    boolean duty =
        norm.modality() == Modality.OBLIGATION || norm.modality() == Modality.RECOMMENDATION;
    return switch (place) {
      case ACTION -> {
        VerbPhrase phrase =
            duty ? VerbPhrase.of(told) : VerbPhrase.of(told).alternative(same.random());
        yield setting.apply("")
            + (duty && triggers() ? Facts.notDone(phrase, same) : Facts.done(phrase, same));
      }
      case CONDITION -> {
        VerbPhrase phrase = VerbPhrase.of(References.deed(norm.action()));
        yield Circumstance.parse(told)
                .map(circumstance -> circumstance.holds(same.open()) + " ")
                .orElse("")
            + (duty ? Facts.notDone(phrase, same) : Facts.done(phrase, same));
      }
      case BEARER -> {
        VerbPhrase phrase = VerbPhrase.of(References.deed(norm.action()));
        String fact = duty ? Facts.notDone(phrase, same) : Facts.done(phrase, same);
        yield fact.replace(Telling.MENTION, Words.lowerFirst(told));
      }
    };
  }

  /** The text with another figure in place of the threshold and its direction words. */
  String with(String figure) {
    String left = text.substring(0, quantity.start());
    String right = text.substring(quantity.end());
    String removed = text.substring(quantity.start(), quantity.end());
    if (removed.matches("exceeds? .*")) {
      return left + (left.isBlank() ? "reach " : "comes to ") + figure + right;
    }
    if (left.matches(".*\\bbe $")
        && removed.matches("(longer|shorter|older|larger|higher|lower) than .*")) {
      String adjective =
          removed.startsWith("longer") || removed.startsWith("shorter")
              ? " long"
              : removed.startsWith("older") ? " old" : "";
      return left + figure + adjective + right;
    }
    boolean worth = removed.matches("(worth|costing|valued).*") && quantity.money();
    if (worth) {
      return left + "worth " + figure + right;
    }
    if (left.isBlank() || CONNECTED.matcher(left).matches() || afterVerb(left)) {
      return left + figure + right;
    }
    boolean modifier =
        quantity.direction() == Quantity.Direction.ABOVE
            || quantity.direction() == Quantity.Direction.BELOW
            || quantity.money();
    String link = quantity.duration() && !modifier ? "for " : "of ";
    return left + link + figure + right;
  }

  /** Whether the figure is the direct object: "sample at least 40 entries". */
  private boolean afterVerb(String left) {
    return (place == Place.ACTION && left.strip().equals(VerbPhrase.of(text).verb()))
        || left.matches(
            ".*\\b(a|an|the|has|have|with|contains?|includes?|holds?|earns?|and|or|only|another)"
                + " $");
  }

  private String compare(boolean inside) {
    boolean upward =
        switch (quantity.direction()) {
          case ABOVE, AT_LEAST -> inside;
          case BELOW, AT_MOST, EXACT -> !inside;
        };
    String limit = quantity.render(quantity.value());
    return " That is " + (upward ? "more than " : "less than ") + limit + ".";
  }
}
