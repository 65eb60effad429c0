package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.constraint.JsonNumbers.Bound;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The values of one type that a schema allows. */
final class JsonValues {
  static final Set<String> BOUNDS =
      Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");

  private static final int MOST_DIGITS = 100;
  private static final Rule SPACE = Rule.optional(Rule.literal(" "));
  private static final Rule COMMA = Rule.sequence(Rule.literal(","), SPACE);
  private static final Rule COLON = Rule.sequence(Rule.literal(":"), SPACE);
  private static final Rule ANY_KEY = JsonTexts.string(0, Optional.empty());

  private final JsonSchemaRules rules;
  private final Problems problems;

  JsonValues(JsonSchemaRules rules, Problems problems) {
    this.rules = rules;
    this.problems = problems;
  }

  Rule ofType(String type, JsonNode schema, String place) {
    return switch (type) {
      case "string" -> string(schema, place);
      case "integer" -> integer(schema, place);
      case "number" -> number(schema, place);
      case "boolean" -> Rule.either(Rule.literal("true"), Rule.literal("false"));
      case "null" -> Rule.literal("null");
      case "array" -> array(schema, place);
      default -> object(schema, place);
    };
  }

  private Rule string(JsonNode schema, String place) {
    boolean sized = schema.has("minLength") || schema.has("maxLength");
    boolean matched = schema.has("pattern");
    boolean formatted = schema.has("format");
    if ((sized ? 1 : 0) + (matched ? 1 : 0) + (formatted ? 1 : 0) > 1) {
      problems.add(
          "%s: length, pattern and format together are not supported; put the length into the pattern",
          place);
      return Rule.EMPTY;
    }
    if (matched) {
      try {
        return JsonTexts.matching(schema.get("pattern").asString(""));
      } catch (StudioException e) {
        problems.add("%s: %s", place, e.getMessage());
        return Rule.EMPTY;
      }
    }
    if (formatted) {
      String name = schema.get("format").asString("");
      if (!JsonTexts.FORMATS.containsKey(name)) {
        problems.add(
            "%s: format %s is not supported; supported are %s",
            place, name, JsonTexts.FORMATS.keySet().stream().sorted().toList());
        return Rule.EMPTY;
      }
      return JsonTexts.format(name);
    }
    int least = count(schema, "minLength", place).orElse(0);
    return JsonTexts.string(least, most(schema, "maxLength", least, place));
  }

  private Rule integer(JsonNode schema, String place) {
    Optional<BigInteger> least =
        largest(
            decimal(schema, "minimum", place).map(value -> whole(value, RoundingMode.CEILING)),
            decimal(schema, "exclusiveMinimum", place)
                .map(value -> whole(value, RoundingMode.FLOOR).add(BigInteger.ONE)));
    Optional<BigInteger> most =
        largest(
                decimal(schema, "maximum", place)
                    .map(value -> whole(value, RoundingMode.FLOOR).negate()),
                decimal(schema, "exclusiveMaximum", place)
                    .map(
                        value ->
                            whole(value, RoundingMode.CEILING).subtract(BigInteger.ONE).negate()))
            .map(BigInteger::negate);
    if (least.isEmpty() && most.isEmpty()) {
      return JsonNumbers.anyInteger();
    }
    return between(JsonNumbers.integers(least, most), place);
  }

  private static BigInteger whole(BigDecimal value, RoundingMode rounding) {
    return value.setScale(0, rounding).toBigInteger();
  }

  private static Optional<BigInteger> largest(
      Optional<BigInteger> left, Optional<BigInteger> right) {
    return left.isPresent() && right.isPresent()
        ? Optional.of(left.get().max(right.get()))
        : left.or(() -> right);
  }

  private Rule number(JsonNode schema, String place) {
    if (BOUNDS.stream().noneMatch(schema::has)) {
      return JsonNumbers.anyNumber();
    }
    return between(
        JsonNumbers.numbers(
            bound(schema, "minimum", "exclusiveMinimum", place),
            bound(schema, "maximum", "exclusiveMaximum", place)),
        place);
  }

  private Optional<Bound> bound(JsonNode schema, String closed, String open, String place) {
    if (schema.has(closed) && schema.has(open)) {
      problems.add("%s: %s and %s together are not supported", place, closed, open);
    }
    String keyword = schema.has(open) ? open : closed;
    Optional<BigDecimal> value = decimal(schema, keyword, place);
    if (value.isPresent() && value.get().stripTrailingZeros().scale() > 0) {
      problems.add(
          "%s: %s of a number must be whole to be supported, got %s", place, keyword, value.get());
      return Optional.empty();
    }
    return value.map(whole -> new Bound(whole.toBigIntegerExact(), keyword.equals(open)));
  }

  private Rule between(Optional<Rule> range, String place) {
    if (range.isEmpty()) {
      problems.add("%s: no number lies between the bounds", place);
    }
    return range.orElse(Rule.EMPTY);
  }

  private Optional<BigDecimal> decimal(JsonNode schema, String keyword, String place) {
    JsonNode value = schema.path(keyword);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      problems.add("%s: %s must be a number, got %s", place, keyword, value);
      return Optional.empty();
    }
    BigDecimal number = value.decimalValue();
    // Rounding such a number would write out all its digits.
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      problems.add("%s: %s %s is beyond %d digits", place, keyword, number, MOST_DIGITS);
      return Optional.empty();
    }
    return Optional.of(number);
  }

  private Rule array(JsonNode schema, String place) {
    JsonNode leading = schema.path("prefixItems");
    JsonNode further = schema.path("items");
    List<Rule> first = new ArrayList<>();
    for (int at = 0; at < leading.size(); at++) {
      first.add(rules.rule(leading.get(at), place + "/prefixItems/" + at));
    }
    int least = count(schema, "minItems", place).orElse(0);
    boolean closed = further.isBoolean() && !further.asBoolean();
    Optional<Integer> most =
        closed ? Optional.of(first.size()) : most(schema, "maxItems", least, place);
    if (most.isPresent() && most.get() < Math.max(first.size(), least)) {
      problems.add("%s: an array of at most %d items is too short for the rest", place, most.get());
      return Rule.EMPTY;
    }
    if (schema.path("uniqueItems").asBoolean(false) && most.orElse(2) > 1) {
      problems.add("%s: uniqueItems is not supported", place);
    }
    if (most.isPresent() && most.get() == first.size()) {
      return list("[", first, "]");
    }
    Rule item = further.isMissingNode() ? rules.free(1) : rules.rule(further, place + "/items");
    int leastMore = Math.max(0, least - first.size());
    Optional<Integer> mostMore = most.map(count -> count - first.size());
    return Rule.sequence(
        Rule.literal("["), items(first, item, leastMore, mostMore), Rule.literal("]"));
  }

  private static Rule items(List<Rule> first, Rule item, int least, Optional<Integer> most) {
    Rule next = Rule.sequence(COMMA, item);
    if (!first.isEmpty()) {
      return Rule.sequence(separated(first), new Rule.Repeat(next, least, most));
    }
    Rule some =
        Rule.sequence(
            item, new Rule.Repeat(next, Math.max(0, least - 1), most.map(count -> count - 1)));
    return least == 0 ? Rule.optional(some) : some;
  }

  Rule freeArray(Rule item) {
    return Rule.sequence(
        Rule.literal("["), items(List.of(), item, 0, Optional.empty()), Rule.literal("]"));
  }

  Rule freeObject(Rule value) {
    Rule pair = Rule.sequence(ANY_KEY, COLON, value);
    return Rule.sequence(
        Rule.literal("{"), items(List.of(), pair, 0, Optional.empty()), Rule.literal("}"));
  }

  private static Rule list(String open, List<Rule> parts, String close) {
    return Rule.sequence(Rule.literal(open), separated(parts), Rule.literal(close));
  }

  private static Rule separated(List<Rule> parts) {
    List<Rule> all = new ArrayList<>();
    for (Rule part : parts) {
      if (!all.isEmpty()) {
        all.add(COMMA);
      }
      all.add(part);
    }
    return new Rule.Sequence(all);
  }

  private Rule object(JsonNode schema, String place) {
    JsonNode additional = schema.path("additionalProperties");
    Set<String> required =
        JsonSchemaRules.stream(schema.path("required"))
            .map(JsonNode::asString)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<String, Rule> pairs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String inner = place + "/properties/" + property.getKey();
      pairs.put(property.getKey(), pair(property.getKey(), rules.rule(property.getValue(), inner)));
    }
    int least = count(schema, "minProperties", place).orElse(0);
    Optional<Integer> most = most(schema, "maxProperties", least, place);
    boolean closed = additional.isBoolean() && !additional.asBoolean();
    if (pairs.isEmpty() && required.isEmpty() && !closed) {
      return map(additional, least, most, place);
    }
    for (String name : required) {
      if (!pairs.containsKey(name)) {
        if (closed) {
          problems.add("%s: %s is required, but no property may be called so", place, name);
        }
        Rule value =
            additional.isObject()
                ? rules.rule(additional, place + "/additionalProperties")
                : rules.free(1);
        pairs.put(name, pair(name, value));
      }
    }
    if (least > required.size() || (most.isPresent() && most.get() < pairs.size())) {
      problems.add(
          "%s: minProperties and maxProperties are not supported beside named properties", place);
    }
    return Rule.sequence(
        Rule.literal("{"),
        properties(List.copyOf(pairs.entrySet()), required, false),
        Rule.literal("}"));
  }

  private static Rule pair(String name, Rule value) {
    return Rule.sequence(Rule.literal(StringNode.valueOf(name).toString()), COLON, value);
  }

  private Rule map(JsonNode additional, int least, Optional<Integer> most, String place) {
    if (least > 1) {
      problems.add("%s: minProperties above 1 is not supported, as equal names count once", place);
    }
    Rule value =
        additional.isObject()
            ? rules.rule(additional, place + "/additionalProperties")
            : rules.free(1);
    Rule pair = Rule.sequence(ANY_KEY, COLON, value);
    return most.isPresent() && most.get() == 0
        ? Rule.literal("{}")
        : Rule.sequence(Rule.literal("{"), items(List.of(), pair, least, most), Rule.literal("}"));
  }

  /** The properties in their order; a comma stands before each but the first that is written. */
  private static Rule properties(
      List<Map.Entry<String, Rule>> rest, Set<String> required, boolean written) {
    if (rest.isEmpty()) {
      return Rule.EMPTY;
    }
    Map.Entry<String, Rule> next = rest.getFirst();
    List<Map.Entry<String, Rule>> others = rest.subList(1, rest.size());
    boolean must = required.contains(next.getKey());
    if (written) {
      Rule pair = Rule.sequence(COMMA, next.getValue());
      return Rule.sequence(must ? pair : Rule.optional(pair), properties(others, required, true));
    }
    Rule with = Rule.sequence(next.getValue(), properties(others, required, true));
    return must ? with : Rule.either(with, properties(others, required, false));
  }

  private Optional<Integer> most(JsonNode schema, String keyword, int least, String place) {
    Optional<Integer> most = count(schema, keyword, place);
    if (most.isPresent() && most.get() < least) {
      problems.add("%s: %s is %d, below its minimum %d", place, keyword, most.get(), least);
      return Optional.of(least);
    }
    return most;
  }

  private Optional<Integer> count(JsonNode schema, String keyword, String place) {
    Optional<BigDecimal> value = decimal(schema, keyword, place);
    if (value.isPresent()
        && (value.get().signum() < 0
            || value.get().stripTrailingZeros().scale() > 0
            || value.get().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0)) {
      problems.add("%s: %s must be a count, got %s", place, keyword, value.get());
      return Optional.empty();
    }
    return value.map(BigDecimal::intValue);
  }
}
