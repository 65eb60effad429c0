package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Hugging Face folder: configuration, weights, tokenizer and, mostly, a chat template. */
public record ModelFolder(
    Path path,
    ModelConfig config,
    Path weightsFile,
    Path tokenizerFile,
    TokenizerConfig tokenizerConfig) {
  private static final Pattern SNAPSHOT =
      Pattern.compile(".*(?:^|[/\\\\])models--([^/\\\\]+)[/\\\\]snapshots[/\\\\][^/\\\\]+[/\\\\]?");

  /**
   * Reads and checks a folder; the weights are checked and closed again.
   *
   * @throws StudioException DATA with everything that is wrong with the folder
   */
  public static ModelFolder open(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          folder
              + " is not a folder; expected config.json, tokenizer.json and *.safetensors in it");
    }
    Problems problems = new Problems();
    Optional<ModelConfig> config = attempt(problems, () -> ModelConfig.read(folder));
    Path tokenizer = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(tokenizer)) {
      problems.add("%s is missing; convert the tokenizer to the fast format", tokenizer);
    }
    Path weights = weightsFile(folder, problems);
    if (Files.exists(weights)) {
      attempt(
          problems,
          () -> {
            try (WeightSource source = Safetensors.open(weights);
                WeightSource scaled =
                    config.isPresent() ? ScaledWeights.of(source, config.get()) : source) {
              return scaled.origin();
            }
          });
    }
    Optional<TokenizerConfig> settings = attempt(problems, () -> TokenizerConfig.read(folder));
    settings.ifPresent(found -> attempt(problems, () -> found.template(false)));
    problems.throwIfAny(ErrorCode.DATA, folder + ": not a model that can be loaded");
    return new ModelFolder(
        folder, config.orElseThrow(), weights, tokenizer, settings.orElseThrow());
  }

  /**
   * {@code owner/name} of the model whose snapshot in the cache of Hugging Face's tools a folder
   * is; empty for other folders.
   */
  public static Optional<String> repository(String folder) {
    Matcher matcher = SNAPSHOT.matcher(folder);
    return matcher.matches()
        ? Optional.of(matcher.group(1).replaceFirst("--", "/"))
        : Optional.empty();
  }

  /** The chat template for conversations without tools; empty if the folder has none. */
  public Optional<ChatTemplate> template() {
    return tokenizerConfig.template(false);
  }

  /** Text of the token that begins a text, as templates see it. */
  public Optional<String> startToken() {
    return Optional.ofNullable(tokenizerConfig.specialTokens().get("bos_token"));
  }

  /** Text of the token that ends a text. */
  public Optional<String> endToken() {
    return Optional.ofNullable(tokenizerConfig.specialTokens().get("eos_token"));
  }

  /** Opens the weights; the caller closes them. */
  public WeightSource openWeights() {
    return ScaledWeights.of(Safetensors.open(weightsFile), config);
  }

  /** Opens the tokenizer; the caller closes it. */
  public TextTokenizer openTokenizer() {
    return TextTokenizer.open(tokenizerFile, tokenizerConfig.options());
  }

  /**
   * The tokenizer's file as it is used, with what the files beside it add.
   *
   * @throws StudioException DATA if it is no tokenizer
   */
  public JsonNode tokenizerJson() {
    return JsonMapper.shared()
        .readTree(TextTokenizer.effectiveJson(tokenizerFile, tokenizerConfig.options()));
  }

  private static Path weightsFile(Path folder, Problems problems) {
    Path single = folder.resolve("model.safetensors");
    Path index = folder.resolve("model.safetensors.index.json");
    if (Files.exists(single) || Files.exists(index)) {
      return Files.exists(single) ? single : index;
    }
    problems.add(
        Files.exists(folder.resolve("pytorch_model.bin"))
            ? "model.safetensors is missing; pytorch_model.bin can run code and is not read,"
                + " convert it to safetensors"
            : "model.safetensors or model.safetensors.index.json is missing; get the whole"
                + " checkpoint");
    return single;
  }

  private interface Attempt<T> {
    T run();
  }

  private static <T> Optional<T> attempt(Problems problems, Attempt<T> attempt) {
    try {
      return Optional.of(attempt.run());
    } catch (StudioException e) {
      problems.add("%s", e.getMessage());
      return Optional.empty();
    }
  }
}
