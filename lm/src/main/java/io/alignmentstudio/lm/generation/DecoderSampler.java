package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.policy.Sampler;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
  public String toString() {
    return sampling.toString();
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
      all.addAll(batch(prompts.subList(start, end), seeds.subList(start, end)));
    }
    return List.copyOf(all);
  }

  private List<Sampled> batch(List<int[]> prompts, List<Long> seeds) {
    List<Answer> answers = new ArrayList<>();
    for (int at = 0; at < prompts.size(); at++) {
      int[] prompt = prompts.get(at);
      Sampling settings = sampling.withSeed(seeds.get(at));
      TokenPicker picker =
          new TokenPicker(
              "prompt %d of %d".formatted(at + 1, prompts.size()),
              prompt,
              settings,
              model.noRepeatRun(),
              Optional.empty());
      answers.add(new Answer(prompt.length, settings, format, picker, Optional.empty()));
    }
    List<AdapterMix> asItIs = Collections.nCopies(prompts.size(), AdapterMix.base());
    BatchContext context = new BatchContext(prompts, asItIs, Optional.empty(), Optional.empty());
    try (Decoder decoder = new Decoder(model, context)) {
      decoder.generate(answers, () -> false);
    }
    return answers.stream()
        .map(answer -> new Sampled(answer.drawn(), answer.response().text(), answer.endedByToken()))
        .toList();
  }
}
