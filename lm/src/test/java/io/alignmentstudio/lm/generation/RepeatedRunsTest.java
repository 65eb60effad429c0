package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedRunsTest {
  @Test
  void theTokenThatCompletesARunAgainIsBanned() {
    RepeatedRuns runs = new RepeatedRuns(3);
    for (int token : new int[] {5, 6, 7, 5, 6}) {
      runs.add(token);
    }
    assertThat(runs.banned()).containsExactly(7);
    runs.add(8);
    assertThat(runs.banned()).isEmpty();
    runs.add(5);
    runs.add(6);
    assertThat(runs.banned()).containsExactlyInAnyOrder(7, 8);
  }

  @Test
  void aLoopOfOneTokenEnds() {
    RepeatedRuns runs = new RepeatedRuns(2);
    runs.add(4);
    assertThat(runs.banned()).isEmpty();
    runs.add(4);
    assertThat(runs.banned()).containsExactly(4);
  }

  @Test
  void zeroBansNothing() {
    RepeatedRuns runs = new RepeatedRuns(0);
    for (int i = 0; i < 10; i++) {
      runs.add(1);
    }
    assertThat(runs.banned()).isEmpty();
  }
}
