package io.alignmentstudio.lm.constraint;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers as JSON writes them, also between bounds; of at most 15 digits before the point. */
final class JsonNumbers {
  private static final int DIGITS = 15;
  private static final BigInteger LARGEST = BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE);
  private static final Rule DIGIT = Rule.between('0', '9');
  private static final Rule FRACTION =
      Rule.sequence(Rule.literal("."), Rule.repeat(DIGIT, 1, DIGITS));
  private static final Rule FRACTION_ABOVE_ZERO =
      Rule.sequence(Rule.literal("."), Rule.repeat(DIGIT, 0, DIGITS - 1), Rule.between('1', '9'));
  private static final Rule WHOLE =
      Rule.either(
          Rule.literal("0"),
          Rule.sequence(Rule.between('1', '9'), Rule.repeat(DIGIT, 0, DIGITS - 1)));
  private static final Rule EXPONENT =
      Rule.sequence(
          new Rule.One(CharacterSet.of("eE")),
          Rule.optional(new Rule.One(CharacterSet.of("+-"))),
          Rule.repeat(DIGIT, 1, 2));

  private JsonNumbers() {}

  /** A whole number that bounds a range, which may leave it out. */
  record Bound(BigInteger value, boolean open) {
    Bound negated() {
      return new Bound(value.negate(), open);
    }
  }

  static Rule anyInteger() {
    return Rule.sequence(Rule.optional(Rule.literal("-")), WHOLE);
  }

  static Rule anyNumber() {
    return Rule.sequence(anyInteger(), Rule.optional(FRACTION), Rule.optional(EXPONENT));
  }

  /** Integers between bounds, both inside; empty if there is none. */
  static Optional<Rule> integers(Optional<BigInteger> least, Optional<BigInteger> most) {
    BigInteger low = least.orElse(LARGEST.negate());
    BigInteger high = most.orElse(LARGEST);
    List<Rule> options = new ArrayList<>();
    if (low.signum() < 0) {
      BigInteger smallest = high.negate().max(BigInteger.ONE);
      digits(smallest, low.negate())
          .ifPresent(digits -> options.add(Rule.sequence(Rule.literal("-"), digits)));
    }
    digits(low.max(BigInteger.ZERO), high).ifPresent(options::add);
    return options.isEmpty() ? Optional.empty() : Optional.of(new Rule.Either(options));
  }

  /** Numbers between bounds, without exponents; empty if there is none. */
  static Optional<Rule> numbers(Optional<Bound> least, Optional<Bound> most) {
    Bound low = least.orElse(new Bound(LARGEST.negate(), false));
    Bound high = most.orElse(new Bound(LARGEST, false));
    Bound zero = new Bound(BigInteger.ZERO, false);
    List<Rule> options = new ArrayList<>();
    if (low.value().signum() < 0) {
      Bound nearest = high.value().signum() < 0 ? high.negated() : new Bound(BigInteger.ZERO, true);
      magnitudes(nearest, low.negated())
          .ifPresent(value -> options.add(Rule.sequence(Rule.literal("-"), value)));
    }
    if (high.value().signum() >= 0) {
      magnitudes(low.value().signum() < 0 ? zero : low, high).ifPresent(options::add);
    }
    return options.isEmpty() ? Optional.empty() : Optional.of(new Rule.Either(options));
  }

  private static Optional<Rule> magnitudes(Bound low, Bound high) {
    BigInteger first = low.value();
    BigInteger last = high.value();
    List<Rule> options = new ArrayList<>();
    if (first.compareTo(last) < 0) {
      Rule fraction = low.open() ? FRACTION_ABOVE_ZERO : Rule.optional(FRACTION);
      options.add(Rule.sequence(Rule.literal(first.toString()), fraction));
      digits(first.add(BigInteger.ONE), last.subtract(BigInteger.ONE))
          .ifPresent(whole -> options.add(Rule.sequence(whole, Rule.optional(FRACTION))));
    }
    if (!high.open() && (first.compareTo(last) < 0 || (first.equals(last) && !low.open()))) {
      options.add(Rule.literal(last.toString()));
    }
    return options.isEmpty() ? Optional.empty() : Optional.of(new Rule.Either(options));
  }

  /** Decimal digits of the integers from the first to the last, which are not negative. */
  private static Optional<Rule> digits(BigInteger first, BigInteger last) {
    if (first.compareTo(last) > 0) {
      return Optional.empty();
    }
    List<Rule> options = new ArrayList<>();
    BigInteger low = first;
    while (low.compareTo(last) <= 0) {
      int length = low.toString().length();
      BigInteger high = BigInteger.TEN.pow(length).subtract(BigInteger.ONE).min(last);
      options.add(sameLength(low.toString(), high.toString()));
      low = high.add(BigInteger.ONE);
    }
    return Optional.of(new Rule.Either(options));
  }

  private static Rule sameLength(String low, String high) {
    int length = low.length();
    if (length == 0) {
      return Rule.EMPTY;
    }
    if (low.equals("0".repeat(length)) && high.equals("9".repeat(length))) {
      return Rule.repeat(DIGIT, length, length);
    }
    char first = low.charAt(0);
    char last = high.charAt(0);
    String lowRest = low.substring(1);
    String highRest = high.substring(1);
    String zeros = "0".repeat(length - 1);
    String nines = "9".repeat(length - 1);
    if (first == last) {
      return Rule.sequence(Rule.between(first, first), sameLength(lowRest, highRest));
    }
    List<Rule> options = new ArrayList<>();
    options.add(Rule.sequence(Rule.between(first, first), sameLength(lowRest, nines)));
    if (last - first > 1) {
      options.add(Rule.sequence(Rule.between(first + 1, last - 1), sameLength(zeros, nines)));
    }
    options.add(Rule.sequence(Rule.between(last, last), sameLength(zeros, highRest)));
    return new Rule.Either(options);
  }
}
