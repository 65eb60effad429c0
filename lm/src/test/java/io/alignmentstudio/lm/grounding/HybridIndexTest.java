package io.alignmentstudio.lm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.model.Encoder;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HybridIndexTest {
  private static final Encoder ENCODER = new Encoder();
  private static final Passage GIFTS =
      new Passage("code:1", "code", "Record every gift in the register within five days.");
  private static final Passage QUOTES =
      new Passage("code:2", "code", "Three written quotes must be obtained above EUR 5,000.");
  private static final Passage VISITORS =
      new Passage("code:3", "code", "Visitors must wear a badge on the site.");
  private static final List<Passage> PASSAGES = List.of(GIFTS, QUOTES, VISITORS);
  private static final String STORY =
      "My brother-in-law parked his camper behind the loading ramp over the weekend.";
  private static final Precedent PRECEDENT =
      new Precedent(
          "My cousin left his motorhome beside the loading ramp on Saturday.",
          List.of("code:2"),
          List.of());

  @AfterAll
  static void close() {
    ENCODER.close();
  }

  private static Passage first(HybridIndex index, String query) {
    return index.search(List.of(query), 1).getFirst().getFirst();
  }

  @Test
  void findsByMeaningAndByWords() {
    HybridIndex index = new HybridIndex(PASSAGES, ENCODER);
    assertThat(first(index, "Where do I note down a present that I was given?")).isEqualTo(GIFTS);
    assertThat(first(index, "badge")).isEqualTo(VISITORS);
  }

  @Test
  void aPrecedentLeadsToItsClauseWhereWordsDoNot() {
    assertThat(first(new HybridIndex(PASSAGES, ENCODER), STORY)).isNotEqualTo(QUOTES);
    assertThat(first(new HybridIndex(PASSAGES, List.of(PRECEDENT), ENCODER), STORY))
        .isEqualTo(QUOTES);
  }

  @Test
  void aPrecedentDoesNotAnswerForItself() {
    HybridIndex index = new HybridIndex(PASSAGES, List.of(PRECEDENT), ENCODER);
    assertThat(first(index, PRECEDENT.text()))
        .isEqualTo(first(new HybridIndex(PASSAGES, ENCODER), PRECEDENT.text()));
  }

  @Test
  void aPrecedentRestsOnThePassageThatHoldsItsQuote() {
    Precedent quoting =
        new Precedent("?", List.of("code:1"), List.of("every gift in the register"));
    assertThat(quoting.restsOn(GIFTS)).isTrue();
    assertThat(quoting.restsOn(new Passage("code:1", "code", "Something else."))).isFalse();
    assertThat(quoting.restsOn(QUOTES)).isFalse();
  }

  @Test
  void aTextBeyondTheEncodersContextIsSearchedByAllItsParts() {
    String filler = "The weather was mild and nothing of note happened that day. ".repeat(60);
    HybridIndex index = new HybridIndex(PASSAGES, ENCODER);
    assertThat(first(index, filler + "Which badge must visitors wear?")).isEqualTo(VISITORS);
  }
}
