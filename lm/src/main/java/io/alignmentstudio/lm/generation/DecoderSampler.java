package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.policy.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws answers for training from a model as it is, adapter included. Runs on the engine's thread.
 */
public final class DecoderSampler implements Sampler {
  private static final int BATCH = 96;

  private final LanguageModel model;
  private final PromptFormat format;
  private final Sampling sampling;

  /**
   * @param sampling its seed is replaced by that of each answer
   */
  public DecoderSampler(LanguageModel model, PromptFormat format, Sampling sampling) {
    this.model = model;
    this.format = format;
    this.sampling = sampling;
  }

  @Override
  public double temperature() {
    return sampling.temperature();
  }

  @Override
  public int longestAnswer() {
    return sampling.maximumTokens();
  }

  /**
   * {@inheritDoc}
   *
   * @throws StudioException DATA if a prompt leaves no room for the longest answer
   */
  @Override
  public List<Sampled> sample(List<int[]> prompts, List<Long> seeds) {
    for (int[] prompt : prompts) {
      if (prompt.length + longestAnswer() > model.contextLength()) {
        throw new StudioException(
            ErrorCode.DATA,
            "A prompt of %d tokens and an answer of up to %d exceed the model's context of %d tokens; shorten one of them"
                .formatted(prompt.length, longestAnswer(), model.contextLength()));
      }
    }
    List<Sampled> all = new ArrayList<>();
    for (int start = 0; start < prompts.size(); start += BATCH) {
      int end = Math.min(start + BATCH, prompts.size());
      List<Sampling> settings = seeds.subList(start, end).stream().map(this::seeded).toList();
      try (Decoder decoder = new Decoder(model, prompts.subList(start, end), longestAnswer())) {
        decoder
            .generate(settings, new Endless(format), (_, token) -> !format.ends(token))
            .forEach(tokens -> all.add(sampled(tokens)));
      }
    }
    return List.copyOf(all);
  }

  private Sampling seeded(long seed) {
    return new Sampling(sampling.maximumTokens(), sampling.temperature(), sampling.topP(), seed);
  }

  private Sampled sampled(int[] tokens) {
    boolean ended = format.ends(tokens[tokens.length - 1]);
    return new Sampled(
        tokens, format.text(ended ? Arrays.copyOf(tokens, tokens.length - 1) : tokens), ended);
  }

  /** A format without end tokens, so that the one that was drawn stays in the answer. */
  private record Endless(PromptFormat format) implements PromptFormat {
    @Override
    public int[] prompt(List<Message> messages) {
      return format.prompt(messages);
    }

    @Override
    public int[] answer(String text) {
      return format.answer(text);
    }

    @Override
    public LearntTokens demonstration(List<Message> messages, String answer) {
      return format.demonstration(messages, answer);
    }

    @Override
    public int endToken() {
      return format.endToken();
    }

    @Override
    public boolean ends(int token) {
      return false;
    }

    @Override
    public String text(int[] tokens) {
      return format.text(tokens);
    }

    @Override
    public TextStream stream(Consumer<String> text) {
      return format.stream(text);
    }
  }
}
