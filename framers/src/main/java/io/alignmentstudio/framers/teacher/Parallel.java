package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does independent work a few at a time; the first error ends it. */
final class Parallel {
  private Parallel() {}

  /** The results in the order of the inputs. */
  static <I, T> List<T> map(int threads, List<I> inputs, Function<I, T> work) {
    try (ExecutorService executor =
        Executors.newFixedThreadPool(threads, Thread.ofVirtual().name("teacher-", 0).factory())) {
      List<Future<T>> futures = new ArrayList<>();
      inputs.forEach(input -> futures.add(executor.submit(() -> work.apply(input))));
      try {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
          results.add(future.get());
        }
        return results;
      } catch (ExecutionException e) {
        executor.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
        throw new StudioException(
            ErrorCode.INTERRUPTED,
            "interrupted while the teacher was asked; run again to go on",
            e);
      }
    }
  }
}
