package io.alignmentstudio.lm.constraint;

import io.alignmentstudio.domain.Problems;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The form of each keyword's value; one of another form would restrict nothing. */
final class JsonKeywords {
  private record Form(String name, Predicate<JsonNode> fits) {}

  private static final Form TEXT = new Form("a text", JsonNode::isString);
  private static final Form TRUTH = new Form("a truth value", JsonNode::isBoolean);
  private static final Form OBJECT = new Form("an object", JsonNode::isObject);
  private static final Form LIST = new Form("a list", JsonNode::isArray);
  private static final Form TEXTS = new Form("a list of texts", JsonKeywords::texts);
  private static final Form SCHEMA =
      new Form("a schema", node -> node.isObject() || node.isBoolean());
  private static final Form TYPES =
      new Form(
          "a name or a list of names", node -> node.isString() || (texts(node) && !node.isEmpty()));

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("type", TYPES),
          Map.entry("enum", LIST),
          Map.entry("anyOf", LIST),
          Map.entry("oneOf", LIST),
          Map.entry("allOf", LIST),
          Map.entry("$ref", TEXT),
          Map.entry("pattern", TEXT),
          Map.entry("format", TEXT),
          Map.entry("prefixItems", LIST),
          Map.entry("items", SCHEMA),
          Map.entry("uniqueItems", TRUTH),
          Map.entry("properties", OBJECT),
          Map.entry("required", TEXTS),
          Map.entry("additionalProperties", SCHEMA));

  private JsonKeywords() {}

  /** Adds a problem for every value of another form; tells whether there is none. */
  static boolean fit(JsonNode schema, String place, Problems problems) {
    boolean fit = true;
    for (Map.Entry<String, JsonNode> property : schema.properties()) {
      Form form = FORMS.get(property.getKey());
      if (form != null && !form.fits().test(property.getValue())) {
        fit = false;
        problems.add(
            "%s: %s must be %s, got %s",
            place, property.getKey(), form.name(), property.getValue());
      }
    }
    return fit;
  }

  private static boolean texts(JsonNode node) {
    return node.isArray() && node.valueStream().allMatch(JsonNode::isString);
  }
}
