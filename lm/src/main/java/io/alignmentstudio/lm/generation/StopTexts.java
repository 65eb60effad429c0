package io.alignmentstudio.lm.generation;

import java.util.List;
import java.util.function.Consumer;

/**
 * Ends a text where the first of some stop texts begins. Pieces may cut a stop text anywhere: what
 * could be the beginning of one is held back until it is not.
 */
final class StopTexts implements Consumer<String> {
  private final List<String> stops;
  private final Consumer<String> output;
  private final StringBuilder text = new StringBuilder();
  private int handedOut;
  private boolean reached;

  StopTexts(List<String> stops, Consumer<String> output) {
    this.stops = stops;
    this.output = output;
  }

  @Override
  public void accept(String piece) {
    if (reached) {
      return;
    }
    text.append(piece);
    int stop = earliest();
    reached = stop >= 0;
    if (reached) {
      text.setLength(stop);
    }
    handOut(reached ? stop : text.length() - heldBack());
  }

  /** Hands out what was held back: no stop text came of it. */
  void end() {
    handOut(text.length());
  }

  boolean reached() {
    return reached;
  }

  /** The whole text before the stop. */
  String text() {
    return text.toString();
  }

  private int earliest() {
    return stops.stream()
        .mapToInt(stop -> text.indexOf(stop, handedOut))
        .filter(at -> at >= 0)
        .min()
        .orElse(-1);
  }

  /** Length of the longest end of the text that a stop text begins with. */
  private int heldBack() {
    int longest = 0;
    for (String stop : stops) {
      int most = Math.min(stop.length() - 1, text.length() - handedOut);
      for (int length = most; length > longest; length--) {
        if (stop.startsWith(text.substring(text.length() - length))) {
          longest = length;
        }
      }
    }
    return longest;
  }

  private void handOut(int end) {
    if (end > handedOut) {
      output.accept(text.substring(handedOut, end));
      handedOut = end;
    }
  }
}
