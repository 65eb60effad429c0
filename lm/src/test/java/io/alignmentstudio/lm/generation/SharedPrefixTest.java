package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.SharedPrefix;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Prompts that are read behind a shared prefix give what they give when they are read whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedPrefixTest {
  private static final int SHARED = 40;
  private static final AdapterMix BASE = AdapterMix.base();

  private LocalModel model;
  private LanguageModel weights;
  private final List<int[]> prompts =
      List.of(prompt(50, 1), prompt(41, 2), prompt(47, 3), prompt(50, 1));
  private final List<List<int[]>> continuations =
      List.of(
          List.of(new int[] {5}, new int[] {6, 7, 8}),
          List.of(new int[] {9, 10}),
          List.of(new int[] {11, 12}, new int[] {13}, new int[] {14, 15}),
          List.of(new int[] {5}));

  @BeforeAll
  void load() {
    model = LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32);
    weights = model.weights();
  }

  @AfterAll
  void close() {
    model.close();
  }

  private static int[] prompt(int length, int seed) {
    Random shared = new Random(99);
    Random own = new Random(seed);
    return IntStream.range(0, length)
        .map(at -> 3 + (at < SHARED ? shared : own).nextInt(250))
        .toArray();
  }

  private BatchContext context(Optional<SharedPrefix> prefix) {
    return new BatchContext(prompts, List.of(BASE, BASE, BASE, BASE), prefix, Optional.empty());
  }

  private double[][] scores(Optional<SharedPrefix> prefix) {
    return new Scorer(weights, context(prefix), continuations).score();
  }

  @Test
  void scoresAreEqual() {
    Engine.run(
        () -> {
          double[][] whole = scores(Optional.empty());
          try (PrefixCache cache = new PrefixCache(weights, 1 << 20);
              SharedPrefix prefix =
                  cache.read(Arrays.copyOf(prompts.getFirst(), SHARED), BASE, Optional.empty())) {
            double[][] behind = scores(Optional.of(prefix));
            for (int row = 0; row < whole.length; row++) {
              assertThat(behind[row]).containsExactly(whole[row], within(1e-5));
            }
          }
        });
  }

  @Test
  void aPrefixThatIsExtendedOrShortenedEqualsOneReadAtOnce() {
    Engine.run(
        () -> {
          int[] tokens = Arrays.copyOf(prompts.getFirst(), SHARED);
          double[][] whole = scores(Optional.empty());
          try (PrefixCache cache = new PrefixCache(weights, 1 << 20)) {
            for (int length : new int[] {17, SHARED, 23, SHARED}) {
              try (SharedPrefix prefix =
                  cache.read(Arrays.copyOf(tokens, length), BASE, Optional.empty())) {
                double[][] behind = scores(Optional.of(prefix));
                for (int row = 0; row < whole.length; row++) {
                  assertThat(behind[row]).containsExactly(whole[row], within(1e-5));
                }
              }
            }
            assertThat(cache.bytes()).isEqualTo(2L * 2 * 2 * SHARED * 4 * 4);
          }
        });
  }

  @Test
  void theLeastRecentlyUsedPrefixIsForgotten() {
    Engine.run(
        () -> {
          long one = 2L * 2 * 2 * 20 * 4 * 4; // keys and values, layers, heads, tokens, size
          try (PrefixCache cache = new PrefixCache(weights, 2 * one)) {
            for (int first = 10; first < 15; first++) {
              int[] tokens = new int[20];
              Arrays.fill(tokens, first);
              cache.read(tokens, BASE, Optional.empty()).close();
            }
            assertThat(cache.bytes()).isEqualTo(2 * one);
          }
        });
  }

  @Test
  void longPromptsAreScoredApart() {
    PromptGroup group = new PromptGroup(List.of(1, 2, 0, 3), SHARED);
    assertThat(group.longApart(prompts, 10 * 50)).containsExactly(group);
    assertThat(group.longApart(prompts, 10 * 50 - 1))
        .containsExactly(
            new PromptGroup(List.of(0), 49),
            new PromptGroup(List.of(3), 49),
            new PromptGroup(List.of(1, 2), SHARED));
    assertThat(new PromptGroup(List.of(0), 0).longApart(prompts, 1)).hasSize(1);
  }

  @Test
  void promptsAreGroupedByWhatTheyShare() {
    List<PromptGroup> groups =
        PromptGroup.of(List.of(0, 1, 2, 3), prompts, List.of(BASE, BASE, BASE, BASE), 32);
    assertThat(groups).containsExactly(new PromptGroup(List.of(1, 2, 0, 3), SHARED));
    AdapterMix other = AdapterMix.of(java.util.Map.of("x", 1.0));
    assertThat(PromptGroup.of(List.of(0, 1, 2, 3), prompts, List.of(BASE, other, BASE, BASE), 32))
        .containsExactly(new PromptGroup(List.of(1, 2, 0, 3), 0));
  }

  @Test
  void promptsThatShareMoreAreReadApart() {
    int[] longer = prompt(120, 5);
    List<int[]> all =
        List.of(prompt(50, 1), longer, longer.clone(), longer.clone(), longer.clone());
    assertThat(
            PromptGroup.of(List.of(0, 1, 2, 3, 4), all, List.of(BASE, BASE, BASE, BASE, BASE), 4))
        .containsExactlyInAnyOrder(
            new PromptGroup(List.of(1, 2, 3, 4), 119), new PromptGroup(List.of(0), 49));
  }
}
