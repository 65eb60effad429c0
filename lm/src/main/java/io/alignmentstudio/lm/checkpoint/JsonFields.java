package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.family.ConfigFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Typed reading of an object's fields; what does not fit is noted, and reading goes on. */
final class JsonFields implements ConfigFields {
  private final JsonNode object;
  private final String file;
  private final Problems problems;

  JsonFields(JsonNode object, String file, Problems problems) {
    this.object = object;
    this.file = file;
    this.problems = problems;
  }

  @Override
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  JsonNode raw(String name) {
    return object.path(name);
  }

  @Override
  public JsonFields object(String name) {
    JsonNode value = object.path(name);
    if (has(name) && !value.isObject()) {
      problems.add("%s: %s is %s, expected an object", file, name, value);
    }
    return new JsonFields(value, file, problems);
  }

  @Override
  public String shown(String name) {
    return object.has(name) ? object.path(name).toString() : "missing";
  }

  @Override
  public Problems problems() {
    return problems;
  }

  /** A field that must be there, above 0. */
  int positive(String name) {
    OptionalInt value = optionalPositive(name);
    if (value.isEmpty() && !has(name)) {
      problems.add("%s: %s is missing", file, name);
    }
    return value.orElse(1);
  }

  @Override
  public OptionalInt optionalPositive(String name) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      problems.add("%s: %s is %s, expected a whole number above 0", file, name, value);
      return OptionalInt.empty();
    }
    return OptionalInt.of(value.intValue());
  }

  @Override
  public OptionalInt positiveOr(String name, int absent) {
    return object.has(name) ? optionalPositive(name) : OptionalInt.of(absent);
  }

  @Override
  public double number(String name) {
    if (!has(name)) {
      problems.add("%s: %s is missing", file, name);
    }
    return number(name, 1);
  }

  @Override
  public double number(String name, double fallback) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return fallback;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      problems.add("%s: %s is %s, expected a number", file, name, value);
      return fallback;
    }
    return value.doubleValue();
  }

  @Override
  public boolean flag(String name, boolean fallback) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return fallback;
    }
    if (!value.isBoolean()) {
      problems.add("%s: %s is %s, expected true or false", file, name, value);
      return fallback;
    }
    return value.booleanValue();
  }

  @Override
  public Optional<String> text(String name) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return Optional.empty();
    }
    if (!value.isString()) {
      problems.add("%s: %s is %s, expected text", file, name, value);
      return Optional.empty();
    }
    return Optional.of(value.stringValue());
  }

  @Override
  public List<String> texts(String name) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return List.of();
    }
    if (value.isString()) {
      return List.of(value.stringValue());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (element.isString()) {
        texts.add(element.stringValue());
      } else {
        problems.add("%s: %s holds %s, expected texts", file, name, element);
      }
    }
    if (!value.isArray()) {
      problems.add("%s: %s is %s, expected a list of texts", file, name, value);
    }
    return texts;
  }

  /** {@link #tokens}; {@code absent} if the field is not even null. */
  List<Integer> tokensOr(String name, OptionalInt absent) {
    return object.has(name) ? tokens(name) : absent.stream().boxed().toList();
  }

  /** A token id or a list of them; empty if the field is missing. */
  List<Integer> tokens(String name) {
    JsonNode value = object.path(name);
    if (!has(name)) {
      return List.of();
    }
    List<Integer> tokens = new ArrayList<>();
    for (JsonNode element : value.isArray() ? value : List.of(value)) {
      if (element.isIntegralNumber() && element.canConvertToInt() && element.intValue() >= 0) {
        tokens.add(element.intValue());
      } else {
        problems.add("%s: %s holds %s, expected token ids", file, name, element);
      }
    }
    return tokens;
  }
}
