package io.alignmentstudio.lm.template;

import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a template, with the kinds that Python tells apart. */
sealed interface Value {
  Value NONE = new None();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  record None() implements Value {}

  /** A missing variable or attribute; {@code what} is for messages. */
  record Undefined(String what) implements Value {}

  record Bool(boolean value) implements Value {}

  /** As long as it needs to be, as in Python. */
  record Int(BigInteger value) implements Value {}

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /** Text that is safe in HTML, Python's {@code Markup}: it escapes what it is joined with. */
  record Safe(String value) implements Value {}

  record Items(Kind kind, List<Value> items) implements Value {
    enum Kind {
      LIST,
      TUPLE,
      RANGE,
      KEYS,
      VALUES,
      PAIRS
    }

    /** Whether this is a view of a mapping, which has a length, but no positions. */
    boolean view() {
      return kind == Kind.KEYS || kind == Kind.VALUES || kind == Kind.PAIRS;
    }
  }

  /** Entries in their order; the keys are as {@link Keys} makes them. */
  record Dict(Map<Value, Value> entries) implements Value {
    Optional<Value> find(Value key) {
      return Optional.ofNullable(entries.get(Keys.of(key)));
    }
  }

  /** A Python generator: true even when empty, without length, used up by its first reader. */
  record Generator(Iterator<Value> items) implements Value {}

  record Namespace(Map<String, Value> fields) implements Value {}

  /**
   * A namespace-like thing of the interpreter's own: {@code loop}, a cycler, a group.
   *
   * @param items what it holds when it is a tuple too, as a group of {@code groupby} is
   */
  record Facts(
      String what, Map<String, Value> fields, Optional<Function> call, Optional<List<Value>> items)
      implements Value {
    Facts(String what, Map<String, Value> fields, Optional<Function> call) {
      this(what, fields, call, Optional.empty());
    }
  }

  record Function(String name, Body body) implements Value {
    interface Body {
      Value call(CallArguments arguments);
    }
  }

  static Value of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Value of(String value) {
    return new Text(value);
  }

  /** Text that is safe or not. */
  static Value of(String value, boolean safe) {
    return safe ? new Safe(value) : new Text(value);
  }

  static Value of(long value) {
    return new Int(BigInteger.valueOf(value));
  }

  static Value of(BigInteger value) {
    return new Int(value);
  }

  static Value list(List<Value> items) {
    return new Items(Items.Kind.LIST, items);
  }

  static Value tuple(List<Value> items) {
    return new Items(Items.Kind.TUPLE, items);
  }

  static Value generator(List<Value> items) {
    return new Generator(items.iterator());
  }
}
