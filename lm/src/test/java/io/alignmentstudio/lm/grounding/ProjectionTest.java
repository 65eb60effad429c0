package io.alignmentstudio.lm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.grounding.Projection.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final int WIDTH = 16;
  private static final int PASSAGES = 8;

  /** Texts that lie a little nearer the passage before the one that they rest on. */
  private static List<Pair> pairs(List<float[]> passages, int count, long seed) {
    Random random = new Random(seed);
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      int right = at % PASSAGES;
      float[] before = passages.get((right + PASSAGES - 1) % PASSAGES);
      float[] text = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        text[i] =
            passages.get(right)[i] + 1.2f * before[i] + (float) (0.05 * random.nextGaussian());
      }
      pairs.add(new Pair(unit(text), new int[] {right}));
    }
    return pairs;
  }

  private static List<float[]> passages() {
    Random random = new Random(7);
    List<float[]> passages = new ArrayList<>();
    for (int at = 0; at < PASSAGES; at++) {
      float[] vector = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      passages.add(unit(vector));
    }
    return passages;
  }

  private static float[] unit(float[] vector) {
    double norm = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) norm;
    }
    return vector;
  }

  private static double dot(float[] left, float[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static long hits(List<Pair> pairs, List<float[]> texts, List<float[]> passages) {
    long hits = 0;
    for (int at = 0; at < pairs.size(); at++) {
      int best = 0;
      for (int passage = 1; passage < PASSAGES; passage++) {
        if (dot(texts.get(at), passages.get(passage)) > dot(texts.get(at), passages.get(best))) {
          best = passage;
        }
      }
      hits += best == pairs.get(at).passages()[0] ? 1 : 0;
    }
    return hits;
  }

  @Test
  void textsThatWereNotLearntFindThePassageTheyRestOn() {
    List<float[]> passages = passages();
    List<Pair> unseen = pairs(passages, 80, 2);
    List<float[]> texts = unseen.stream().map(Pair::text).toList();
    Projection projection = Projection.learn(pairs(passages, 2_000, 1), passages).orElseThrow();

    assertThat(hits(unseen, texts, passages)).isLessThan(20);
    assertThat(hits(unseen, projection.texts(texts), projection.passages(passages)))
        .isGreaterThan(75);
  }

  @Test
  void mappedVectorsHaveLengthOneAndAreTheSameEveryTime() {
    List<float[]> passages = passages();
    List<float[]> first =
        Projection.learn(pairs(passages, 200, 1), passages).orElseThrow().passages(passages);
    List<float[]> again =
        Projection.learn(pairs(passages, 200, 1), passages).orElseThrow().passages(passages);

    for (int at = 0; at < PASSAGES; at++) {
      assertThat(dot(first.get(at), first.get(at)))
          .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
      assertThat(first.get(at)).containsExactly(again.get(at));
    }
  }

  @Test
  void fewPrecedentsTeachNothing() {
    List<float[]> passages = passages();
    assertThat(Projection.learn(pairs(passages, Projection.FEWEST_PRECEDENTS - 1, 1), passages))
        .isEmpty();
  }
}
