package io.alignmentstudio.lm.grounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestFeaturesTest {
  private static final float[] EMBEDDING = {0.6f, -0.8f};

  private static double[] dense(RequestFeatures features, String text) {
    double[] values = new double[features.width(EMBEDDING.length)];
    for (Feature feature : features.of(text, EMBEDDING)) {
      values[feature.getIndex() - 1] = feature.getValue();
    }
    return values;
  }

  /** The figures are those of scikit-learn's TfidfVectorizer with sublinear_tf and min_df 2. */
  @Test
  void wordsAndPairsAreWeighedAsTfIdf() {
    RequestFeatures features =
        RequestFeatures.of(List.of("Draft a note", "draft a letter", "send a letter, a letter"));
    // Kept: "a" (3 texts), "a letter" (2), "draft" (2), "draft a" (2), "letter" (2).
    assertThat(features.width(EMBEDDING.length)).isEqualTo(5 + 2 + 1);
    double rare = Math.log(4.0 / 3) + 1;
    double twice = 1 + Math.log(2);
    double length = Math.sqrt(twice * twice * (1 + 2 * rare * rare));
    assertThat(dense(features, "A letter, a letter!"))
        .containsExactly(
            new double[] {
              twice / length, twice * rare / length, 0, 0, twice * rare / length, 0.6, -0.8, 1
            },
            within(1e-6));
  }

  @Test
  void aTextOfUnknownWordsHasItsEmbeddingOnly() {
    RequestFeatures features = RequestFeatures.of(List.of("one two", "two one"));
    assertThat(dense(features, "three"))
        .containsExactly(new double[] {0, 0, 0.6, -0.8, 1}, within(1e-6));
    assertThat(
            Arrays.stream(features.of("two one", EMBEDDING)).mapToInt(Feature::getIndex).toArray())
        .isSorted();
  }

  @Test
  void aRepeatedTextCountsOnce() {
    assertThat(RequestFeatures.of(List.of("lonely", "lonely")).width(0)).isEqualTo(1);
  }
}
