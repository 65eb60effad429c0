package io.alignmentstudio.lm.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaRulesTest {
  private static final String VERDICT =
      """
      {"type": "object",
       "properties": {
         "verdict": {"enum": ["compliant", "violation", "ambiguous"]},
         "clauses": {"type": "array", "items": {"type": "string", "pattern": "^[0-9]+(\\\\.[0-9]+)*$"}, "maxItems": 3},
         "confidence": {"type": "number", "minimum": 0, "maximum": 1},
         "missing": {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 5}, {"type": "null"}]}
       },
       "required": ["verdict", "missing"], "additionalProperties": false}
      """;

  private static boolean accepts(String schema, String json) {
    return new Automaton(JsonSchemaRules.compile(schema)).accepts(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verdict\":\"violation\",\"missing\":null}",
        "{\"verdict\": \"violation\", \"clauses\": [\"4.2\", \"7\"], \"confidence\": 0.75, \"missing\": \"a\\\"\\u00e9\"}",
        "{\"verdict\":\"compliant\",\"clauses\":[],\"confidence\":1,\"missing\":\"日本語\"}"
      })
  void validTextsAreAccepted(String json) {
    assertThat(accepts(VERDICT, json)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verdict\":\"violation\"}",
        "{\"verdict\":\"maybe\",\"missing\":null}",
        "{\"verdict\":\"violation\",\"missing\":\"\"}",
        "{\"verdict\":\"violation\",\"missing\":\"abcdef\"}",
        "{\"verdict\":\"violation\",\"clauses\":[\"4.\"],\"missing\":null}",
        "{\"verdict\":\"violation\",\"clauses\":[\"1\",\"1\",\"1\",\"1\"],\"missing\":null}",
        "{\"verdict\":\"violation\",\"confidence\":1.5,\"missing\":null}",
        "{\"verdict\":\"violation\",\"missing\":null,}",
        "{\"verdict\":\"violation\",\"missing\":null,\"more\":1}",
        "{ \"verdict\":\"violation\",\"missing\":null}"
      })
  void invalidTextsAreNot(String json) {
    assertThat(accepts(VERDICT, json)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-12, 305", "0, 0", "7, 1000", "-50, -3", "99, 101", "-9, 9"})
  void integersLieBetweenTheirBounds(int low, int high) {
    Automaton automaton =
        new Automaton(
            JsonSchemaRules.compile(
                "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(low, high)));
    for (int value = -1200; value <= 1200; value++) {
      assertThat(automaton.accepts(Integer.toString(value)))
          .as("%d", value)
          .isEqualTo(low <= value && value <= high);
    }
    assertThat(automaton.accepts("007")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "-2, false, 3, true",
    "0, true, 1, false",
    "-5, false, -1, true",
    "0, false, 0, false",
    "-1, true, 0, true",
    "2, true, 12, true"
  })
  void numbersLieBetweenTheirBounds(int low, boolean open, int high, boolean highOpen) {
    String schema =
        "{\"type\":\"number\",\"%s\":%d,\"%s\":%d}"
            .formatted(
                open ? "exclusiveMinimum" : "minimum",
                low,
                highOpen ? "exclusiveMaximum" : "maximum",
                high);
    Automaton automaton = new Automaton(JsonSchemaRules.compile(schema));
    for (int quarter = -60; quarter <= 60; quarter++) {
      double value = quarter / 4.0;
      String text = quarter % 4 == 0 ? Integer.toString(quarter / 4) : Double.toString(value);
      boolean inside =
          (open ? value > low : value >= low) && (highOpen ? value < high : value <= high);
      assertThat(automaton.accepts(text)).as("%s in %s", text, schema).isEqualTo(inside);
    }
  }

  @Test
  void referencesAndOptionalPropertiesWork() {
    String schema =
        """
        {"$defs": {"p": {"type": "object", "properties": {"x": {"type": "integer"}, "y": {"type": "boolean"}}}},
         "type": "array", "items": {"$ref": "#/$defs/p"}, "minItems": 1}
        """;
    assertThat(accepts(schema, "[{}, {\"x\": 1}, {\"y\":true}, {\"x\":-4,\"y\":false}]")).isTrue();
    assertThat(accepts(schema, "[{\"y\":true,\"x\":1}]")).isFalse();
    assertThat(accepts(schema, "[]")).isFalse();
  }

  @Test
  void freeValuesAreJson() {
    assertThat(accepts("{}", "{\"a\":[1,null,\"x\"],\"b\":{\"c\":1e5}}")).isTrue();
    assertThat(accepts("true", "[true,false]")).isTrue();
    assertThat(
            accepts(
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}",
                "{\"a\":1,\"b\":2}"))
        .isTrue();
    assertThat(
            accepts(
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"}}",
                "{\"a\":\"1\"}"))
        .isFalse();
  }

  @Test
  void formatsAreKept() {
    String schema = "{\"type\":\"string\",\"format\":\"date\"}";
    assertThat(accepts(schema, "\"2026-11-21\"")).isTrue();
    assertThat(accepts(schema, "\"2026-02-30\"")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"not\":{}}",
        "{\"type\":\"string\",\"format\":\"hostname\"}",
        "{\"type\":\"integer\",\"multipleOf\":3}",
        "{\"type\":\"array\",\"uniqueItems\":true}",
        "{\"type\":\"string\",\"pattern\":\"a(?=b)\"}",
        "{\"type\":\"string\",\"pattern\":\"a\",\"minLength\":2}",
        "{\"$ref\":\"#\"}",
        "{\"$ref\":\"#/nowhere\"}",
        "{\"$ref\":\"http://example.org/s\"}",
        "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"number\"}]}",
        "{\"allOf\":[{\"type\":\"integer\"},{\"minimum\":1}]}",
        "{\"type\":\"object\",\"patternProperties\":{\"a\":{}}}",
        "{\"type\":\"integer\",\"minimum\":5,\"maximum\":2}",
        "{\"type\":\"text\"}",
        "{\"type\":\"object\",\"required\":[\"a\"],\"additionalProperties\":false}",
        "false",
        "[]",
        "{"
      })
  void whatIsNotSupportedIsAnError(String schema) {
    assertThatThrownBy(() -> JsonSchemaRules.compile(schema)).isInstanceOf(StudioException.class);
  }

  /** Equal numbers are one value however they are written (JSON Schema 2020-12 core, 4.2.2). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"const\":1},{\"const\":1.0}]",
        "[{\"const\":100},{\"enum\":[7,1e2]}]",
        "[{\"const\":{\"a\":[1,2.50]}},{\"const\":{\"a\":[1.0,2.5]}}]",
        "[{\"properties\":{\"v\":{\"const\":2}},\"required\":[\"v\"],\"type\":\"object\"},{\"properties\":{\"v\":{\"const\":2.0}},\"required\":[\"v\"],\"type\":\"object\"}]"
      })
  void equalNumbersDoNotExcludeEachOther(String alternatives) {
    assertThatThrownBy(() -> JsonSchemaRules.compile("{\"oneOf\":" + alternatives + "}"))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("alternatives 0 and 1 may both be valid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'type':'number','maximum':1e400}; #: maximum 1E+400 is beyond 100 digits",
        "{'type':'integer','minimum':-1e999999999}; minimum -1E+999999999 is beyond 100 digits",
        "{'type':'integer','minimum':1e-999999999}; minimum 1E-999999999 is beyond 100 digits",
        "{'type':'string','minLength':1e999999999}; minLength 1E+999999999 is beyond 100 digits",
        "{'type':'object','required':'a'}; #: required must be a list of texts, got 'a'",
        "{'type':'object','required':[1]}; #: required must be a list of texts, got [1]",
        "{'type':[]}; #: type must be a name or a list of names, got []",
        "{'type':7}; #: type must be a name or a list of names, got 7",
        "{'type':'object','properties':['a']}; #: properties must be an object, got ['a']",
        "{'enum':{'a':1}}; #: enum must be a list, got {'a':1}",
        "{'anyOf':{'a':true}}; #: anyOf must be a list, got {'a':true}",
        "{'type':'array','prefixItems':{'a':{}}}; #: prefixItems must be a list, got {'a':{}}",
        "{'type':'array','uniqueItems':'yes'}; #: uniqueItems must be a truth value, got 'yes'",
        "{'type':'string','pattern':5}; #: pattern must be a text, got 5",
        "{'type':'string','format':5}; #: format must be a text, got 5",
        "{'type':'object','additionalProperties':'no'}; #: additionalProperties must be a schema, got 'no'"
      },
      quoteCharacter = '`')
  void malformedKeywordsAreNamed(String schema, String problem) {
    assertThatThrownBy(() -> JsonSchemaRules.compile(schema.replace('\'', '"')))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(problem.replace('\'', '"'));
  }

  @Test
  void constantsAreWrittenAsTheSchemaDoes() {
    assertThat(accepts("{\"const\":1.50}", "1.50")).isTrue();
    assertThat(accepts("{\"enum\":[1e2,3]}", "1E+2")).isTrue();
    assertThat(
            accepts(
                "{\"type\":\"integer\",\"maximum\":9223372036854775807}", "9223372036854775807"))
        .isTrue();
  }

  @Test
  void everyProblemIsNamedWithItsPlace() {
    assertThatThrownBy(
            () ->
                JsonSchemaRules.compile(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"not\":{}},\"b\":{\"type\":\"integer\",\"multipleOf\":2}}}"))
        .hasMessageContaining("#/properties/a")
        .hasMessageContaining("#/properties/b");
  }

  @Test
  void alternativesThatExcludeEachOtherMayBeOneOf() {
    String schema =
        """
        {"oneOf": [
          {"type":"object","properties":{"kind":{"const":"a"},"x":{"type":"integer"}},"required":["kind","x"]},
          {"type":"object","properties":{"kind":{"const":"b"}},"required":["kind"]}]}
        """;
    assertThat(accepts(schema, "{\"kind\":\"a\",\"x\":3}")).isTrue();
    assertThat(accepts(schema, "{\"kind\":\"b\"}")).isTrue();
    assertThat(accepts(schema, "{\"kind\":\"b\",\"x\":3}")).isFalse();
  }
}
