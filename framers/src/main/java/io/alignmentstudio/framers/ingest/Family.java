package io.alignmentstudio.framers.ingest;

import java.util.Locale;

/** The kinds of printed numbers, from the outermost to the innermost. */
enum Family {
  ANNEX("annex"),
  PART("part"),
  TITLE("title"),
  SUBTITLE("subtitle"),
  CHAPTER("ch"),
  SUBCHAPTER("subch"),
  SUBPART("subpart"),
  ARTICLE("art"),
  SECTION("sec"),
  /** AC-2(1), in a catalog of controls; its number is a whole id. */
  CONTROL(""),
  UPPER_ROMAN(""),
  UPPER_LETTER(""),
  /** 1, 4.2, 4.2.3. */
  DECIMAL(""),
  LOWER_LETTER(""),
  LOWER_ROMAN("");

  private final String prefix;

  Family(String prefix) {
    this.prefix = prefix;
  }

  /** What stands before the number in an id; empty for bare numbers. */
  String prefix() {
    return prefix;
  }

  /** Whether a word or sign names the family. */
  boolean isNamed() {
    return !prefix.isEmpty();
  }

  static Family named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "part", "book" -> PART;
      case "title", "division" -> TITLE;
      case "chapter" -> CHAPTER;
      case "article", "art.", "rule", "principle" -> ARTICLE;
      case "section", "sec.", "clause", "§", "§§" -> SECTION;
      case "annex", "appendix", "schedule", "exhibit", "attachment", "addendum" -> ANNEX;
      default -> throw new IllegalArgumentException("no family is named " + word);
    };
  }
}
