package io.alignmentstudio.lm.template;

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

  record Int(long value) implements Value {}

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /** Text of the filter {@code safe}: it can be put out, but escapes what it is joined with. */
  record Safe(String value) implements Value {}

  record Items(Kind kind, List<Value> items) implements Value {
    enum Kind {
      LIST,
      TUPLE,
      RANGE,
      /** {@code keys()}, {@code values()}, {@code items()}: has a length, but no positions. */
      VIEW
    }
  }

  record Dict(Map<Value, Value> entries) implements Value {}

  /** A Python generator: true even when empty, without length, used up by its first reader. */
  record Generator(Iterator<Value> items) implements Value {}

  record Namespace(Map<String, Value> fields) implements Value {}

  /** A namespace-like thing of the interpreter's own: {@code loop}, a group of groupby. */
  record Facts(String what, Map<String, Value> fields, Optional<Function> call) implements Value {}

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

  static Value of(long value) {
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
