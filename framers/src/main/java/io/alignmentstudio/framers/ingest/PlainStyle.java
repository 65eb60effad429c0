package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * How a heading of a plain text is marked as one.
 *
 * @param key equal for headings of the same look
 */
record PlainStyle(Kind kind, String key) {
  enum Kind {
    NONE,
    TITLE,
    DRAWN,
    NUMBERED,
    CAPITALS,
    PLAIN
  }

  static final PlainStyle NONE = new PlainStyle(Kind.NONE, "");
  static final PlainStyle TITLE = new PlainStyle(Kind.TITLE, "");
  static final PlainStyle CAPITALS = new PlainStyle(Kind.CAPITALS, "");
  static final PlainStyle PLAIN = new PlainStyle(Kind.PLAIN, "");

  /** Words by which a title says that it names a whole document. */
  static final Pattern DOCUMENT_WORD =
      Pattern.compile(
          "(?i)\\b(?:policy|policies|code|act|bill|handbook|agreement|contract|guidelines?|rules"
              + "|regulations?|standard|manual|charter|constitution|terms|procedure|directive"
              + "|order|notice|plan|framework|protocol|addendum|statement|guide|bylaws|by-laws|ordinance)\\b");

  /** Titles of first sections. */
  static final Pattern OPENING =
      Pattern.compile(
          "(?i)(?:introduction|preamble|foreword|preface|purpose|scope|overview|background|summary"
              + "|abstract|definitions|general|objectives?|aims?|contents)\\b.{0,24}");

  static PlainStyle drawn(String sign) {
    return new PlainStyle(Kind.DRAWN, sign);
  }

  static PlainStyle numbered(Label label) {
    return new PlainStyle(Kind.NUMBERED, label.family() + " " + label.parts());
  }

  boolean isHeading() {
    return kind != Kind.NONE;
  }

  /**
   * The level of each heading; 0 for the title and for what is none. A style that comes later is
   * deeper, except one without numbers that stands only before or behind the numbered headings.
   */
  static List<Integer> levels(List<PlainStyle> styles) {
    List<PlainStyle> order = new ArrayList<>();
    for (PlainStyle style : styles) {
      boolean levelled = style.isHeading() && style.kind != Kind.TITLE && style.kind != Kind.PLAIN;
      if (levelled && !order.contains(style)) {
        order.add(style);
      }
    }
    order.removeIf(style -> isPeer(style, styles));
    return styles.stream()
        .map(
            style ->
                switch (style.kind) {
                  case NONE, TITLE -> 0;
                  case PLAIN -> isPeer(style, styles) ? 1 : order.size() + 1;
                  case DRAWN, NUMBERED, CAPITALS ->
                      order.contains(style) ? order.indexOf(style) + 1 : 1;
                })
        .toList();
  }

  /** Whether a style has the rank of the outermost numbered headings. */
  private static boolean isPeer(PlainStyle style, List<PlainStyle> styles) {
    if (style.kind == Kind.NUMBERED) {
      return style.key.startsWith(Family.ANNEX.name());
    }
    int[] numbered =
        IntStream.range(0, styles.size())
            .filter(i -> styles.get(i).kind == Kind.NUMBERED)
            .toArray();
    return numbered.length > 0
        && IntStream.range(numbered[0], numbered[numbered.length - 1])
            .noneMatch(i -> styles.get(i).equals(style));
  }
}
