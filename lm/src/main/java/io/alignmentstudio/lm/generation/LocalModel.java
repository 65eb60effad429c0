package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.checkpoint.ModelConfig;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.OnnxWeights;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderModel;
import io.alignmentstudio.lm.model.EmbeddedModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A loaded base model with its tokenizer and prompt format. Chat models made from it share its
 * weights.
 */
public final class LocalModel implements AutoCloseable {
  /** How conversations are written for a model that brings no chat template. */
  private static final String PLAIN_TEMPLATE =
      "{{ bos_token }}{% for message in messages %}{{ message.role }}: {{ message.content }}\n"
          + "{% endfor %}{% if add_generation_prompt %}assistant: {% endif %}";

  /** Name of the adapter of a model that has only one, as PEFT calls it. */
  private static final String ONLY_ADAPTER = "default";

  /** Memory for beginnings of prompts that a chat model remembers from call to call. */
  private static final long PREFIX_BYTES = 256L << 20;

  private final String base;
  private final LanguageModel weights;
  private final TextTokenizer tokenizer;
  private final PromptFormat format;
  private final int contextLength;

  private LocalModel(
      String base, LanguageModel weights, TextTokenizer tokenizer, PromptFormat format) {
    this(base, weights, tokenizer, format, weights.contextLength());
  }

  private LocalModel(
      String base,
      LanguageModel weights,
      TextTokenizer tokenizer,
      PromptFormat format,
      int contextLength) {
    this.base = base;
    this.weights = weights;
    this.tokenizer = tokenizer;
    this.format = format;
    this.contextLength = contextLength;
  }

  /**
   * Loads the embedded model.
   *
   * @param continued weights after continued training; empty for the encoder as it ships
   */
  public static LocalModel embedded(Optional<Path> continued, DataType type) {
    TextTokenizer tokenizer = TextTokenizer.miniLm();
    LanguageModel weights =
        Engine.call(
            () -> {
              try (WeightSource source =
                  continued.isPresent()
                      ? Safetensors.open(continued.get())
                      : OnnxWeights.miniLm()) {
                return new EmbeddedModel(source, type);
              }
            });
    return new LocalModel(EmbeddedModel.FAMILY, weights, tokenizer, new EmbeddedFormat(tokenizer));
  }

  /**
   * Loads a Hugging Face folder. A model without a chat template reads conversations as lines of
   * {@code role: content}.
   *
   * @throws StudioException DATA with everything that is wrong with the folder
   */
  public static LocalModel folder(Path path, DataType type) {
    ModelFolder folder = ModelFolder.open(path);
    ModelConfig config = folder.config();
    if (config.endTokens().isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA,
          path + ": neither config.json nor generation_config.json names eos_token_id");
    }
    LanguageModel weights =
        Engine.call(
            () -> {
              try (WeightSource source = folder.openWeights()) {
                return new DecoderModel(config, source, type);
              }
            });
    TextTokenizer tokenizer = folder.openTokenizer();
    PromptFormat format =
        new TemplateFormat(
            tokenizer,
            folder.template().orElseGet(() -> ChatTemplate.parse(PLAIN_TEMPLATE)),
            folder.tokenizerConfig().specialTokens(),
            config.endTokens());
    return new LocalModel(path.toString(), weights, tokenizer, format);
  }

  /** The same model, reading less than it could. Close one of the two. */
  public LocalModel withContextLength(int tokens) {
    if (tokens < 1 || tokens > weights.contextLength()) {
      throw new IllegalArgumentException(
          "context of %d tokens; the model reads 1 to %d"
              .formatted(tokens, weights.contextLength()));
    }
    return new LocalModel(base, weights, tokenizer, format, tokens);
  }

  /** Longest prompt plus answer in tokens. */
  public int contextLength() {
    return contextLength;
  }

  /** Name or path of the base. */
  public String base() {
    return base;
  }

  public LanguageModel weights() {
    return weights;
  }

  public TextTokenizer tokenizer() {
    return tokenizer;
  }

  public PromptFormat format() {
    return format;
  }

  /** A chat model with an adapter, or without. */
  public ChatModel chat(String name, Optional<Path> adapter) {
    return adapter.isPresent()
        ? chat(name, Map.of(ONLY_ADAPTER, adapter.get()), AdapterMix.only(ONLY_ADAPTER))
        : chat(name, Map.of(), AdapterMix.base());
  }

  /**
   * A chat model that answers each request with its own mix of adapters.
   *
   * @param adapters PEFT folders by the names that mixes use
   * @param usual mix of requests that bring none
   */
  public ChatModel chat(String name, Map<String, Path> adapters, AdapterMix usual) {
    Map<String, LoraAdapter> loaded = new HashMap<>();
    adapters.forEach(
        (each, folder) -> loaded.put(each, Engine.call(() -> AdapterFiles.read(folder))));
    AdapterSet set = Engine.call(() -> new AdapterSet(weights, loaded, usual));
    return new LocalChatModel(name, weights, format, contextLength, set, PREFIX_BYTES);
  }

  @Override
  public void close() {
    Engine.run(weights::close);
    tokenizer.close();
    Engine.releaseMemory();
  }
}
