package io.alignmentstudio.lm.constraint;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Strings as JSON writes them (RFC 8259, section 7). */
final class JsonTexts {
  private static final CharacterSet CONTROL = CharacterSet.range(0, 0x1F);
  private static final CharacterSet ESCAPED = CONTROL.union(CharacterSet.of("\"\\"));
  private static final Rule HEX =
      new Rule.One(
          CharacterSet.range('0', '9')
              .union(CharacterSet.range('a', 'f'))
              .union(CharacterSet.range('A', 'F')));

  /** {@code \\u} and four digits that are no half of a surrogate pair. */
  private static final Rule NUMBERED =
      Rule.sequence(
          Rule.literal("u"),
          Rule.either(
              Rule.sequence(
                  new Rule.One(CharacterSet.range('0', '9').union(CharacterSet.of("abcefABCEF"))),
                  HEX,
                  HEX,
                  HEX),
              Rule.sequence(
                  new Rule.One(CharacterSet.of("dD")), Rule.between('0', '7'), HEX, HEX)));

  /** One character of a string, escaped or not. */
  private static final Rule CHARACTER =
      Rule.either(
          new Rule.One(CharacterSet.ALL.minus(ESCAPED)),
          Rule.sequence(
              Rule.literal("\\"),
              Rule.either(new Rule.One(CharacterSet.of("\"\\/bfnrt")), NUMBERED)));

  private static final String DAY =
      "[1-9][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
  private static final String TIME =
      "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])";
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** Regular expressions of the formats that can be written. */
  static final Map<String, String> FORMATS =
      Map.of(
          "date",
          DAY,
          "time",
          TIME,
          "date-time",
          DAY + "T" + TIME,
          "uuid",
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
          "ipv4",
          BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE,
          "email",
          "[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z]{2,8})+");

  private JsonTexts() {}

  static Rule string(int least, Optional<Integer> most) {
    return quoted(new Rule.Repeat(CHARACTER, least, most));
  }

  /** Strings in which an expression matches somewhere, as JSON Schema means {@code pattern}. */
  static Rule matching(String pattern) {
    return quoted(encode(RegexParser.parseSearch(pattern)));
  }

  static Rule format(String name) {
    String pattern = FORMATS.get(name);
    if (pattern == null) {
      throw new IllegalArgumentException("no format " + name);
    }
    return quoted(encode(RegexParser.parse(pattern)));
  }

  private static Rule quoted(Rule content) {
    return Rule.sequence(Rule.literal("\""), content, Rule.literal("\""));
  }

  /** Writes the characters of a rule as they stand between quotes. */
  private static Rule encode(Rule rule) {
    return switch (rule) {
      case Rule.One(CharacterSet characters) -> encode(characters);
      case Rule.Literal(String text) -> {
        String json = JsonMapper.shared().writeValueAsString(text);
        yield new Rule.Literal(json.substring(1, json.length() - 1));
      }
      case Rule.Sequence(List<Rule> parts) ->
          new Rule.Sequence(parts.stream().map(JsonTexts::encode).toList());
      case Rule.Either(List<Rule> options) ->
          new Rule.Either(options.stream().map(JsonTexts::encode).toList());
      case Rule.Repeat(Rule part, int least, Optional<Integer> most) ->
          new Rule.Repeat(encode(part), least, most);
    };
  }

  private static Rule encode(CharacterSet characters) {
    CharacterSet plain = characters.minus(ESCAPED);
    Stream<Rule> escaped =
        characters.intersect(ESCAPED).ranges().stream()
            .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
            .mapToObj(point -> Rule.literal(escape(point)));
    Stream<Rule> unescaped = plain.isEmpty() ? Stream.of() : Stream.of(new Rule.One(plain));
    return new Rule.Either(Stream.concat(unescaped, escaped).toList());
  }

  private static String escape(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", point);
    };
  }
}
