package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Bool;
import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Generator;
import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Namespace;
import io.alignmentstudio.lm.template.Value.None;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Safe;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** Truth, text, equality, order and iteration of values by Python's rules. */
final class Python {
  private static final int LONGEST_INTEGER_BITS = 14_000;

  private Python() {}

  static boolean truth(Value value) {
    return switch (value) {
      case None none -> false;
      case Undefined undefined -> false;
      case Bool bool -> bool.value();
      case Int number -> number.value().signum() != 0;
      case Real number -> number.value() != 0;
      case Text text -> !text.value().isEmpty();
      case Safe text -> !text.value().isEmpty();
      case Items items -> !items.items().isEmpty();
      case Dict dict -> !dict.entries().isEmpty();
      case Generator generator -> true;
      case Namespace namespace -> true;
      case Facts facts -> true;
      case Function function -> true;
    };
  }

  /** Python's name of the type, for messages. */
  static String type(Value value) {
    return switch (value) {
      case None none -> "None";
      case Undefined undefined -> "undefined " + undefined.what();
      case Bool bool -> "a boolean";
      case Int number -> "an integer";
      case Real number -> "a float";
      case Text text -> "a string";
      case Safe text -> "a safe string";
      case Items items ->
          switch (items.kind()) {
            case LIST -> "a list";
            case TUPLE -> "a tuple";
            case RANGE -> "a range";
            case KEYS, VALUES, PAIRS -> "a view of a mapping";
          };
      case Dict dict -> "a mapping";
      case Generator generator -> "a generator";
      case Namespace namespace -> "a namespace";
      case Facts facts -> facts.what();
      case Function function -> "the function " + function.name();
    };
  }

  /** Python's {@code str}: what a value looks like when it is put out. */
  static String str(Value value) {
    return switch (value) {
      case Undefined undefined -> "";
      case Text text -> text.value();
      case Safe text -> text.value();
      default -> repr(value);
    };
  }

  static String repr(Value value) {
    return switch (value) {
      case None none -> "None";
      case Undefined undefined -> "Undefined";
      case Bool bool -> bool.value() ? "True" : "False";
      case Int number -> decimal(number.value());
      case Real number -> repr(number.value());
      case Text text -> repr(text.value());
      case Items items ->
          switch (items.kind()) {
            case LIST -> "[" + joined(items.items()) + "]";
            case TUPLE -> "(" + joined(items.items()) + (items.items().size() == 1 ? ",)" : ")");
            case RANGE -> throw TemplateFailure.unsupported("putting out " + type(value));
            case KEYS -> "dict_keys([" + joined(items.items()) + "])";
            case VALUES -> "dict_values([" + joined(items.items()) + "])";
            case PAIRS -> "dict_items([" + joined(items.items()) + "])";
          };
      case Dict dict -> {
        StringJoiner joined = new StringJoiner(", ", "{", "}");
        dict.entries()
            .forEach(
                (key, item) -> {
                  joined.add(repr(key) + ": " + repr(item));
                  Session.checkLength(joined.length());
                });
        yield joined.toString();
      }
      case Safe text -> "Markup(" + repr(text.value()) + ")";
      case Generator generator -> throw TemplateFailure.unsupported("putting out a generator");
      case Namespace namespace -> throw TemplateFailure.unsupported("putting out a namespace");
      case Facts facts when facts.items().isPresent() -> repr(Value.tuple(facts.items().get()));
      case Facts facts -> throw TemplateFailure.unsupported("putting out " + facts.what());
      case Function function -> throw TemplateFailure.unsupported("putting out a function");
    };
  }

  /** The shortest digits that give the number back, written as Python writes them. */
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value > 0 ? "0.0" : "-0.0";
    }
    // Java writes at least two digits, and so 4.9E-324 where 5e-324 will do.
    BigDecimal digits =
        new BigDecimal(
                Math.abs(value) == Double.MIN_VALUE
                    ? Math.signum(value) * 5 + "e-324"
                    : Double.toString(value))
            .stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      String plain = digits.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String unscaled = digits.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + unscaled.charAt(0)
        + (unscaled.length() > 1 ? "." + unscaled.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  private static String repr(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder result = new StringBuilder().append(quote);
    for (int c : text.codePoints().toArray()) {
      if (c == quote || c == '\\') {
        result.append('\\').appendCodePoint(c);
      } else if (c == '\n') {
        result.append("\\n");
      } else if (c == '\r') {
        result.append("\\r");
      } else if (c == '\t') {
        result.append("\\t");
      } else if (PythonText.isPrintable(c)) {
        result.appendCodePoint(c);
      } else if (c < 0x100) {
        result.append("\\x%02x".formatted(c));
      } else {
        result.append(c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
      }
    }
    return result.append(quote).toString();
  }

  private static String joined(List<Value> items) {
    StringJoiner joined = new StringJoiner(", ");
    for (Value item : items) {
      joined.add(repr(item));
      Session.checkLength(joined.length());
    }
    return joined.toString();
  }

  static boolean equal(Value left, Value right) {
    if (left == right && !isNan(left)) {
      return true;
    }
    if (left instanceof Undefined || right instanceof Undefined) {
      return left.getClass() == right.getClass();
    }
    if (isNumber(left) && isNumber(right)) {
      return (left instanceof Real || right instanceof Real)
          ? compareNumbers(left, right) == 0 && !isNan(left) && !isNan(right)
          : whole(left).equals(whole(right));
    }
    if (left instanceof Items a && right instanceof Items b) {
      return a.kind() == b.kind()
          && a.items().size() == b.items().size()
          && IntStream.range(0, a.items().size())
              .allMatch(i -> equal(a.items().get(i), b.items().get(i)));
    }
    if (left instanceof Dict a && right instanceof Dict b) {
      return a.entries().size() == b.entries().size()
          && a.entries().entrySet().stream()
              .allMatch(
                  entry ->
                      b.find(entry.getKey())
                          .filter(other -> equal(entry.getValue(), other))
                          .isPresent());
    }
    if (isText(left) && isText(right)) {
      return str(left).equals(str(right));
    }
    return left.equals(right);
  }

  /** Order of two numbers, texts or lists; other kinds have none. */
  static int compare(Value left, Value right) {
    if (isNumber(left) && isNumber(right)) {
      return compareNumbers(left, right);
    }
    if (isText(left) && isText(right)) {
      return Arrays.compare(str(left).codePoints().toArray(), str(right).codePoints().toArray());
    }
    if (left instanceof Items a && right instanceof Items b && a.kind() == b.kind()) {
      for (int i = 0; i < Math.min(a.items().size(), b.items().size()); i++) {
        if (!equal(a.items().get(i), b.items().get(i))) {
          return compare(a.items().get(i), b.items().get(i));
        }
      }
      return Integer.compare(a.items().size(), b.items().size());
    }
    throw new TemplateFailure("cannot compare " + type(left) + " with " + type(right));
  }

  /** The items that a loop over the value goes through; a generator is used up. */
  static List<Value> iterate(Value value) {
    return switch (value) {
      case Items items -> items.items();
      case Dict dict -> List.copyOf(dict.entries().keySet());
      case Undefined undefined -> List.of();
      case Text text -> characters(text.value());
      case Safe text -> characters(text.value());
      case Generator generator -> {
        List<Value> items = new ArrayList<>();
        generator.items().forEachRemaining(items::add);
        yield items;
      }
      case None none -> throw notIterable(value);
      case Bool bool -> throw notIterable(value);
      case Int number -> throw notIterable(value);
      case Real number -> throw notIterable(value);
      case Namespace namespace -> throw notIterable(value);
      case Facts facts -> facts.items().orElseThrow(() -> notIterable(value));
      case Function function -> throw notIterable(value);
    };
  }

  static boolean iterable(Value value) {
    return switch (value) {
      case Items items -> true;
      case Dict dict -> true;
      case Undefined undefined -> true;
      case Text text -> true;
      case Safe text -> true;
      case Generator generator -> true;
      case Facts facts -> facts.what().equals("loop") || facts.items().isPresent();
      case None none -> false;
      case Bool bool -> false;
      case Int number -> false;
      case Real number -> false;
      case Namespace namespace -> false;
      case Function function -> false;
    };
  }

  static long length(Value value) {
    return switch (value) {
      case Items items -> items.items().size();
      case Dict dict -> dict.entries().size();
      case Undefined undefined -> 0;
      case Facts facts when facts.items().isPresent() -> 2;
      case Text text -> PythonText.length(text.value());
      case Safe text -> PythonText.length(text.value());
      default -> throw new TemplateFailure(type(value) + " has no length");
    };
  }

  static boolean contains(Value container, Value item) {
    return switch (container) {
      case Text text -> text.value().contains(text(item, "in"));
      case Safe text -> text.value().contains(text(item, "in"));
      case Dict dict -> dict.find(item).isPresent();
      default -> iterate(container).stream().anyMatch(other -> equal(item, other));
    };
  }

  /** The text of a string. */
  static String text(Value value, String where) {
    if (value instanceof Text text) {
      return text.value();
    }
    if (value instanceof Safe safe) {
      return safe.value();
    }
    throw new TemplateFailure(where + " needs a string, got " + type(value));
  }

  static long integer(Value value, String where) {
    return switch (value) {
      case Int number -> {
        if (number.value().bitLength() > 63) {
          throw new TemplateFailure(where + " needs a smaller integer");
        }
        yield number.value().longValue();
      }
      case Bool bool -> bool.value() ? 1 : 0;
      default -> throw new TemplateFailure(where + " needs an integer, got " + type(value));
    };
  }

  /** Python refuses to write longer integers. */
  private static String decimal(BigInteger value) {
    if (value.bitLength() > LONGEST_INTEGER_BITS && value.abs().toString().length() > 4300) {
      throw new TemplateFailure("an integer of more than 4300 digits");
    }
    return value.toString();
  }

  /** Booleans are numbers in Python. */
  static boolean isNumber(Value value) {
    return value instanceof Int || value instanceof Real || value instanceof Bool;
  }

  static boolean isText(Value value) {
    return value instanceof Text || value instanceof Safe;
  }

  static double number(Value value) {
    return value instanceof Real real ? real.value() : whole(value).doubleValue();
  }

  /** A number without fraction. */
  static BigInteger whole(Value value) {
    return switch (value) {
      case Int number -> number.value();
      case Bool bool -> bool.value() ? BigInteger.ONE : BigInteger.ZERO;
      default -> throw new TemplateFailure("arithmetic needs an integer, got " + type(value));
    };
  }

  static boolean isNan(Value value) {
    return value instanceof Real real && Double.isNaN(real.value());
  }

  /** Compares exactly, as Python does; a number that is none comes last. */
  private static int compareNumbers(Value left, Value right) {
    boolean finite = Double.isFinite(number(left)) && Double.isFinite(number(right));
    boolean large = left instanceof Int && right instanceof Int;
    return finite || large
        ? exact(left).compareTo(exact(right))
        : Double.compare(number(left) + 0.0, number(right) + 0.0);
  }

  private static BigDecimal exact(Value value) {
    return value instanceof Real real ? new BigDecimal(real.value()) : new BigDecimal(whole(value));
  }

  static List<Value> characters(String text) {
    Session.checkSize(PythonText.length(text));
    return text.codePoints().mapToObj(c -> Value.of(Character.toString(c))).toList();
  }

  private static TemplateFailure notIterable(Value value) {
    return new TemplateFailure("cannot loop over " + type(value));
  }

  static Map<Value, Value> entries(Value value, String where) {
    if (value instanceof Dict dict) {
      return dict.entries();
    }
    throw new TemplateFailure(where + " needs a mapping, got " + type(value));
  }
}
