import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.adapter.AdapterReference;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.DecoderSampler;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.DirectPreferenceObjective;
import io.alignmentstudio.lm.training.NextTokenObjective;
import io.alignmentstudio.lm.training.Objective;
import io.alignmentstudio.lm.training.PreferenceRow;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.Trainer;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.lm.training.TrainingSettings;
import io.alignmentstudio.lm.training.loss.Advantages;
import io.alignmentstudio.lm.training.loss.PolicyLoss;
import io.alignmentstudio.lm.training.loss.PolicySettings;
import io.alignmentstudio.lm.training.policy.PolicyMethod;
import io.alignmentstudio.lm.training.policy.PolicyObjective;
import io.alignmentstudio.lm.training.policy.Prompt;
import io.alignmentstudio.lm.training.policy.RewardFunction;
import io.alignmentstudio.lm.training.policy.RolloutSettings;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times supervised tuning, DPO or GRPO on the rows that bench/peers/model.py made: {@code Training
 * sft|dpo|grpo FOLDER [tokens a batch]}. LoRA of rank 16 on all linear layers, weights of TYPE, as the
 * peer's best; a step of sft is two batches of 1,024 tokens, as the peer's two packed sequences. Prints one JSON line as bench/peers/training.py does: real tokens, pairs or steps
 * per second, median over the steps after the first two, and the peak resident memory.
 */
public final class Training {
  private static final LoraSettings LORA =
      new LoraSettings(16, 32, List.of(LoraSettings.ALL_LINEAR), 1);

  private Training() {}

  public static void main(String[] arguments) throws Exception {
    String task = arguments[0];
    Path folder = Path.of(arguments[1]);
    Engine.threads(2);
    JsonNode data = JsonMapper.shared().readTree(Files.readString(folder.resolve("rows.json")));
    Clock clock = new Clock(task);
    try (LocalModel model = LocalModel.folder(folder.resolve("model"), DataType.valueOf(System.getenv().getOrDefault("TYPE", "bfloat16").toUpperCase(Locale.ROOT)))) {
      Engine.run(
          () -> {
            try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), LORA, 0)) {
              adapter.attach(model.weights());
              run(task, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0, data, model, adapter, clock);
            }
          });
    }
    System.out.println(clock.line());
    System.exit(0); // the engine's threads are daemons of the process
  }

  private static void run(
      String task, int batchTokens, JsonNode data, LocalModel model, LoraAdapter adapter, Clock clock) {
    switch (task) {
      case "sft" ->
          train(rows(data), new NextTokenObjective(model.weights()), adapter, or(batchTokens, 1024), 2, clock);
      case "dpo" ->
          train(
              pairs(data, model, adapter),
              new DirectPreferenceObjective(model.weights(), 0.1, 0),
              adapter,
              or(batchTokens, 3360),
              1,
              clock);
      case "grpo" ->
          train(prompts(data), policy(model, adapter), adapter, or(batchTokens, 1), 1, clock);
      default -> throw new IllegalArgumentException("sft, dpo or grpo, not " + task);
    }
  }

  private static int or(int given, int usual) {
    return given > 0 ? given : usual;
  }

  private static <R> void train(
      List<R> rows,
      Objective<R> objective,
      LoraAdapter adapter,
      int batchTokens,
      int accumulation,
      Clock clock) {
    TrainingSettings settings =
        new TrainingSettings(2, 2e-4, 0, 0, 1, batchTokens, 0).accumulating(accumulation);
    Trainer.train(rows, objective, adapter.parameters(), settings, Optional.empty(), clock);
  }

  private static PolicyObjective policy(LocalModel model, LoraAdapter adapter) {
    RewardFunction reward =
        RewardFunction.of(
            "distinct words",
            (prompt, answer, fields) ->
                OptionalDouble.of(Stream.of(answer.split(" ")).distinct().count()));
    return new PolicyObjective(
        model.weights(),
        AdapterReference.bare(model.weights(), adapter),
        new DecoderSampler(model.weights(), model.format(), new Sampling(64, 1, 1, 0)),
        Map.of(reward, 1.0),
        new PolicyMethod.GroupRelative(
            PolicySettings.of(PolicyLoss.DAPO, 64), Advantages.Scale.GROUP, false),
        new RolloutSettings(8, 1, 8, false, 0));
  }

  private static int[] ids(JsonNode node) {
    return IntStream.range(0, node.size()).map(at -> node.get(at).asInt()).toArray();
  }

  private static List<TokenRow> rows(JsonNode data) {
    List<TokenRow> rows = new ArrayList<>();
    for (JsonNode row : data.get("rows")) {
      rows.add(new TokenRow(ids(row.get("ids")), row.get("prompt").asInt(), 1, 1));
    }
    return rows;
  }

  private static List<Prompt> prompts(JsonNode data) {
    List<Prompt> prompts = new ArrayList<>();
    for (int at = 0; at < 8; at++) {
      prompts.add(new Prompt(ids(data.get("pairs").get(at).get("prompt")), "prompt " + at, Map.of()));
    }
    return prompts;
  }

  private static List<PreferenceRow> pairs(JsonNode data, LocalModel model, LoraAdapter adapter) {
    List<TokenRow> chosen = new ArrayList<>();
    List<TokenRow> rejected = new ArrayList<>();
    for (JsonNode pair : data.get("pairs")) {
      int[] prompt = ids(pair.get("prompt"));
      chosen.add(new TokenRow(joined(prompt, ids(pair.get("chosen"))), prompt.length, 1, 1));
      rejected.add(new TokenRow(joined(prompt, ids(pair.get("rejected"))), prompt.length, 1, 1));
    }
    // A fresh adapter changes nothing: the reference is the model as it is.
    double[] ours = DirectPreferenceObjective.logProbabilities(model.weights(), chosen, 4);
    double[] theirs = DirectPreferenceObjective.logProbabilities(model.weights(), rejected, 4);
    return IntStream.range(0, chosen.size())
        .mapToObj(at -> new PreferenceRow(chosen.get(at), rejected.get(at), ours[at], theirs[at]))
        .toList();
  }

  private static int[] joined(int[] first, int[] second) {
    return IntStream.concat(IntStream.of(first), IntStream.of(second)).toArray();
  }

  /** Work per second of each step: tokens, pairs or steps. */
  private static final class Clock implements TrainingListener {
    private final String task;
    private final List<Double> rates = new ArrayList<>();
    private long last;

    Clock(String task) {
      this.task = task;
    }

    @Override
    public void started(long totalSteps, long alreadyDone) {
      last = System.nanoTime();
    }

    @Override
    public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
      long now = System.nanoTime();
      // A pair is two rows of 210 tokens.
      double work =
          switch (task) {
            case "dpo" -> tokens / 420.0;
            case "grpo" -> 1;
            default -> tokens;
          };
      rates.add(work / ((now - last) / 1e9));
      last = now;
    }

    String line() throws Exception {
      List<Double> warm = rates.stream().skip(2).sorted().toList();
      double median = warm.get(warm.size() / 2);
      return "{\"peer\": \"studio\", \"task\": \"%s\", \"per_second\": %.4f, \"peak_gb\": %.3f, \"steps\": %d}"
          .formatted(task, median, peak() / 1e9, rates.size());
    }
  }

  /** Peak resident memory in bytes. */
  static long peak() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    }
  }
}
