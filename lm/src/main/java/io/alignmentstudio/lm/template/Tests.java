package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Bool;
import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Int;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Real;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.Locale;
import java.util.Set;

/** {@code value is test}. */
final class Tests {
  /** Jinja's tests, all of which are known here. */
  static final Set<String> NAMES =
      Set.of(
          "odd",
          "even",
          "divisibleby",
          "defined",
          "undefined",
          "filter",
          "test",
          "none",
          "boolean",
          "false",
          "true",
          "integer",
          "float",
          "lower",
          "upper",
          "string",
          "mapping",
          "number",
          "sequence",
          "iterable",
          "callable",
          "sameas",
          "escaped",
          "in",
          "==",
          "eq",
          "equalto",
          "!=",
          "ne",
          ">",
          "gt",
          "greaterthan",
          ">=",
          "ge",
          "<",
          "lt",
          "lessthan",
          "<=",
          "le");

  private Tests() {}

  static boolean test(String name, Value value, CallArguments arguments) {
    return switch (name) {
      case "defined" -> !(value instanceof Undefined);
      case "undefined" -> value instanceof Undefined;
      case "none" -> value.equals(Value.NONE);
      case "boolean" -> value instanceof Bool;
      case "true" -> value.equals(Value.TRUE);
      case "false" -> value.equals(Value.FALSE);
      case "integer" -> value instanceof Int;
      case "float" -> value instanceof Real;
      case "number" -> Python.isNumber(value);
      case "string" -> Python.isText(value);
      case "mapping" -> value instanceof Dict;
      case "iterable" -> Python.iterable(value);
      case "sequence" ->
          Python.isText(value)
              || value instanceof Dict
              || value instanceof Undefined
              || (value instanceof Items items && !items.view())
              || (value instanceof Value.Facts facts && facts.items().isPresent());
      case "callable" ->
          value instanceof Function
              // Jinja's Undefined can be called, to fail.
              || value instanceof Undefined
              || (value instanceof Facts facts && facts.call().isPresent());
      case "odd" -> remainderOfTwo(value).equals(Value.of(1));
      case "even" -> Python.equal(remainderOfTwo(value), Value.of(0));
      case "escaped" -> value instanceof Value.Safe;
      case "filter" -> FilterNames.ALL.contains(Python.text(value, name));
      case "test" -> NAMES.contains(Python.text(value, name));
      case "divisibleby" ->
          Python.equal(Operators.binary("%", value, only(name, arguments)), Value.of(0));
      case "lower" ->
          TextTests.cased(Python.str(value), Python.str(value).toLowerCase(Locale.ROOT));
      case "upper" ->
          TextTests.cased(Python.str(value), Python.str(value).toUpperCase(Locale.ROOT));
      case "eq", "equalto", "==" -> Python.equal(value, only(name, arguments));
      case "ne", "!=" -> !Python.equal(value, only(name, arguments));
      case "lt", "lessthan", "<" -> Operators.compare("<", value, only(name, arguments));
      case "le", "<=" -> Operators.compare("<=", value, only(name, arguments));
      case "gt", "greaterthan", ">" -> Operators.compare(">", value, only(name, arguments));
      case "ge", ">=" -> Operators.compare(">=", value, only(name, arguments));
      case "in" -> Python.contains(only(name, arguments), value);
      case "sameas" -> value.equals(only(name, arguments));
      default -> throw new TemplateFailure("Jinja has no test '" + name + "'");
    };
  }

  private static Value remainderOfTwo(Value value) {
    return Operators.binary("%", value, Value.of(2));
  }

  private static Value only(String name, CallArguments arguments) {
    return arguments.bind("the test '" + name + "'", "other").required(0);
  }
}
