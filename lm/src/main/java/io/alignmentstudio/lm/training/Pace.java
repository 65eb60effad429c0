package io.alignmentstudio.lm.training;

import java.time.Duration;
import java.util.List;
import java.util.function.IntToLongFunction;

/** How fast a run goes, by tokens. */
final class Pace {
  private final long[] tokens;
  private final long started = System.nanoTime();
  private long done;
  private long left;

  /**
   * @param length tokens of a row
   * @param step that the run starts after
   */
  Pace(List<List<List<Integer>>> plan, IntToLongFunction length, long step) {
    tokens =
        plan.stream()
            .mapToLong(
                batches ->
                    batches.stream().flatMap(List::stream).mapToLong(length::applyAsLong).sum())
            .toArray();
    for (int at = Math.toIntExact(step); at < tokens.length; at++) {
      left += tokens[at];
    }
  }

  void done(long step) {
    done += tokens(step);
    left -= tokens(step);
  }

  long tokens(long step) {
    return tokens[Math.toIntExact(step - 1)];
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  Duration remaining() {
    return Duration.ofNanos((long) ((double) elapsed().toNanos() / Math.max(1, done) * left));
  }
}
