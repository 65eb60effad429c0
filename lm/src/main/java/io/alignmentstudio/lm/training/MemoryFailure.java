package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Memory that ran out during a step, as an error that says what to do. */
final class MemoryFailure {
  private static final List<String> SIGNS =
      List.of("can't allocate memory", "not enough memory", "bad_alloc", "out of memory");

  private MemoryFailure() {}

  static boolean isOne(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("").toLowerCase(Locale.ROOT);
    return failure instanceof OutOfMemoryError || SIGNS.stream().anyMatch(message::contains);
  }

  static StudioException of(
      Throwable failure,
      long step,
      List<List<Integer>> batches,
      IntUnaryOperator length,
      TrainingSettings settings) {
    long widest =
        batches.stream()
            .mapToLong(
                batch ->
                    (long) batch.size()
                        * batch.stream().mapToInt(length::applyAsInt).max().orElse(0))
            .max()
            .orElse(0);
    return new StudioException(
        ErrorCode.UNAVAILABLE,
        "Memory ran out in step %d, whose largest batch has %,d tokens with padding (%s); this process holds %s and %s are free: %s. %s"
            .formatted(
                step,
                widest,
                settings.batching(),
                ProcessMemory.text(ProcessMemory.resident()),
                ProcessMemory.text(ProcessMemory.available()),
                Optional.ofNullable(failure.getMessage())
                    .flatMap(message -> message.lines().findFirst())
                    .orElse(failure.toString()),
                MemoryRemedy.TEXT),
        failure);
  }
}
