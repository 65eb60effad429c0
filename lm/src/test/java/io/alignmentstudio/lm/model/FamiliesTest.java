package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.family.Rope;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Compares every family with what transformers computed (conformance/families.py). */
class FamiliesTest {
  private static final Path FOLDER = Path.of("src/test/resources/families");
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Tokens that are read one by one after the others were read at once. */
  private static final int SINGLY = 12;

  static List<Path> families() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.sorted().toList();
    }
  }

  /** What transformers computed: rows, places [row, token], their logits, greedy continuations. */
  private record Reference(
      List<int[]> rows,
      List<int[]> places,
      List<double[]> logits,
      List<double[]> bfloat16Logits,
      List<int[]> continuations) {
    static Reference read(Path folder) {
      return MAPPER.treeToValue(
          MAPPER.readTree(folder.resolve("reference.json").toFile()), Reference.class);
    }
  }

  private static <T> T with(Path folder, DataType type, Function<DecoderModel, T> work) {
    return Engine.call(
        () -> {
          try (WeightSource source = Safetensors.open(folder.resolve("model.safetensors"));
              DecoderModel model = new DecoderModel(ModelConfig.read(folder), source, type)) {
            return work.apply(model);
          }
        });
  }

  private static TokenBatch batch(LanguageModel model, List<int[]> rows) {
    return TokenBatch.of(rows, rows.stream().mapToInt(_ -> 1).toArray(), model.computeType());
  }

  /** Logits of some places: [places][vocabulary]. */
  private static List<float[]> logits(LanguageModel model, States states, long... places) {
    float[] all = model.logits(states, Tensor.of(places, places.length)).toFloats();
    int width = all.length / places.length;
    return IntStream.range(0, places.length)
        .mapToObj(at -> Arrays.copyOfRange(all, at * width, (at + 1) * width))
        .toList();
  }

  private static List<float[]> ofPaddedBatch(LanguageModel model, Reference reference) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = batch(model, reference.rows());
      long width = batch.ids().size(1);
      return logits(
          model,
          model.run(batch, Optional.empty()),
          reference.places().stream().mapToLong(place -> place[0] * width + place[1]).toArray());
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void logitsOfAPaddedBatchAreThoseOfTransformers(Path folder) {
    Reference reference = Reference.read(folder);
    List<float[]> got = with(folder, DataType.FLOAT32, model -> ofPaddedBatch(model, reference));
    for (int place = 0; place < got.size(); place++) {
      assertThat(largestDifference(got.get(place), reference.logits().get(place)))
          .as("place %d", place)
          .isLessThanOrEqualTo(1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void bfloat16StaysNearTransformers(Path folder) {
    Reference reference = Reference.read(folder);
    List<float[]> got = with(folder, DataType.BFLOAT16, model -> ofPaddedBatch(model, reference));
    for (int place = 0; place < got.size(); place++) {
      assertThat(relativeError(got.get(place), reference.bfloat16Logits().get(place)))
          .as("place %d", place)
          .isLessThanOrEqualTo(2e-2);
    }
  }

  /** Reads rows with a cache: all but the last tokens at once, then one by one. */
  private static List<float[]> withCache(LanguageModel model, List<int[]> rows) {
    List<int[]> prompts =
        rows.stream().map(row -> Arrays.copyOf(row, row.length - SINGLY)).toList();
    try (Session session = new Session(model, prompts, SINGLY)) {
      List<float[]> last = session.read();
      for (int at = 0; at < SINGLY; at++) {
        int token = at;
        last = session.follow(rows.stream().mapToInt(r -> r[r.length - SINGLY + token]).toArray());
      }
      return last;
    }
  }

  private static boolean dynamic(Path folder) {
    return ModelConfig.read(folder).rope().scaling() instanceof Rope.Dynamic;
  }

  @ParameterizedTest
  @MethodSource("families")
  void logitsWithACacheAreThoseOfTransformers(Path folder) {
    assumeThat(dynamic(folder))
        .as("keys of dynamic rotary positions depend on how much was read at once")
        .isFalse();
    Reference reference = Reference.read(folder);
    List<int[]> rows = reference.rows();
    List<float[]> got = with(folder, DataType.FLOAT32, model -> withCache(model, rows));
    List<double[]> expected = reference.logits().subList(2, 4); // of each row's last token
    for (int row = 0; row < rows.size(); row++) {
      assertThat(largestDifference(got.get(row), expected.get(row)))
          .as("row %d", row)
          .isLessThanOrEqualTo(1e-4);
    }
  }

  @Test
  void aHeadOfItsOwnIsUsedThoughTheConfigurationTiesIt(@TempDir Path folder) throws IOException {
    Path original = FOLDER.resolve("llama");
    copy(original, folder, "\"tie_word_embeddings\": false", "\"tie_word_embeddings\": true");
    Reference reference = Reference.read(original);
    List<float[]> got = with(folder, DataType.FLOAT32, model -> ofPaddedBatch(model, reference));
    assertThat(largestDifference(got.getFirst(), reference.logits().getFirst())).isLessThan(1e-4);
  }

  /** transformers reads model_type only, so that its reference holds for another class's name. */
  @Test
  void theModelTypeDecidesAndNotTheClassThatWasSaved(@TempDir Path folder) throws IOException {
    Path original = FOLDER.resolve("mistral");
    copy(original, folder, "MistralForCausalLM", "LlamaForCausalLM");
    Reference reference = Reference.read(original);
    List<float[]> got = with(folder, DataType.FLOAT32, model -> ofPaddedBatch(model, reference));
    assertThat(largestDifference(got.getFirst(), reference.logits().getFirst())).isLessThan(1e-4);
  }

  @Test
  void aBiasThatTheFamilyLacksIsRefused(@TempDir Path folder) throws IOException {
    copy(FOLDER.resolve("qwen2"), folder, "\"model_type\": \"qwen2\"", "\"model_type\": \"llama\"");
    assertThatThrownBy(() -> with(folder, DataType.FLOAT32, LanguageModel::family))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("model.layers.0.self_attn.q_proj.bias is there")
        .hasMessageContaining("no such bias for LlamaForCausalLM");
  }

  private static void copy(Path from, Path to, String before, String after) throws IOException {
    Files.copy(from.resolve("model.safetensors"), to.resolve("model.safetensors"));
    String config = Files.readString(from.resolve("config.json"));
    assertThat(config).contains(before);
    Files.writeString(to.resolve("config.json"), config.replace(before, after));
  }

  private static List<int[]> greedy(LanguageModel model, List<int[]> rows, int count) {
    int[][] answers = new int[rows.size()][count];
    try (Session session = new Session(model, rows, count)) {
      List<float[]> logits = session.read();
      for (int at = 0; at < count; at++) {
        int[] best = logits.stream().mapToInt(FamiliesTest::largest).toArray();
        for (int row = 0; row < best.length; row++) {
          answers[row][at] = best[row];
        }
        logits = session.follow(best);
      }
    }
    return List.of(answers);
  }

  @ParameterizedTest
  @MethodSource("families")
  void greedyContinuationsAreThoseOfTransformers(Path folder) {
    Reference reference = Reference.read(folder);
    int count = reference.continuations().getFirst().length;
    // Dynamic rotary positions follow the longest row of a batch; transformers read each alone.
    boolean alone = dynamic(folder);
    List<int[]> got =
        with(
            folder,
            DataType.FLOAT32,
            model -> {
              if (!alone) {
                return greedy(model, reference.rows(), count);
              }
              List<int[]> answers = new ArrayList<>();
              reference.rows().forEach(row -> answers.addAll(greedy(model, List.of(row), count)));
              return answers;
            });
    for (int row = 0; row < got.size(); row++) {
      assertThat(got.get(row)).as("row %d", row).isEqualTo(reference.continuations().get(row));
    }
  }

  /** Prompts in a cache, and what follows them. */
  private static final class Session implements AutoCloseable {
    private final LanguageModel model;
    private final List<int[]> prompts;
    private final int[] lengths;
    private final int slots;
    private final KeyValueCache cache;
    private int following;

    Session(LanguageModel model, List<int[]> prompts, int room) {
      this.model = model;
      this.prompts = prompts;
      lengths = prompts.stream().mapToInt(prompt -> prompt.length).toArray();
      slots = Arrays.stream(lengths).max().orElseThrow();
      try (Scope _ = Scope.withoutGradients()) {
        cache = model.cache(prompts.size(), slots + (long) room);
      }
    }

    List<float[]> read() {
      try (Scope _ = Scope.withoutGradients()) {
        States states = model.run(batch(model, prompts), Optional.of(cache));
        long[] last =
            IntStream.range(0, lengths.length)
                .mapToLong(row -> (long) row * slots + lengths[row] - 1)
                .toArray();
        return logits(model, states, last);
      }
    }

    List<float[]> follow(int[] tokens) {
      try (Scope _ = Scope.withoutGradients()) {
        List<int[]> rows = Arrays.stream(tokens).mapToObj(token -> new int[] {token}).toList();
        int[] seen = Arrays.stream(lengths).map(length -> length + following).toArray();
        TokenBatch batch =
            TokenBatch.following(
                rows,
                seen,
                lengths,
                slots,
                Math.toIntExact(cache.filled()),
                0,
                model.computeType());
        States states = model.run(batch, Optional.of(cache));
        following++;
        return logits(model, states, LongStream.range(0, tokens.length).toArray());
      }
    }

    @Override
    public void close() {
      cache.close();
    }
  }

  private static int largest(float[] values) {
    return IntStream.range(0, values.length)
        .reduce((best, at) -> values[at] > values[best] ? at : best)
        .orElseThrow();
  }

  private static double largestDifference(float[] got, double[] expected) {
    assertThat(got).hasSameSizeAs(expected);
    return IntStream.range(0, got.length)
        .mapToDouble(at -> Math.abs(got[at] - expected[at]))
        .max()
        .orElseThrow();
  }

  private static double relativeError(float[] got, double[] expected) {
    double difference = 0;
    double size = 0;
    for (int at = 0; at < got.length; at++) {
      difference += Math.pow(got[at] - expected[at], 2);
      size += Math.pow(expected[at], 2);
    }
    return Math.sqrt(difference / size);
  }
}
