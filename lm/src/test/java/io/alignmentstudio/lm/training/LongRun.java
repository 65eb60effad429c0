package io.alignmentstudio.lm.training;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.ProcessGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trains or generates for long and prints the resident memory after a fifth and at the end. */
final class LongRun {
  static final int TIMES = 2_000;
  private static final int SETTLED = TIMES / 5;

  private LongRun() {}

  public static void main(String[] arguments) {
    try (LocalModel model = TinyRun.model()) {
      if (arguments[0].equals("train")) {
        train(model, Path.of(arguments[1]));
      } else {
        generate(model);
      }
    }
    Runtime.getRuntime().halt(0);
  }

  private static void train(LocalModel model, Path folder) {
    List<TokenRow> rows = TinyRun.rows(24, 1);
    TrainingSettings settings = new TrainingSettings(2 * TIMES, 1e-3, 0, 0, 1, 64, 5);
    TinyRun.Losses losses =
        new TinyRun.Losses(
            new ArrayList<>(),
            new ArrayList<>(),
            step -> {
              print(step);
              if (step == TIMES) {
                Runtime.getRuntime().halt(0);
              }
            });
    float[] _ =
        TinyRun.train(
            model,
            rows,
            TinyRun.LORA,
            settings,
            Optional.of(
                new TrainingCheckpoint(folder.resolve("state.safetensors"), Duration.ofSeconds(1))),
            Optional.empty(),
            ProcessGroup.single(),
            losses);
  }

  private static void generate(LocalModel model) {
    try (ChatModel chat = model.chat("tiny", Optional.empty())) {
      for (int time = 1; time <= TIMES; time++) {
        String question = "May I take gift number " + time % 50 + "?";
        ChatRequest request = new ChatRequest(List.of(Message.user(question)), Sampling.greedy(4));
        if (chat.chat(request).text().length() > 1000) {
          throw new IllegalStateException("four tokens are not that long");
        }
        print(time);
      }
    }
  }

  private static void print(long time) {
    if (time == SETTLED || time == TIMES) {
      System.out.println("resident " + ProcessMemory.resident());
    }
  }
}
