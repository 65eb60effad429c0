package io.alignmentstudio.studio.api;

import java.util.List;

/** Cuts streamed text at the first stop text, holding back what may be the start of one. */
final class StopSequences {
  private final List<String> stops;
  private String held = "";
  private boolean reached;

  StopSequences(List<String> stops) {
    this.stops = List.copyOf(stops);
  }

  /** Takes a piece; returns the text that is certainly part of the answer. */
  String accept(String piece) {
    if (reached) {
      return "";
    }
    String text = held + piece;
    int cut = stops.stream().mapToInt(text::indexOf).filter(index -> index >= 0).min().orElse(-1);
    if (cut >= 0) {
      reached = true;
      held = "";
      return text.substring(0, cut);
    }
    int keep = longestStart(text);
    held = text.substring(text.length() - keep);
    return text.substring(0, text.length() - keep);
  }

  /** The text that is still held back when the model has ended. */
  String end() {
    String rest = held;
    held = "";
    return rest;
  }

  boolean reached() {
    return reached;
  }

  private int longestStart(String text) {
    int longest = 0;
    for (String stop : stops) {
      int most = Math.min(stop.length() - 1, text.length());
      for (int length = most; length > longest; length--) {
        if (stop.startsWith(text.substring(text.length() - length))) {
          longest = length;
        }
      }
    }
    return longest;
  }
}
