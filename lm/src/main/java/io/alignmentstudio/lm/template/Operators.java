package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Text;
import java.util.ArrayList;
import java.util.List;

/** Arithmetic, joining and repetition by Python's rules. */
final class Operators {
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
              ? repeat(right, Python.whole(left), left)
              : repeat(left, count(right, left), right);
      case "%" -> {
        if (left instanceof Text format) {
          yield Formatting.percent(format.value(), right);
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
    return Value.of(Math.negateExact(Python.whole(value)));
  }

  static boolean compare(String operator, Value left, Value right) {
    return switch (operator) {
      case "==" -> Python.equal(left, right);
      case "!=" -> !Python.equal(left, right);
      case "<" -> ordered(left, right) && Python.compare(left, right) < 0;
      case "<=" -> ordered(left, right) && Python.compare(left, right) <= 0;
      case ">" -> ordered(left, right) && Python.compare(left, right) > 0;
      case ">=" -> ordered(left, right) && Python.compare(left, right) >= 0;
      case "in" -> Python.contains(right, left);
      case "not in" -> !Python.contains(right, left);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /** Not a number is neither below, nor above, nor equal to anything. */
  private static boolean ordered(Value left, Value right) {
    return !(isNan(left) || isNan(right));
  }

  private static boolean isNan(Value value) {
    return value instanceof Real real && Double.isNaN(real.value());
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
            case "//" -> Math.floor(a / b);
            case "%" -> a - b * Math.floor(a / b);
            case "**" -> Math.pow(a, b);
            default -> throw new IllegalArgumentException(operator);
          });
    }
    long a = Python.whole(left);
    long b = Python.whole(right);
    return switch (operator) {
      case "+" -> Value.of(Math.addExact(a, b));
      case "-" -> Value.of(Math.subtractExact(a, b));
      case "*" -> Value.of(Math.multiplyExact(a, b));
      case "//" -> Value.of(Math.floorDiv(a, b));
      case "%" -> Value.of(Math.floorMod(a, b));
      case "**" -> b < 0 ? new Real(Math.pow((double) a, (double) b)) : Value.of(power(a, b));
      default -> throw new IllegalArgumentException(operator);
    };
  }

  private static long power(long base, long exponent) {
    if (base == 1 || base == 0) {
      return exponent == 0 ? 1 : base;
    }
    if (base == -1) {
      return exponent % 2 == 0 ? 1 : -1;
    }
    long result = 1;
    for (long i = 0; i < exponent; i++) {
      result = Math.multiplyExact(result, base);
    }
    return result;
  }

  private static Value add(Value left, Value right) {
    if (left instanceof Text a && right instanceof Text b) {
      Session.checkLength((long) a.value().length() + b.value().length());
      return Value.of(a.value() + b.value());
    }
    if (Python.isText(left) && Python.isText(right)) {
      throw TemplateFailure.unsupported("adding to safe text");
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
      return Python.whole(right);
    }
    throw undefinedFor("*", left, right);
  }

  private static Value repeat(Value value, long times, Value other) {
    int count = Math.clamp(times, 0, Integer.MAX_VALUE);
    return switch (value) {
      case Text text -> {
        Session.checkLength((long) text.value().length() * count);
        yield Value.of(text.value().repeat(count));
      }
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

  private static TemplateFailure undefinedFor(String operator, Value left, Value right) {
    return new TemplateFailure(
        "'%s' cannot join %s and %s".formatted(operator, Python.type(left), Python.type(right)));
  }
}
