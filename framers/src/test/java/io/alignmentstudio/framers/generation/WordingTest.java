package io.alignmentstudio.framers.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void aQuestionEndsWithOneMark() {
    String template = "Subject: {heading}. Text: {said}";

    assertThat(Wording.fill(template, Map.of("heading", "What if I am ill?", "said", "Rest.")))
        .isEqualTo("Subject: What if I am ill? Text: Rest.");
    assertThat(Wording.fill(template, Map.of("heading", "Gifts", "said", "Rest.")))
        .isEqualTo("Subject: Gifts. Text: Rest.");
    assertThat(Wording.fill("{heading}...", Map.of("heading", "Why?"))).isEqualTo("Why?...");
  }
}
