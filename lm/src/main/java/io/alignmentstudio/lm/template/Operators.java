package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Arithmetic, joining and repetition by Python's rules. */
final class Operators {
  private static final long LONGEST_INTEGER_BITS = 1 << 16;

  private Operators() {}

  static Value binary(String operator, Value left, Value right) {
    if (Python.isNumber(left) && Python.isNumber(right)) {
      try {
        return arithmetic(operator, left, right);
      } catch (ArithmeticException e) {
        TemplateFailure failure =
            new TemplateFailure(
                "%s in %s %s %s"
                    .formatted(e.getMessage(), Python.repr(left), operator, Python.repr(right)));
        failure.initCause(e);
        throw failure;
      }
    }
    return switch (operator) {
      case "+" -> add(left, right);
      case "*" ->
          left instanceof Int || left instanceof Value.Bool
              ? repeat(right, count(left, right), left)
              : repeat(left, count(right, left), right);
      case "%" -> {
        if (Python.isText(left)) {
          yield PercentFormat.fill(left, right);
        }
        throw undefinedFor(operator, left, right);
      }
      default -> throw undefinedFor(operator, left, right);
    };
  }

  static Value negate(Value value) {
    if (value instanceof Real real) {
      return new Real(-real.value());
    }
    if (!Python.isNumber(value)) {
      throw new TemplateFailure("cannot negate " + Python.type(value));
    }
    return Value.of(Python.whole(value).negate());
  }

  static boolean compare(String operator, Value left, Value right) {
    return switch (operator) {
      case "==" -> Python.equal(left, right);
      case "!=" -> !Python.equal(left, right);
      case "<" -> Python.compare(left, right) < 0 && ordered(left, right);
      case "<=" -> Python.compare(left, right) <= 0 && ordered(left, right);
      case ">" -> Python.compare(left, right) > 0 && ordered(left, right);
      case ">=" -> Python.compare(left, right) >= 0 && ordered(left, right);
      case "in" -> Python.contains(right, left);
      case "not in" -> !Python.contains(right, left);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Not a number is neither below, nor above, nor equal to anything. */
  private static boolean ordered(Value left, Value right) {
    return !(Python.isNan(left) || Python.isNan(right));
  }

  private static Value arithmetic(String operator, Value left, Value right) {
    if (left instanceof Real || right instanceof Real || operator.equals("/")) {
      double a = Python.number(left);
      double b = Python.number(right);
      if (b == 0 && List.of("/", "//", "%").contains(operator)) {
        throw new ArithmeticException("division by zero");
      }
      return new Real(
          switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "//" -> Math.rint((a - remainder(a, b)) / b);
            case "%" -> remainder(a, b);
            case "**" -> Math.pow(a, b);
            default -> throw new IllegalArgumentException(operator);
          });
    }
    BigInteger a = Python.whole(left);
    BigInteger b = Python.whole(right);
    if (b.signum() == 0 && List.of("//", "%").contains(operator)) {
      throw new ArithmeticException("division by zero");
    }
    return switch (operator) {
      case "+" -> Value.of(a.add(b));
      case "-" -> Value.of(a.subtract(b));
      case "*" -> Value.of(limited(a.bitLength() + (long) b.bitLength(), () -> a.multiply(b)));
      case "//" -> Value.of(floorDivided(a, b));
      case "%" -> Value.of(a.subtract(floorDivided(a, b).multiply(b)));
      case "**" -> power(a, b);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Has the sign of the divisor, as in Python. */
  private static double remainder(double a, double b) {
    double remainder = a % b;
    if (remainder == 0) {
      return Math.copySign(0.0, b);
    }
    return (remainder < 0) == (b < 0) ? remainder : remainder + b;
  }

  private static BigInteger floorDivided(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Value power(BigInteger base, BigInteger exponent) {
    if (exponent.signum() < 0) {
      if (base.signum() == 0) {
        throw new ArithmeticException("division by zero");
      }
      return new Real(Math.pow(base.doubleValue(), exponent.doubleValue()));
    }
    if (base.bitLength() <= 1 && base.abs().bitLength() <= 1) {
      boolean odd = exponent.testBit(0);
      return Value.of(exponent.signum() == 0 ? BigInteger.ONE : odd ? base : base.abs());
    }
    long bits =
        exponent.bitLength() > 31 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue();
    return Value.of(limited(bits, () -> base.pow(exponent.intValue())));
  }

  private static BigInteger limited(long bits, Supplier<BigInteger> result) {
    if (bits > LONGEST_INTEGER_BITS) {
      throw new TemplateFailure("an integer of more than " + LONGEST_INTEGER_BITS + " bits");
    }
    return result.get();
  }

  private static Value add(Value left, Value right) {
    if (left instanceof Text a && right instanceof Text b) {
      Session.checkLength((long) a.value().length() + b.value().length());
      return Value.of(a.value() + b.value());
    }
    if (Python.isText(left) && Python.isText(right)) {
      String joined = Markup.escaped(left) + Markup.escaped(right);
      Session.checkLength(joined.length());
      return new Value.Safe(joined);
    }
    if (left instanceof Items a
        && right instanceof Items b
        && a.kind() == b.kind()
        && (a.kind() == Items.Kind.LIST || a.kind() == Items.Kind.TUPLE)) {
      List<Value> items = new ArrayList<>(a.items());
      items.addAll(b.items());
      Session.checkSize(items.size());
      return new Items(a.kind(), items);
    }
    throw undefinedFor("+", left, right);
  }

  private static long count(Value right, Value left) {
    if (right instanceof Int || right instanceof Value.Bool) {
      return Python.whole(right)
          .min(BigInteger.valueOf(Integer.MAX_VALUE))
          .max(BigInteger.ZERO)
          .longValue();
    }
    throw undefinedFor("*", left, right);
  }

  private static Value repeat(Value value, long times, Value other) {
    int count = Math.clamp(times, 0, Integer.MAX_VALUE);
    return switch (value) {
      case Text text -> Value.of(repeat(text.value(), count));
      case Value.Safe text -> new Value.Safe(repeat(text.value(), count));
      case Items items when items.kind() == Items.Kind.LIST || items.kind() == Items.Kind.TUPLE -> {
        Session.checkSize((long) items.items().size() * count);
        List<Value> repeated = new ArrayList<>();
        for (int i = 0; i < count && !items.items().isEmpty(); i++) {
          repeated.addAll(items.items());
        }
        yield new Items(items.kind(), repeated);
      }
      default -> throw undefinedFor("*", value, other);
    };
  }

  private static String repeat(String text, int count) {
    Session.checkLength((long) text.length() * count);
    return text.repeat(count);
  }

  private static TemplateFailure undefinedFor(String operator, Value left, Value right) {
    return new TemplateFailure(
        "'%s' cannot join %s and %s".formatted(operator, Python.type(left), Python.type(right)));
  }
}
