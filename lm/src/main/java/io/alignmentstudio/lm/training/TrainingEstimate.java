package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.time.Duration;
import java.util.Locale;

/**
 * What a run will take on this machine.
 *
 * @param steps of the optimiser
 * @param tokens of all epochs, padding left out
 * @param paddedTokens that are computed
 * @param trainable number of trained values
 * @param peakMemory highest resident memory in bytes; 0 where the system does not tell
 * @param availableMemory that the process can have in all, in bytes; 0 likewise
 */
public record TrainingEstimate(
    long steps,
    long tokens,
    long paddedTokens,
    long trainable,
    Duration duration,
    long peakMemory,
    long availableMemory) {
  /** Whether the run fits into memory, as far as is known. */
  public boolean fits() {
    return availableMemory == 0 || peakMemory <= availableMemory;
  }

  /**
   * Refuses a run that does not fit.
   *
   * @throws StudioException CONFIG with the estimate and what to do
   */
  public void requireFits() {
    if (!fits()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "The training would not fit into memory: %s. %s".formatted(this, MemoryRemedy.TEXT));
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d steps, %,d tokens (%,d with padding), %,d trained values, about %.1f minutes, %s of"
            + " memory at most; %s can be had",
        steps,
        tokens,
        paddedTokens,
        trainable,
        duration.toMillis() / 60_000.0,
        ProcessMemory.text(peakMemory),
        ProcessMemory.text(availableMemory));
  }
}
