package io.alignmentstudio.lm.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns Java's and Jackson's values into those of templates. */
final class JavaValues {
  private JavaValues() {}

  static Value of(@Nullable Object value) {
    return switch (value) {
      case null -> Value.NONE;
      case Boolean bool -> Value.of(bool.booleanValue());
      case Integer number -> Value.of(number.longValue());
      case Long number -> Value.of(number.longValue());
      case BigInteger number -> Value.of(number);
      case Double number -> new Value.Real(number);
      case String text -> Value.of(text);
      case List<?> list -> {
        List<Value> items = new ArrayList<>();
        list.forEach(item -> items.add(of(item)));
        yield Value.list(items);
      }
      case Map<?, ?> map -> {
        Map<Value, Value> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(of(key), of(item)));
        yield new Value.Dict(entries);
      }
      case JsonNode node -> json(node);
      default ->
          throw new IllegalArgumentException(
              "templates do not know values of type " + value.getClass().getName());
    };
  }

  private static Value json(JsonNode node) {
    if (node.isObject()) {
      Map<Value, Value> entries = new LinkedHashMap<>();
      node.properties()
          .forEach(entry -> entries.put(Value.of(entry.getKey()), json(entry.getValue())));
      return new Value.Dict(entries);
    }
    if (node.isArray()) {
      List<Value> items = new ArrayList<>();
      node.forEach(item -> items.add(json(item)));
      return Value.list(items);
    }
    if (node.isIntegralNumber()) {
      return Value.of(node.bigIntegerValue());
    }
    if (node.isNumber()) {
      return new Value.Real(node.doubleValue());
    }
    if (node.isBoolean()) {
      return Value.of(node.booleanValue());
    }
    return node.isString() ? Value.of(node.stringValue()) : Value.NONE;
  }
}
