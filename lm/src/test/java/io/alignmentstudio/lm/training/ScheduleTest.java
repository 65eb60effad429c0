package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Expected values: transformers 5.18, get_..._schedule_with_warmup, 10 steps, 2 of them warm-up.
 */
class ScheduleTest {
  private static double[] factors(Schedule schedule, double warmUp) {
    return LongStream.rangeClosed(1, 10)
        .mapToDouble(step -> schedule.factor(step, 10, warmUp))
        .toArray();
  }

  @Test
  void linearFallsToWhatTransformersGives() {
    assertThat(factors(Schedule.LINEAR, 2))
        .containsExactly(
            new double[] {0, 0.5, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125},
            Offset.offset(1e-12));
  }

  @Test
  void cosineFallsToWhatTransformersGives() {
    assertThat(factors(Schedule.COSINE, 2))
        .containsExactly(
            new double[] {
              0, 0.5, 1, 0.9619398, 0.8535534, 0.6913417, 0.5, 0.3086583, 0.1464466, 0.0380602
            },
            Offset.offset(1e-7));
  }

  @Test
  void constantStaysLevelAfterTheWarmUp() {
    assertThat(factors(Schedule.CONSTANT, 2))
        .containsExactly(new double[] {0, 0.5, 1, 1, 1, 1, 1, 1, 1, 1}, Offset.offset(1e-12));
  }

  @Test
  void aShareOfTheStepsIsTheirNumberRoundedUp() {
    assertThat(factors(Schedule.LINEAR, 0.15)).isEqualTo(factors(Schedule.LINEAR, 2));
  }

  @Test
  void theDefaultLearnsInItsFirstAndItsLastStep() {
    double[] factors = factors(Schedule.LINEAR_ABOVE_ZERO, 0.2);
    assertThat(factors[0]).isEqualTo(0.5);
    assertThat(factors[9]).isEqualTo(0.125);
  }

  @Test
  void warmUpByHalfAStepIsRefused() {
    assertThatThrownBy(() -> new TrainingSettings(1, 1e-3, 2.5, 0, 1, 64, 1))
        .hasMessageContaining("whole number of steps, got 2.5");
  }
}
