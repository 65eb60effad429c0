package io.alignmentstudio.lm.grounding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecisionModelTest {
  private static final int WIDTH = 16;

  /** Unit vectors whose first value is positive where the request is answered. */
  private static List<DecisionModel.Case> cases(int answered, int refused) {
    Random random = new Random(7);
    List<DecisionModel.Case> cases = new ArrayList<>();
    for (int at = 0; at < answered + refused; at++) {
      boolean helped = at < answered;
      cases.add(new DecisionModel.Case("request " + at, vector(helped, random), helped));
    }
    return cases;
  }

  private static float[] vector(boolean answered, Random random) {
    float[] vector = new float[WIDTH];
    double norm = 0;
    for (int at = 0; at < WIDTH; at++) {
      vector[at] = (float) (at == 0 ? (answered ? 2 : -2) : random.nextGaussian() / 2);
      norm += vector[at] * vector[at];
    }
    for (int at = 0; at < WIDTH; at++) {
      vector[at] /= (float) Math.sqrt(norm);
    }
    return vector;
  }

  @Test
  void newRequestsLeanAsLikeOnesWereDecided() {
    DecisionModel model = DecisionModel.learn(cases(120, 80)).orElseThrow();
    Random random = new Random(11);
    for (int round = 0; round < 20; round++) {
      assertThat(model.leaning("new", vector(true, random), false))
          .isGreaterThanOrEqualTo(Leaning.MOSTLY_ANSWERED);
      assertThat(model.leaning("new", vector(false, random), false))
          .isLessThanOrEqualTo(Leaning.MOSTLY_REFUSED);
    }
  }

  @Test
  void wordsTellWhereEmbeddingsDoNot() {
    float[] same = new float[WIDTH];
    same[0] = 1;
    List<DecisionModel.Case> cases = new ArrayList<>();
    for (int at = 0; at < 100; at++) {
      cases.add(new DecisionModel.Case("Draft letter " + at + " to them.", same, true));
      cases.add(new DecisionModel.Case("Backdate letter " + at + " to them.", same, false));
    }
    DecisionModel model = DecisionModel.learn(cases).orElseThrow();
    assertThat(model.leaning("Please draft a report.", same, false)).isEqualTo(Leaning.ANSWERED);
    assertThat(model.leaning("Please backdate a report.", same, false)).isEqualTo(Leaning.REFUSED);
    assertThat(model.leaning("Quite another thing", same, false)).isEqualTo(Leaning.DIVIDED);
  }

  @Test
  void aDecidedRequestIsToldByTheOthers() {
    List<DecisionModel.Case> cases = new ArrayList<>(cases(120, 80));
    // One that people decided against all others: by itself it would pull the model over.
    DecisionModel.Case odd = new DecisionModel.Case("odd", vector(true, new Random(3)), false);
    cases.addAll(List.of(odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd, odd));
    DecisionModel model = DecisionModel.learn(cases).orElseThrow();
    DecisionModel without = DecisionModel.learn(cases(120, 80)).orElseThrow();
    assertThat(model.leaning("odd", odd.vector(), true))
        .isEqualTo(without.leaning("odd", odd.vector(), true))
        .isGreaterThanOrEqualTo(Leaning.MOSTLY_ANSWERED);
  }

  @Test
  void fewDecisionsTellNothing() {
    assertThat(DecisionModel.learn(cases(200, DecisionModel.FEWEST - 1))).isEmpty();
    assertThat(DecisionModel.learn(List.of())).isEmpty();
  }

  @Test
  void theSameCasesGiveTheSameAnswers() {
    float[] border = new float[WIDTH];
    border[1] = 1;
    assertThat(DecisionModel.learn(cases(60, 60)).orElseThrow().leaning("x", border, false))
        .isEqualTo(DecisionModel.learn(cases(60, 60)).orElseThrow().leaning("x", border, false));
  }

  @Test
  void leaningsAreFifths() {
    assertThat(List.of(0.0, 0.19, 0.2, 0.5, 0.61, 0.8, 1.0).stream().map(Leaning::of))
        .containsExactly(
            Leaning.REFUSED,
            Leaning.REFUSED,
            Leaning.MOSTLY_REFUSED,
            Leaning.DIVIDED,
            Leaning.MOSTLY_ANSWERED,
            Leaning.ANSWERED,
            Leaning.ANSWERED);
  }
}
