package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.ListKind;
import java.util.regex.Pattern;

/**
 * Counts headings and items the way a word processor does, and stops where the source says another
 * number: the computed number would then differ from the one in the source.
 */
final class Counters {
  private static final String[] ROMAN = {
    "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"
  };
  private static final Pattern ARTICLE = Pattern.compile("Article \\d+");

  private int top;
  private int below;
  private int articles;
  private int items;
  private int points;
  private boolean open;
  private ListKind last = ListKind.BULLET;

  /** Counts a heading; {@code label} is what the source shows. */
  void heading(int level, String label, int line) {
    open = false;
    items = 0;
    points = 0;
    if (label.isEmpty()) {
      return;
    }
    if (level == 1) {
      top++;
      below = 0;
      require(label.startsWith("Chapter") ? "Chapter " + ROMAN[top] : "" + top, label, line);
    } else if (ARTICLE.matcher(label).matches()) {
      articles++;
      require("Article " + articles, label, line);
    } else {
      below++;
      require(top + "." + below, label, line);
    }
  }

  /** Notes running text, which ends a list. */
  void text() {
    open = false;
  }

  /** Counts an item and says whether its list starts here. */
  boolean item(ListKind kind, String label, int line) {
    boolean first =
        switch (kind) {
          case BULLET, NUMBER, LETTER -> !open || last != kind;
          case RECITAL, PARAGRAPH -> items == 0;
          case POINT -> points == 0;
        };
    open = true;
    last = kind;
    switch (kind) {
      case BULLET -> {
        // Bullets show no number.
      }
      case NUMBER, PARAGRAPH -> {
        items = first ? 1 : items + 1;
        points = 0;
        require(items + ".", label, line);
      }
      case RECITAL -> {
        items++;
        require("(" + items + ")", label, line);
      }
      case LETTER -> {
        items = first ? 1 : items + 1;
        require("(" + letter(items) + ")", label, line);
      }
      case POINT -> {
        points++;
        require("(" + letter(points) + ")", label, line);
      }
    }
    return first;
  }

  private static char letter(int number) {
    return (char) ('a' + number - 1);
  }

  private static void require(String computed, String label, int line) {
    if (!computed.equals(label)) {
      throw new IllegalArgumentException(
          "line %d: the numbering would show '%s', the source says '%s'; mend the source"
              .formatted(line, computed, label));
    }
  }
}
