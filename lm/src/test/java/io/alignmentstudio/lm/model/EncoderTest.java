package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncoderTest {
  @Test
  void aTextBeyondTheContextIsReadWhole() {
    String gifts = "A gift from a supplier must be recorded in the register. ".repeat(90);
    String visas = "Travellers need a visa before they book a flight abroad. ".repeat(90);
    try (Encoder encoder = new Encoder()) {
      List<float[]> vectors = encoder.embed(List.of(gifts + visas, gifts, visas, "A gift."));

      assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-3));
      assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(0.5);
      assertThat(cosine(vectors.get(0), vectors.get(2))).isGreaterThan(0.5);
      assertThat(cosine(vectors.get(1), vectors.get(2))).isLessThan(0.5);
      assertThat(encoder.embed(List.of("A gift.")).getFirst()).hasSameSizeAs(vectors.get(3));
    }
  }

  @Test
  void windowsHoldEveryTokenOnceBetweenTheFirstAndTheLast() {
    int[] tokens = IntStream.range(0, 23).toArray();

    List<int[]> windows = Encoder.windows(tokens, 10);

    assertThat(windows).allMatch(window -> window.length <= 10);
    assertThat(windows).allMatch(window -> window[0] == 0 && window[window.length - 1] == 22);
    assertThat(
            windows.stream()
                .flatMapToInt(each -> IntStream.of(each).skip(1).limit(each.length - 2)))
        .containsExactly(IntStream.range(1, 22).boxed().toArray(Integer[]::new));
    assertThat(Encoder.windows(tokens, 23)).containsExactly(tokens);
  }

  private static double cosine(float[] left, float[] right) {
    return IntStream.range(0, left.length).mapToDouble(at -> (double) left[at] * right[at]).sum();
  }
}
