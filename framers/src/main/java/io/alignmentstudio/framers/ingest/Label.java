package io.alignmentstudio.framers.ingest;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number or letter that a document prints before a heading or a paragraph.
 *
 * @param printed as the reader sees it: {@code Article 5}, {@code 4.2}, {@code (a)}
 * @param number without word and punctuation: {@code 5}, {@code 4.2}, {@code a}
 * @param form the punctuation around the number: {@code (x)}, {@code x)}, {@code x.}, {@code x}
 */
record Label(String printed, Family family, String number, String form) {
  private static final String NAMES =
      "Part|Book|Title|Division|Chapter|Article|Section|Clause|Rule|Principle|Annex|Appendix"
          + "|Schedule|Exhibit|Attachment|Addendum";
  private static final Pattern NAMED =
      Pattern.compile(
          "((?i:"
              + NAMES
              + ")|(?:Sec|SEC|Art|ART)\\.)\\s+(\\d{1,4}[A-Za-z]?(?:\\.\\d{1,3})*|[IVXLC]{1,7}|[A-Z])(?=$|[\\s.:)–—-])"
              + "[.:)]?(?:\\s*[–—:-]\\s+|\\s+|$)");
  private static final Pattern SIGN =
      Pattern.compile("(§{1,2})\\s*(\\d{1,4}[A-Za-z]?(?:[.-]\\d{1,4})*)[.:]?(?:\\s+|$)");
  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){1,6})([.)]?)(?:\\s+|$)");
  private static final Pattern BARE = Pattern.compile("(\\d{1,2})\\s+(?=\\p{Lu})");
  private static final Pattern ENCLOSED =
      Pattern.compile(
          "(\\(?)(\\d{1,3}[a-z]?|[a-z]|[ivxl]{1,6}|[a-z]{2}|[A-Z]|[IVXL]{1,6})([.)])(?:\\s+|$)");
  private static final Pattern ROMAN =
      Pattern.compile("(?:x{0,3})(?:ix|iv|v?i{0,3})|xl(?:ix|iv|v?i{0,3})|l(?:ix|iv|v?i{0,3})");

  /** Families between which a lone letter leaves a choice: "i" and "c" are both. */
  private static final Map<Family, Family> OTHER_READINGS =
      Map.of(
          Family.LOWER_ROMAN, Family.LOWER_LETTER,
          Family.UPPER_ROMAN, Family.UPPER_LETTER,
          Family.LOWER_LETTER, Family.LOWER_ROMAN,
          Family.UPPER_LETTER, Family.UPPER_ROMAN);

  /** A label at the start of a text, and where the text behind it begins. */
  record Found(Label label, int end) {}

  /** Finds the label of a heading, which may be a word with a number, or a bare number. */
  static Optional<Found> ofHeading(String text) {
    Matcher named = NAMED.matcher(text);
    if (named.lookingAt()) {
      String printed = named.group(1) + " " + named.group(2);
      return found(
          new Label(printed, Family.named(named.group(1)), named.group(2), "x"), named.end());
    }
    Matcher bare = BARE.matcher(text);
    if (bare.lookingAt()) {
      return found(new Label(bare.group(1), Family.DECIMAL, bare.group(1), "x"), bare.end());
    }
    return ofParagraph(text);
  }

  /** Finds the label of a paragraph; words such as "Article 5" may begin running text. */
  static Optional<Found> ofParagraph(String text) {
    Matcher sign = SIGN.matcher(text);
    if (sign.lookingAt()) {
      String printed = sign.group(1) + " " + sign.group(2);
      return found(new Label(printed, Family.SECTION, sign.group(2), "x"), sign.end());
    }
    Matcher dotted = DOTTED.matcher(text);
    if (dotted.lookingAt()) {
      return found(
          new Label(dotted.group(1), Family.DECIMAL, dotted.group(1), "x" + dotted.group(2)),
          dotted.end());
    }
    Matcher enclosed = ENCLOSED.matcher(text);
    if (enclosed.lookingAt() && !(enclosed.group(1).equals("(") && enclosed.group(3).equals("."))) {
      Optional<Family> family = familyOf(enclosed.group(2));
      if (family.isPresent()) {
        String form = enclosed.group(1) + "x" + enclosed.group(3);
        String printed = text.substring(0, enclosed.end()).strip();
        return found(new Label(printed, family.get(), enclosed.group(2), form), enclosed.end());
      }
    }
    return Optional.empty();
  }

  /** The label that a numbering computed, when it is one of the known kinds. */
  static Optional<Label> ofComputed(String printed) {
    return ofHeading(printed + " X")
        .filter(found -> found.end() >= printed.length())
        .map(
            found ->
                new Label(printed, found.label().family, found.label().number, found.label().form));
  }

  private static Optional<Found> found(Label label, int end) {
    return Optional.of(new Found(label, end));
  }

  private static Optional<Family> familyOf(String number) {
    if (Character.isDigit(number.charAt(0))) {
      return Optional.of(Family.DECIMAL);
    }
    boolean upper = Character.isUpperCase(number.charAt(0));
    // One letter is first taken for roman only where it starts a roman list.
    boolean roman = isRoman(number) && (number.length() > 1 || number.equalsIgnoreCase("i"));
    if (roman) {
      return Optional.of(upper ? Family.UPPER_ROMAN : Family.LOWER_ROMAN);
    }
    boolean letters =
        number.length() == 1 || (number.length() == 2 && number.charAt(0) == number.charAt(1));
    return letters
        ? Optional.of(upper ? Family.UPPER_LETTER : Family.LOWER_LETTER)
        : Optional.empty();
  }

  private static boolean isRoman(String number) {
    return !number.isEmpty() && ROMAN.matcher(number.toLowerCase(Locale.ROOT)).matches();
  }

  /** The same label read as a letter instead of a roman number, or the reverse, if it can be. */
  Optional<Label> otherReading() {
    Family other = OTHER_READINGS.getOrDefault(family, family);
    boolean possible =
        switch (other) {
          case LOWER_ROMAN, UPPER_ROMAN -> isRoman(number);
          case LOWER_LETTER, UPPER_LETTER -> number.length() == 1;
          default -> false;
        };
    return possible ? Optional.of(new Label(printed, other, number, form)) : Optional.empty();
  }

  /** How many numbers the label has: 2 for 4.2. */
  int parts() {
    return family == Family.DECIMAL ? number.split("\\.").length : 1;
  }

  /** Whether both belong to one sequence: same family, punctuation and depth. */
  boolean isLike(Label other) {
    return family == other.family && form.equals(other.form) && parts() == other.parts();
  }

  /** Whether this label comes directly after the other in its sequence. */
  boolean follows(Label other) {
    if (!isLike(other)) {
      return false;
    }
    int dot = number.lastIndexOf('.');
    int otherDot = other.number.lastIndexOf('.');
    String stem = number.substring(0, dot + 1);
    if (!stem.equals(other.number.substring(0, otherDot + 1))) {
      return false;
    }
    OptionalInt value = value(number.substring(dot + 1));
    OptionalInt otherValue = other.value(other.number.substring(otherDot + 1));
    return value.isPresent()
        && otherValue.isPresent()
        && value.getAsInt() == otherValue.getAsInt() + 1;
  }

  /** Whether this label opens a sequence: 1, 4.1, (a), i. */
  boolean isFirst() {
    OptionalInt value = value(number.substring(number.lastIndexOf('.') + 1));
    return value.isPresent() && value.getAsInt() == 1;
  }

  private OptionalInt value(String last) {
    return switch (family) {
      case LOWER_LETTER, UPPER_LETTER -> OptionalInt.of(letterValue(last));
      case LOWER_ROMAN, UPPER_ROMAN -> OptionalInt.of(romanValue(last));
      case ANNEX,
          PART,
          TITLE,
          SUBTITLE,
          CHAPTER,
          SUBCHAPTER,
          SUBPART,
          ARTICLE,
          SECTION,
          CONTROL,
          DECIMAL -> {
        String digits = last.replaceAll("\\D+$", "");
        if (digits.matches("\\d{1,4}")) {
          yield OptionalInt.of(Integer.parseInt(digits));
        }
        yield isRoman(last)
            ? OptionalInt.of(romanValue(last))
            : last.length() == 1 ? OptionalInt.of(letterValue(last)) : OptionalInt.empty();
      }
    };
  }

  private static int letterValue(String letters) {
    int value = Character.toLowerCase(letters.charAt(0)) - 'a' + 1;
    return value + 26 * (letters.length() - 1);
  }

  private static int romanValue(String roman) {
    int total = 0;
    int previous = 0;
    for (char c : roman.toLowerCase(Locale.ROOT).toCharArray()) {
      int value =
          switch (c) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      total += value > previous ? value - 2 * previous : value;
      previous = value;
    }
    return total;
  }

  /** The part of an id that this label gives: {@code art-5}, {@code 4.2}, {@code a}. */
  String key() {
    String plain = number.toLowerCase(Locale.ROOT);
    if (!family.isNamed()) {
      return plain;
    }
    String word = printed.substring(0, Math.max(1, printed.indexOf(' '))).toLowerCase(Locale.ROOT);
    // Schedule 1 and Annex 1 of one document are two things.
    String prefix = family == Family.ANNEX && word.matches("[a-z]+") ? word : family.prefix();
    return prefix + "-" + plain;
  }
}
