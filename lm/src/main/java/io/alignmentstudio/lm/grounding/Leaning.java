package io.alignmentstudio.lm.grounding;

/** What people decided about requests like one: whether to help with them or to refuse. */
public enum Leaning {
  REFUSED("were refused"),
  MOSTLY_REFUSED("were mostly refused"),
  DIVIDED("were refused as often as not"),
  MOSTLY_ANSWERED("were mostly answered"),
  ANSWERED("were answered");

  private final String words;

  Leaning(String words) {
    this.words = words;
  }

  /** Fifths of the probability that such a request is answered. */
  static Leaning of(double answered) {
    return values()[Math.clamp((int) (answered * values().length), 0, values().length - 1)];
  }

  /** The end of a sentence that begins with the requests. */
  public String words() {
    return words;
  }
}
