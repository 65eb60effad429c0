package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(2, 1e-3, 0, 0, 1, 20, 3).accumulating(2);

  private record Repeating(int repeats) implements Objective<Integer> {
    @Override
    public int tokens(Integer row) {
      return row;
    }

    @Override
    public StepMetrics backward(List<Integer> rows, long step) {
      return new StepMetrics(0, Map.of());
    }
  }

  private static List<List<List<Integer>>> plan(int repeats) {
    List<Integer> rows = IntStream.rangeClosed(1, 15).boxed().toList();
    return BatchPlan.of(rows, new Repeating(repeats), SETTINGS);
  }

  @Test
  void wholeStepsAreRepeated() {
    List<List<List<Integer>>> once = plan(1);
    List<List<List<Integer>>> thrice = plan(3);
    assertThat(thrice).hasSize(3 * once.size());
    for (int step = 0; step < thrice.size(); step++) {
      assertThat(thrice.get(step)).isEqualTo(once.get(step / 3));
    }
    assertThat(once).anyMatch(step -> step.size() == 2);
  }

  @Test
  void everyEpochHasEveryRowOnce() {
    List<Integer> rows =
        plan(1).stream().flatMap(List::stream).flatMap(List::stream).sorted().toList();
    assertThat(rows).isEqualTo(IntStream.range(0, 30).mapToObj(at -> at / 2).toList());
  }
}
