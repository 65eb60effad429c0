package io.alignmentstudio.studio.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What an edit changed, word by word. */
public final class WordDiff {
  /** Whether a piece is in both texts, only in the old or only in the new one. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED
  }

  /** A run of words. */
  public record Piece(Kind kind, String text) {}

  private WordDiff() {}

  /** The pieces in order; those that are not added are the old text, those not removed the new. */
  public static List<Piece> of(String before, String after) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> change : DiffUtils.diff(old, now).getDeltas()) {
      int from = change.getSource().getPosition();
      add(pieces, Kind.SAME, old.subList(at, from));
      add(pieces, Kind.REMOVED, change.getSource().getLines());
      add(pieces, Kind.ADDED, change.getTarget().getLines());
      at = from + change.getSource().size();
    }
    add(pieces, Kind.SAME, old.subList(at, old.size()));
    return pieces;
  }

  /** Words and what stands between them. */
  private static List<String> words(String text) {
    return Arrays.asList(text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)"));
  }

  private static void add(List<Piece> pieces, Kind kind, List<String> words) {
    String text = String.join("", words);
    if (!text.isEmpty()) {
      pieces.add(new Piece(kind, text));
    }
  }
}
