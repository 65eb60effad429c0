package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.Problems;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells whether no value can be valid against two schemas, as {@code oneOf} demands. */
final class JsonAlternatives {
  private JsonAlternatives() {}

  /** Adds a problem for schemas that are not seen to exclude each other. */
  static void requireDisjoint(
      JsonNode schemas, String place, UnaryOperator<JsonNode> resolve, Problems problems) {
    List<JsonNode> all = JsonSchemaRules.stream(schemas).map(resolve).toList();
    for (int right = 1; right < all.size(); right++) {
      for (int left = 0; left < right; left++) {
        if (!disjoint(all.get(left), all.get(right))) {
          problems.add(
              "%s: alternatives %d and %d may both be valid; use anyOf, or give both a required property with different constants",
              place, left, right);
        }
      }
    }
  }

  private static boolean disjoint(JsonNode left, JsonNode right) {
    if (differ(constants(left), constants(right))) {
      return true;
    }
    Set<String> one = types(left);
    Set<String> other = types(right);
    if (differ(one, other)) {
      return true;
    }
    if (!one.equals(Set.of("object")) || !other.equals(one)) {
      return false;
    }
    Set<JsonNode> names = new HashSet<>(JsonSchemaRules.stream(left.path("required")).toList());
    names.retainAll(JsonSchemaRules.stream(right.path("required")).toList());
    return names.stream()
        .map(JsonNode::asString)
        .anyMatch(
            name ->
                differ(
                    constants(left.path("properties").path(name)),
                    constants(right.path("properties").path(name))));
  }

  private static <T> boolean differ(Set<T> left, Set<T> right) {
    return !left.isEmpty() && !right.isEmpty() && Collections.disjoint(left, right);
  }

  private static Set<JsonNode> constants(JsonNode schema) {
    return schema.has("const")
        ? Set.of(canonical(schema.get("const")))
        : JsonSchemaRules.stream(schema.path("enum"))
            .map(JsonAlternatives::canonical)
            .collect(Collectors.toSet());
  }

  /** The same value for numbers that are equal, however they are written. */
  private static JsonNode canonical(JsonNode value) {
    return switch (value) {
      case NumericNode number -> DecimalNode.valueOf(number.decimalValue().stripTrailingZeros());
      case ArrayNode items -> {
        ArrayNode canonical = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> canonical.add(canonical(item)));
        yield canonical;
      }
      case ObjectNode fields -> {
        ObjectNode canonical = JsonNodeFactory.instance.objectNode();
        fields
            .properties()
            .forEach(field -> canonical.set(field.getKey(), canonical(field.getValue())));
        yield canonical;
      }
      default -> value;
    };
  }

  private static Set<String> types(JsonNode schema) {
    JsonNode type = schema.path("type");
    Set<String> types = new HashSet<>();
    if (type.isArray()) {
      JsonSchemaRules.stream(type).forEach(each -> types.add(each.asString("")));
    } else if (type.isString()) {
      types.add(type.asString());
    }
    if (types.remove("integer")) {
      types.add("number"); // Every integer is a number.
    }
    return types;
  }
}
