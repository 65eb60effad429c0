import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times what bench/peers/inference.py times: {@code Inference generate|score|mixed|single FOLDER
 * [rounds] [scenarios]}, with weights of TYPE. mixed: 32 prompts of 40 tokens that share nothing (what
 * a mix has read is of no use to another), each with its own weights over four adapters of rank 16;
 * single: the same prompts, one adapter for all. Every round starts with
 * nothing remembered of earlier ones. Prints one JSON line: new tokens or scenarios per second,
 * median of the rounds, and the process's peak resident memory.
 */
public final class Inference {
  private static final int NEW_TOKENS = 64;
  private static final int ADAPTERS = 4;

  private Inference() {}

  public static void main(String[] arguments) throws Exception {
    String task = arguments[0];
    Path folder = Path.of(arguments[1]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    int scenarios = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 200;
    Engine.threads(2);
    JsonNode data = JsonMapper.shared().readTree(Files.readString(folder.resolve("rows.json")));
    List<Double> rates = new ArrayList<>();
    try (LocalModel model = LocalModel.folder(folder.resolve("model"), DataType.valueOf(System.getenv().getOrDefault("TYPE", "bfloat16").toUpperCase(Locale.ROOT)))) {
      Map<String, Path> adapters = adapters(model, folder, task);
      for (int round = 0; round < rounds; round++) {
        // A new chat model has an empty prefix cache.
        try (ChatModel chat = model.chat("bench", adapters, AdapterMix.base())) {
          long started = System.nanoTime();
          double work = task.equals("score") ? score(chat, data, scenarios) : generate(chat, data, task);
          rates.add(work / ((System.nanoTime() - started) / 1e9));
        }
      }
    }
    rates.sort(null);
    System.out.println(
        "{\"peer\": \"%s\", \"task\": \"%s\", \"per_second\": %.4f, \"peak_gb\": %.3f, \"rounds\": %d}"
            .formatted(
                task.equals("single") ? "one adapter" : "studio", task, rates.get(rates.size() / 2), peak() / 1e9, rates.size()));
    System.exit(0); // the engine's threads are daemons of the process
  }

  private static Map<String, Path> adapters(LocalModel model, Path folder, String task) {
    Map<String, Path> adapters = new LinkedHashMap<>();
    if (task.equals("mixed") || task.equals("single")) {
      LoraSettings settings = new LoraSettings(16, 32, List.of(LoraSettings.ALL_LINEAR), 1);
      for (int at = 0; at < ADAPTERS; at++) {
        Path path = folder.resolve("adapter-" + at);
        int seed = at;
        if (!Files.exists(path)) {
          Engine.run(
              () -> {
                try (LoraAdapter adapter = LoraAdapter.fresh(model.weights(), settings, seed)) {
                  AdapterFiles.write(adapter, settings, model.weights(), model.base(), path);
                }
              });
        }
        adapters.put("adapter-" + at, path);
      }
    }
    return adapters;
  }

  private static double generate(ChatModel chat, JsonNode data, String task) {
    List<ChatRequest> requests = new ArrayList<>();
    boolean adapted = !task.equals("generate");
    for (int at = 0; at < data.get("tails").size(); at++) {
      String prompt =
          adapted
              ? words(data.get("scenarios").get(at))
              : words(data.get("prefix")) + " " + words(data.get("tails").get(at));
      ChatRequest request =
          new ChatRequest(List.of(Message.user(prompt)), Sampling.greedy(NEW_TOKENS));
      requests.add(
          switch (task) {
            case "mixed" -> request.by(mix(requests.size()));
            case "single" -> request.by(AdapterMix.only("adapter-0"));
            default -> request;
          });
    }
    List<ChatResponse> answers = chat.chat(requests, ready -> {});
    int tokens = answers.stream().mapToInt(ChatResponse::answerTokens).sum();
    if (tokens != NEW_TOKENS * requests.size()) {
      throw new IllegalStateException("an answer ended early: " + tokens + " tokens");
    }
    return tokens;
  }

  private static AdapterMix mix(int row) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int at = 0; at < ADAPTERS; at++) {
      weights.put("adapter-" + at, 0.1 + (row * 7 + at * 3) % 10 / 10.0);
    }
    return AdapterMix.of(weights);
  }

  private static double score(ChatModel chat, JsonNode data, int count) {
    List<String> labels = new ArrayList<>();
    data.get("labels").forEach(label -> labels.add(" " + words(label)));
    List<ScoreRequest> requests = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      String prompt = words(data.get("policy")) + " " + words(data.get("scenarios").get(at));
      requests.add(new ScoreRequest(List.of(Message.user(prompt)), labels));
    }
    return chat.score(requests, ready -> {}).size();
  }

  private static String words(JsonNode ids) {
    return ids.valueStream().map(id -> "t" + id.asInt()).collect(Collectors.joining(" "));
  }

  private static long peak() throws Exception {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    }
  }
}
