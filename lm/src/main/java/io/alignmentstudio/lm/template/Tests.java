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

/** {@code value is test}. */
final class Tests {
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
              || (value instanceof Items items && items.kind() != Items.Kind.VIEW);
      case "callable" ->
          value instanceof Function || (value instanceof Facts facts && facts.call().isPresent());
      case "odd" -> Math.floorMod(Python.integer(value, "odd"), 2L) == 1;
      case "even" -> Math.floorMod(Python.integer(value, "even"), 2L) == 0;
      case "divisibleby" ->
          Python.integer(value, name) % Python.integer(only(name, arguments), name) == 0;
      case "lower" ->
          TextMethods.cased(Python.str(value), Python.str(value).toLowerCase(Locale.ROOT));
      case "upper" ->
          TextMethods.cased(Python.str(value), Python.str(value).toUpperCase(Locale.ROOT));
      case "eq", "equalto", "==" -> Python.equal(value, only(name, arguments));
      case "ne", "!=" -> !Python.equal(value, only(name, arguments));
      case "lt", "lessthan", "<" -> Operators.compare("<", value, only(name, arguments));
      case "le", "<=" -> Operators.compare("<=", value, only(name, arguments));
      case "gt", "greaterthan", ">" -> Operators.compare(">", value, only(name, arguments));
      case "ge", ">=" -> Operators.compare(">=", value, only(name, arguments));
      case "in" -> Python.contains(only(name, arguments), value);
      case "sameas" -> value.equals(only(name, arguments));
      default -> throw TemplateFailure.unsupported("the test '" + name + "'");
    };
  }

  private static Value only(String name, CallArguments arguments) {
    return arguments.bind("the test '" + name + "'", "other").required(0);
  }
}
