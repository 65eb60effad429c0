package io.alignmentstudio.studio.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.studio.web.WordDiff.Kind;
import io.alignmentstudio.studio.web.WordDiff.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {
  @Test
  void changedWordsStandBesideEachOther() {
    assertThat(WordDiff.of("Ana kept a watch.", "Ana kept the ring."))
        .containsExactly(
            new Piece(Kind.SAME, "Ana kept "),
            new Piece(Kind.REMOVED, "a"),
            new Piece(Kind.ADDED, "the"),
            new Piece(Kind.SAME, " "),
            new Piece(Kind.REMOVED, "watch."),
            new Piece(Kind.ADDED, "ring."));
    assertThat(WordDiff.of("Same.", "Same.")).containsExactly(new Piece(Kind.SAME, "Same."));
    assertThat(WordDiff.of("", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a b c,a c", "'',new text", "old text,''", "'a  b\nc','a b\n\nc d'"})
  void thePiecesMakeBothTexts(String before, String after) {
    List<Piece> pieces = WordDiff.of(before, after);
    assertThat(text(pieces, Kind.ADDED)).isEqualTo(before);
    assertThat(text(pieces, Kind.REMOVED)).isEqualTo(after);
  }

  private static String text(List<Piece> pieces, Kind without) {
    return pieces.stream()
        .filter(piece -> piece.kind() != without)
        .map(Piece::text)
        .collect(Collectors.joining());
  }
}
