package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.JsonErrors;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON texts that are valid against a schema (JSON Schema 2020-12, validation), as a rule. What
 * the rule allows is always valid; where a schema leaves things open, the rule allows a part: no
 * properties that the schema does not name, and free values nested no deeper than {@value #DEPTH}.
 */
final class JsonSchemaRules {
  /** Keywords that restrict nothing. */
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$defs",
          "definitions",
          "title",
          "description",
          "default",
          "example",
          "examples",
          "deprecated",
          "readOnly",
          "writeOnly",
          "discriminator");

  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "string", Set.of("minLength", "maxLength", "pattern", "format"),
          "integer", JsonValues.BOUNDS,
          "number", JsonValues.BOUNDS,
          "boolean", Set.of(),
          "null", Set.of(),
          "array", Set.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems"),
          "object",
              Set.of(
                  "properties",
                  "required",
                  "additionalProperties",
                  "minProperties",
                  "maxProperties"));

  private static final List<String> TYPES =
      List.of("object", "array", "string", "number", "integer", "boolean", "null");

  private static final int DEPTH = 2;

  /** Keeps numbers as they are written: a double would make infinity of a large one. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode root;
  private final Problems problems = new Problems();
  private final Deque<String> references = new ArrayDeque<>();
  private final JsonValues values = new JsonValues(this, problems);

  private JsonSchemaRules(JsonNode root) {
    this.root = root;
  }

  /**
   * Compiles a schema.
   *
   * @throws StudioException DATA with everything in it that is not supported
   */
  static Rule compile(String schema) {
    JsonNode root;
    try {
      root = MAPPER.readTree(schema);
    } catch (JacksonException e) {
      throw new StudioException(
          ErrorCode.DATA, "The JSON schema is not valid JSON: " + JsonErrors.describe(e), e);
    }
    JsonSchemaRules rules = new JsonSchemaRules(root);
    Rule rule = rules.rule(root, "#");
    rules.problems.throwIfAny(
        ErrorCode.DATA,
        "This JSON schema cannot constrain answers (docs/constraints.md names what can)");
    return rule;
  }

  /** The values that a schema allows. */
  Rule rule(JsonNode schema, String place) {
    if (schema.isBoolean()) {
      if (!schema.asBoolean()) {
        problems.add("%s: false allows no value", place);
      }
      return free(DEPTH);
    }
    if (!schema.isObject()) {
      problems.add("%s: a schema must be an object or a truth value, got %s", place, schema);
      return Rule.EMPTY;
    }
    if (!JsonKeywords.fit(schema, place, problems)) {
      return Rule.EMPTY;
    }
    for (String single : List.of("$ref", "const", "enum", "anyOf", "oneOf", "allOf")) {
      if (schema.has(single)) {
        boolean typed = single.equals("enum") || single.equals("const");
        requireOnly(schema, place, typed ? Set.of(single, "type") : Set.of(single));
        return combined(single, schema, place);
      }
    }
    List<String> types = types(schema, place);
    Set<String> known = new TreeSet<>(Set.of("type"));
    types.forEach(type -> known.addAll(KEYWORDS.getOrDefault(type, Set.of())));
    requireOnly(schema, place, known);
    if (types.isEmpty()) {
      return free(DEPTH);
    }
    return new Rule.Either(types.stream().map(type -> values.ofType(type, schema, place)).toList());
  }

  private void requireOnly(JsonNode schema, String place, Set<String> known) {
    for (String keyword : schema.propertyNames()) {
      if (!known.contains(keyword) && !ANNOTATIONS.contains(keyword)) {
        problems.add("%s: the keyword %s is not supported here", place, keyword);
      }
    }
  }

  /** The schema's types; where it names none, those that its other keywords speak of. */
  private List<String> types(JsonNode schema, String place) {
    JsonNode type = schema.path("type");
    if (type.isMissingNode()) {
      return TYPES.stream()
          .filter(each -> !each.equals("integer"))
          .filter(each -> KEYWORDS.getOrDefault(each, Set.of()).stream().anyMatch(schema::has))
          .toList();
    }
    List<String> types =
        type.isArray() ? stream(type).map(JsonNode::asString).toList() : List.of(type.asString(""));
    for (String each : types) {
      if (!TYPES.contains(each)) {
        problems.add("%s: type %s is none of %s", place, each, TYPES);
      }
    }
    return types.stream().filter(TYPES::contains).toList();
  }

  private Rule combined(String keyword, JsonNode schema, String place) {
    JsonNode value = schema.get(keyword);
    return switch (keyword) {
      case "$ref" -> reference(value.asString(""), place);
      case "const" -> literals(List.of(value), schema, place);
      case "enum" -> literals(stream(value).toList(), schema, place);
      case "anyOf" -> options(value, place + "/anyOf");
      case "oneOf" -> {
        JsonAlternatives.requireDisjoint(value, place + "/oneOf", this::resolve, problems);
        yield options(value, place + "/oneOf");
      }
      default -> {
        if (value.size() != 1) {
          problems.add("%s: allOf of %d schemas is not supported; join them", place, value.size());
        }
        yield value.isEmpty() ? Rule.EMPTY : rule(value.get(0), place + "/allOf/0");
      }
    };
  }

  private Rule options(JsonNode schemas, String place) {
    if (!schemas.isArray() || schemas.isEmpty()) {
      problems.add("%s: expected at least one schema", place);
      return Rule.EMPTY;
    }
    List<JsonNode> all = stream(schemas).toList();
    return new Rule.Either(
        IntStream.range(0, all.size())
            .mapToObj(at -> rule(all.get(at), place + "/" + at))
            .toList());
  }

  private Rule literals(List<JsonNode> nodes, JsonNode schema, String place) {
    List<String> types = types(schema, place);
    List<Rule> options =
        nodes.stream()
            .filter(node -> types.isEmpty() || types.stream().anyMatch(type -> is(node, type)))
            .map(node -> Rule.literal(node.toString()))
            .toList();
    if (options.isEmpty()) {
      problems.add("%s: no value is left", place);
    }
    return new Rule.Either(options);
  }

  private static boolean is(JsonNode node, String type) {
    return switch (type) {
      case "string" -> node.isString();
      case "integer" -> node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0;
      case "number" -> node.isNumber();
      case "boolean" -> node.isBoolean();
      case "null" -> node.isNull();
      case "array" -> node.isArray();
      default -> node.isObject();
    };
  }

  private Rule reference(String reference, String place) {
    if (references.contains(reference)) {
      problems.add(
          "%s: %s refers to itself; nesting without end is not supported, unroll it",
          place, reference);
      return Rule.EMPTY;
    }
    JsonNode target = target(reference);
    if (target.isMissingNode()) {
      problems.add("%s: $ref %s is not inside this schema", place, reference);
      return Rule.EMPTY;
    }
    references.push(reference);
    try {
      return rule(target, reference);
    } finally {
      references.pop();
    }
  }

  /** What a schema is if it only refers to another. */
  private JsonNode resolve(JsonNode schema) {
    JsonNode at = schema;
    for (int step = 0; step < 16 && at.has("$ref"); step++) {
      at = target(at.get("$ref").asString(""));
    }
    return at;
  }

  private JsonNode target(String reference) {
    if (reference.equals("#")) {
      return root;
    }
    return reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("$ref missing");
  }

  /** Any value, nested so deep. */
  Rule free(int depth) {
    Stream<Rule> plain =
        Stream.of(
            JsonTexts.string(0, Optional.empty()),
            JsonNumbers.anyNumber(),
            Rule.literal("true"),
            Rule.literal("false"),
            Rule.literal("null"));
    if (depth == 0) {
      return new Rule.Either(plain.toList());
    }
    Rule inner = free(depth - 1);
    return new Rule.Either(
        Stream.concat(plain, Stream.of(values.freeArray(inner), values.freeObject(inner)))
            .toList());
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
