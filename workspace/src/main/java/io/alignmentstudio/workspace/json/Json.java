package io.alignmentstudio.workspace.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Writes and reads domain records as JSON.
 *
 * <p>The same record always gives the same text: keys of records and maps are sorted. Members of
 * sealed interfaces carry their kind in {@code "@type"}.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(PolicyNode.class, Typed.class)
          .addMixIn(SourceSpan.class, Typed.class)
          .addMixIn(Example.class, Typed.class)
          .addMixIn(Conflict.class, Weighed.class)
          .registerSubtypes(
              new NamedType(Section.class, "section"),
              new NamedType(Clause.class, "clause"),
              new NamedType(SourceSpan.Lines.class, "lines"),
              new NamedType(SourceSpan.PageBox.class, "page-box"),
              new NamedType(SourceSpan.Paragraphs.class, "paragraphs"),
              new NamedType(SourceSpan.Element.class, "element"),
              new NamedType(Example.Instruction.class, "instruction"),
              new NamedType(Example.Scenario.class, "scenario"),
              new NamedType(Example.Preference.class, "preference"))
          .build();

  private Json() {}

  /** The mapper, for callers that stream or need a tree. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Writes one line. */
  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /** Writes an array; members of sealed interfaces keep their kind. */
  public static <T> String writeList(List<T> values, Class<T> type) {
    return MAPPER
        .writerFor(MAPPER.getTypeFactory().constructCollectionType(List.class, type))
        .writeValueAsString(values);
  }

  /** Writes indented text for people, with a line feed at its end. */
  public static String writeIndented(Object value) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws tools.jackson.core.JacksonException where the text has another form
   */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  /** Reads an array. */
  public static <T> List<T> readList(String json, Class<T> type) {
    return MAPPER.readerForListOf(type).<List<T>>readValue(json);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
  private interface Typed {}

  /** What follows from the evidence is written too, for readers of the JSON. */
  private interface Weighed {
    @JsonProperty
    double confidence();

    @JsonProperty
    boolean stated();
  }
}
