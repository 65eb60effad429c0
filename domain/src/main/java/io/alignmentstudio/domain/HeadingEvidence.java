package io.alignmentstudio.domain;

import java.util.Collection;

/**
 * Why a line was read as a heading. Several pieces of evidence support each other.
 *
 * <p>The weights are rough shares of right headings among the lines that have nothing but this
 * evidence; they rank documents for a person's attention and are no probabilities.
 */
public enum HeadingEvidence {
  /** Markup, a style of the word processor or an element says so. */
  MARKUP(1),
  /** The structure tree of a tagged PDF says so. */
  TAG(0.95),
  /** A bookmark has the same words. */
  OUTLINE(0.95),
  /** The table of contents lists it. */
  CONTENTS(0.95),
  /** A number that continues or opens a sequence stands before it. */
  NUMBER(0.7),
  /** Larger than the text. */
  SIZE(0.7),
  /** Bold, where the text is not. */
  WEIGHT(0.6),
  /** In another typeface than the text. */
  TYPEFACE(0.4),
  /** Capital letters only. */
  CAPITALS(0.4),
  /** Centred, where the text is not. */
  ALIGNMENT(0.4),
  /** Italic, where the text is not. */
  SLANT(0.3),
  /** More space above than a paragraph has; underlined or alone on its line. */
  SPACING(0.2);

  private final double weight;

  HeadingEvidence(double weight) {
    this.weight = weight;
  }

  /** From 0, when there is none, to 1: independent pieces of evidence add up as noisy-or. */
  public static double confidence(Collection<HeadingEvidence> evidence) {
    double doubt = 1;
    for (HeadingEvidence each : evidence) {
      doubt *= 1 - each.weight;
    }
    return 1 - doubt;
  }
}
