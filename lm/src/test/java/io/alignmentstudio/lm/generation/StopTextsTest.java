package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopTextsTest {
  private final List<String> pieces = new ArrayList<>();

  private StopTexts texts(String... stops) {
    return new StopTexts(List.of(stops), pieces::add);
  }

  @Test
  void aStopTextAcrossPiecesIsNeverShown() {
    StopTexts texts = texts("</end>");
    for (String piece : List.of("abc<", "/e", "nd", ">def")) {
      texts.accept(piece);
    }
    texts.end();
    assertThat(texts.reached()).isTrue();
    assertThat(pieces).containsExactly("abc");
    assertThat(texts.text()).isEqualTo("abc");
  }

  @Test
  void whatOnlyBeganLikeAStopTextIsShownInTheEnd() {
    StopTexts texts = texts("</end>");
    List.of("a<", "/e", "x<", "/").forEach(texts);
    assertThat(String.join("", pieces)).isEqualTo("a</ex");
    texts.end();
    assertThat(texts.reached()).isFalse();
    assertThat(String.join("", pieces)).isEqualTo("a</ex</");
  }

  @Test
  void theFirstOfSeveralStopTextsCounts() {
    StopTexts texts = texts("later", "now");
    texts.accept("stop now or later");
    assertThat(texts.text()).isEqualTo("stop ");
  }

  @Test
  void aStopTextThatOverlapsItselfIsFound() {
    StopTexts texts = texts("aab");
    List.of("a", "a", "a", "b").forEach(texts);
    assertThat(texts.text()).isEqualTo("a");
  }
}
