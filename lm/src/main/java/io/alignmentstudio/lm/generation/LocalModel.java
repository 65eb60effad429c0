package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.checkpoint.OnnxWeights;
import io.alignmentstudio.lm.checkpoint.Safetensors;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.EmbeddedModel;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A loaded base model with its tokenizer and prompt format. Chat models made from it share its
 * weights.
 */
public final class LocalModel implements AutoCloseable {
  private final String base;
  private final LanguageModel weights;
  private final TextTokenizer tokenizer;
  private final PromptFormat format;

  private LocalModel(
      String base, LanguageModel weights, TextTokenizer tokenizer, PromptFormat format) {
    this.base = base;
    this.weights = weights;
    this.tokenizer = tokenizer;
    this.format = format;
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

  public static LocalModel folder(Path path, DataType type) {
    if (type != null) {
      throw new StudioException(ErrorCode.UNAVAILABLE, path + " " + type);
    }
    return embedded(Optional.empty(), type);
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
    return new LocalChatModel(
        name, weights, format, adapter.map(folder -> Engine.call(() -> AdapterFiles.read(folder))));
  }

  @Override
  public void close() {
    Engine.run(weights::close);
    tokenizer.close();
  }
}
