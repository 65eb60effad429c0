package io.alignmentstudio.framers.ingest;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Computes the numbers that Word shows before paragraphs (ISO/IEC 29500-1 §17.9). The list and the
 * level of a paragraph are inherited independently of each other.
 */
final class WordNumbering {
  private static final int LEVELS = 9;
  private static final XmlNode NO_LIST =
      XmlNode.element("", "num", Map.of(), List.of(), new XmlNode.Place(1, 1, 1, 1));
  private static final String DELETED = "0";

  /**
   * A paragraph's place in a list.
   *
   * @param label as shown; {@link Block#BULLET} for bullets
   */
  record Numbered(String label, int list, int depth) {}

  private record Level(
      int start,
      String format,
      String text,
      Optional<Integer> restart,
      boolean legal,
      String style) {}

  private final Map<String, XmlNode> lists = new HashMap<>();
  private final Map<String, XmlNode> definitions = new HashMap<>();
  private final Map<String, Map<Integer, Level>> levels = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();
  private final Set<String> restarted = new HashSet<>();
  private final Set<String> unknown = new TreeSet<>();
  private final WordStyles styles;

  WordNumbering(Optional<XmlNode> part, WordStyles styles) {
    this.styles = styles;
    for (XmlNode node : part.map(XmlNode::children).orElse(List.of())) {
      if (node.name().equals("num")) {
        node.attribute("numId").ifPresent(id -> lists.put(id, node));
      } else if (node.name().equals("abstractNum")) {
        node.attribute("abstractNumId").ifPresent(id -> definitions.put(id, node));
      }
    }
  }

  /** Formats of other scripts that were used; their numbers are shown in digits. */
  Set<String> unknownFormats() {
    return unknown;
  }

  /** Counts the paragraph and says what number it shows; empty when it shows none. */
  Optional<Numbered> next(XmlNode paragraph) {
    Optional<String> list =
        styles.find(paragraph, properties -> properties.value("numPr", "numId"));
    if (list.isEmpty() || list.get().equals(DELETED) || !lists.containsKey(list.get())) {
      return Optional.empty();
    }
    Map<Integer, Level> known = levels.computeIfAbsent(list.get(), this::levelsOf);
    int depth =
        styles
            .find(paragraph, properties -> properties.number("numPr", "ilvl"))
            .or(
                () ->
                    styles.lineage(paragraph).stream()
                        .flatMap(style -> linkedLevel(known, style).stream())
                        .findFirst())
            .orElse(0);
    Level level = known.get(depth);
    if (level == null || depth >= LEVELS) {
      return Optional.empty();
    }
    String definition = counterOf(definitionOf(list.get()));
    int[] counts = counters.computeIfAbsent(definition, _ -> new int[LEVELS]);
    count(counts, known, list.get(), depth);
    String label = label(counts, known, depth);
    if (label.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Numbered(label, definition.hashCode() & 0xFFFFFF, depth));
  }

  private static Optional<Integer> linkedLevel(Map<Integer, Level> known, String style) {
    return known.entrySet().stream()
        .filter(entry -> !style.isEmpty() && entry.getValue().style().equals(style))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void count(int[] counts, Map<Integer, Level> known, String list, int depth) {
    XmlNode num = lists.getOrDefault(list, NO_LIST);
    Optional<Integer> override =
        num.all("lvlOverride")
            .filter(
                node -> node.attribute("ilvl").filter(String.valueOf(depth)::equals).isPresent())
            .flatMap(node -> node.number("startOverride").stream())
            .findFirst();
    Level level = known.get(depth);
    if (override.isPresent() && restarted.add(list + "/" + depth)) {
      counts[depth] = override.get();
    } else if (counts[depth] == 0) {
      counts[depth] = level == null ? 1 : level.start();
    } else {
      counts[depth]++;
    }
    for (int outer = 0; outer < depth; outer++) {
      if (counts[outer] == 0) {
        Level above = known.get(outer);
        counts[outer] = above == null ? 1 : above.start();
      }
    }
    for (int inner = depth + 1; inner < LEVELS; inner++) {
      Level below = known.get(inner);
      // Without lvlRestart a level restarts after any level above; 0 means never.
      int restartAfter = below == null ? inner : below.restart().orElse(inner);
      if (restartAfter > 0 && depth < restartAfter) {
        counts[inner] = 0;
      }
    }
  }

  private String label(int[] counts, Map<Integer, Level> known, int depth) {
    Level own = known.get(depth);
    if (own == null || (own.format().equals("none") && !own.text().contains("%"))) {
      return own == null ? "" : own.text().strip();
    }
    if (own.format().equals("bullet")) {
      return Block.BULLET;
    }
    String label = own.text();
    for (int i = 0; i < LEVELS; i++) {
      String place = "%" + (i + 1);
      if (label.contains(place)) {
        Level level = known.get(i);
        String format =
            level == null || (own.legal() && !level.format().equals("none"))
                ? "decimal"
                : level.format();
        label = label.replace(place, format(counts[i], format));
      }
    }
    return RichText.normalise(label);
  }

  private String format(int number, String format) {
    return switch (format) {
      case "lowerLetter" -> ListNumber.letters(number).toLowerCase(Locale.ROOT);
      case "upperLetter" -> ListNumber.letters(number);
      case "lowerRoman" -> ListNumber.roman(number).toLowerCase(Locale.ROOT);
      case "upperRoman" -> ListNumber.roman(number);
      case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
      case "ordinal" -> number + ordinalEnding(number);
      case "cardinalText" -> ListNumber.words(number);
      case "ordinalText" -> ListNumber.ordinalWords(number);
      case "chicago" -> ListNumber.sign(number);
      case "numberInDash" -> "- " + number + " -";
      case "decimalEnclosedParen" -> "(" + number + ")";
      case "decimalEnclosedFullstop" -> number + ".";
      case "decimalEnclosedCircle" ->
          number > 0 && number <= 20
              ? Character.toString('\u2460' + number - 1)
              : String.valueOf(number);
      case "hex" -> Integer.toHexString(number).toUpperCase(Locale.ROOT);
      case "none" -> "";
      case "decimal" -> String.valueOf(number);
      default -> {
        unknown.add(format);
        yield String.valueOf(number);
      }
    };
  }

  private static String ordinalEnding(int number) {
    int last = number % 10;
    boolean teen = number % 100 / 10 == 1;
    return teen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
  }

  private String definitionOf(String list) {
    XmlNode num = lists.get(list);
    return num == null ? "" : num.value("abstractNumId").orElse("");
  }

  /** The definition that counts: lists of one list style go on counting together. */
  private String counterOf(String id) {
    return definition(id, 0).flatMap(node -> node.attribute("abstractNumId")).orElse(id);
  }

  private Map<Integer, Level> levelsOf(String list) {
    Map<Integer, Level> result = new HashMap<>();
    definition(definitionOf(list), 0)
        .ifPresent(node -> node.all("lvl").forEach(level -> putLevel(result, level)));
    XmlNode num = lists.get(list);
    if (num != null) {
      num.all("lvlOverride")
          .flatMap(node -> node.all("lvl"))
          .forEach(level -> putLevel(result, level));
    }
    return result;
  }

  /** A definition, or the one that its list style names. */
  private Optional<XmlNode> definition(String id, int hops) {
    Optional<XmlNode> node = Optional.ofNullable(definitions.get(id));
    Optional<String> link = node.flatMap(found -> found.value("numStyleLink"));
    if (link.isEmpty() || hops > 3) {
      return node;
    }
    return definitions.values().stream()
        .filter(other -> other.value("styleLink").equals(link))
        .findFirst()
        .or(() -> node);
  }

  private static void putLevel(Map<Integer, Level> result, XmlNode level) {
    level
        .attribute("ilvl")
        .filter(text -> text.matches("\\d"))
        .ifPresent(
            text ->
                result.put(
                    Integer.valueOf(text),
                    new Level(
                        level.number("start").orElse(0),
                        level
                            .value("numFmt")
                            .or(
                                () ->
                                    level
                                        .at("AlternateContent", "Fallback")
                                        .flatMap(node -> node.value("numFmt")))
                            .orElse("decimal"),
                        level.value("lvlText").orElse(""),
                        level.number("lvlRestart"),
                        level.flag("isLgl").orElse(false),
                        level.value("pStyle").orElse(""))));
  }
}
