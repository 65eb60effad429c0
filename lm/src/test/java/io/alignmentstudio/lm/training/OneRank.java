package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.ProcessGroup;
import io.alignmentstudio.tensor.Ranks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One of several processes that train together: prints its losses and a hash of its values. A
 * second argument is the step after which rank 1 dies without a word; with a third, each rank has
 * rows of its own.
 */
final class OneRank {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private OneRank() {}

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    long last = arguments.length > 1 ? Long.parseLong(arguments[1]) : -1;
    Ranks ranks = Ranks.of(System.getenv()).withTimeout(TIMEOUT);
    try (LocalModel model = TinyRun.model();
        ProcessGroup group = ProcessGroup.join(ranks)) {
      TinyRun.Losses losses =
          new TinyRun.Losses(
              new ArrayList<>(),
              new ArrayList<>(),
              step -> {
                if (step == last && ranks.rank() == 1) {
                  Runtime.getRuntime().halt(137);
                }
              });
      long seed = arguments.length > 2 ? 1 + ranks.rank() : 1;
      float[] values = train(model, folder, group, seed, losses);
      losses.losses().forEach(loss -> System.out.println("loss " + loss));
      losses.evaluations().forEach(loss -> System.out.println("evaluation " + loss));
      System.out.println("values " + Arrays.hashCode(values));
    } catch (StudioException e) {
      System.out.println("failed " + e.code() + ": " + e.getMessage());
      // The other processes' connections may not end: leave as a command does.
      Runtime.getRuntime().halt(e.code().exitCode());
    }
    Runtime.getRuntime().halt(0);
  }

  static float[] train(LocalModel model, Path folder, ProcessGroup group, TinyRun.Losses losses) {
    return train(model, folder, group, 1, losses);
  }

  private static float[] train(
      LocalModel model, Path folder, ProcessGroup group, long seed, TinyRun.Losses losses) {
    List<TokenRow> rows = TinyRun.rows(24, seed);
    return TinyRun.train(
        model,
        rows,
        TinyRun.LORA,
        TinyRun.SETTINGS,
        Optional.of(new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ZERO)),
        Optional.of(
            new Evaluation<>(
                TinyRun.rows(5, 9),
                4,
                9,
                group.rank() == 0
                    ? Optional.of(folder.resolve("best.safetensors"))
                    : Optional.empty())),
        group,
        losses);
  }
}
