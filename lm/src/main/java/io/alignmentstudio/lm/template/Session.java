package io.alignmentstudio.lm.template;

/** One rendering: where it is, and how much it may still do. */
final class Session {
  static final int LONGEST_TEXT = 1 << 24;
  static final int LONGEST_LIST = 1 << 20;
  private static final long MOST_STEPS = 5_000_000;
  private static final int DEEPEST = 200;

  private int line = 1;
  private long steps;
  private int depth;

  int line() {
    return line;
  }

  /** Counts one step at a line. */
  void step(int atLine) {
    line = atLine;
    spend(1);
  }

  /** Counts what is as much work as so many steps. */
  void spend(long more) {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new TemplateFailure(
          "the template has not ended after more than %d steps; it loops forever, makes far too much text, or the conversation is far too long"
              .formatted(MOST_STEPS));
    }
  }

  /** Enters a macro or a captured block. */
  void enter() {
    if (++depth > DEEPEST) {
      throw new TemplateFailure("macros call each other more than " + DEEPEST + " deep");
    }
  }

  void leave() {
    depth--;
  }

  static void checkLength(long length) {
    if (length > LONGEST_TEXT) {
      throw new TemplateFailure(
          "a text of %d characters, more than %d".formatted(length, LONGEST_TEXT));
    }
  }

  static void checkSize(long size) {
    if (size > LONGEST_LIST) {
      throw new TemplateFailure("a list of %d items, more than %d".formatted(size, LONGEST_LIST));
    }
  }
}
