package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.SharedPrefix;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whatever a batch shares, caches or reads in parts, it answers as reading everything anew does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecoderTest {
  private static final int TOKENS = 90;

  private LocalModel model;
  private LanguageModel weights;
  private final List<int[]> prompts =
      List.of(
          new int[] {1, 9, 8, 7, 6, 5, 44, 45, 46},
          new int[] {1, 9, 8, 7, 6, 5, 50},
          new int[] {1, 9, 8, 7, 6, 5, 44, 45, 46},
          new int[] {1, 9, 8, 7, 6, 5, 101, 102, 103, 104, 105, 106, 107});
  private List<ChatResponse> expected;

  @BeforeAll
  void load() {
    model = LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32);
    weights = model.weights();
    expected = Engine.call(() -> prompts.stream().map(this::readAnew).toList());
  }

  @AfterAll
  void close() {
    model.close();
  }

  private ChatResponse readAnew(int[] prompt) {
    return readAnew(prompt, TOKENS);
  }

  private ChatResponse readAnew(int[] prompt, int most) {
    List<Integer> answer = new ArrayList<>();
    FinishReason finish = FinishReason.LENGTH;
    while (answer.size() < most) {
      int[] all = Arrays.copyOf(prompt, prompt.length + answer.size());
      for (int at = 0; at < answer.size(); at++) {
        all[prompt.length + at] = answer.get(at);
      }
      int next = next(all);
      if (model.format().ends(next)) {
        finish = FinishReason.STOP;
        break;
      }
      answer.add(next);
    }
    int[] tokens = answer.stream().mapToInt(Integer::intValue).toArray();
    return new ChatResponse(model.format().text(tokens), finish, prompt.length, tokens.length);
  }

  private int next(int[] tokens) {
    try (Scope _ = Scope.withoutGradients()) {
      TokenBatch batch = TokenBatch.of(List.of(tokens), new int[] {1}, DataType.FLOAT32);
      States states = weights.run(batch, Optional.empty());
      Tensor last = Tensor.of(new long[] {tokens.length - 1}, 1);
      return Math.toIntExact(weights.logits(states, last).argmaxLast().toLongs()[0]);
    }
  }

  private List<ChatResponse> decode(Optional<SharedPrefix> prefix, long readAtATime) {
    return decode(prompts, TOKENS, prefix, readAtATime);
  }

  private List<ChatResponse> decode(
      List<int[]> prompts, int tokens, Optional<SharedPrefix> prefix, long readAtATime) {
    List<Answer> answers =
        prompts.stream()
            .map(
                prompt -> {
                  Sampling sampling = Sampling.greedy(tokens);
                  TokenPicker picker =
                      new TokenPicker("the test", prompt, sampling, 0, Optional.empty());
                  return new Answer(
                      prompt.length, sampling, model.format(), picker, Optional.empty());
                })
            .toList();
    BatchContext context =
        new BatchContext(
            prompts,
            Collections.nCopies(prompts.size(), AdapterMix.base()),
            prefix,
            Optional.empty());
    try (Decoder decoder = new Decoder(weights, context, readAtATime)) {
      decoder.generate(answers, () -> false);
    }
    return answers.stream().map(Answer::response).toList();
  }

  @Test
  void readAtOnce() {
    assertThat(Engine.call(() -> decode(Optional.empty(), 1 << 20))).isEqualTo(expected);
  }

  @Test
  void readInParts() {
    assertThat(Engine.call(() -> decode(Optional.empty(), 1))).isEqualTo(expected);
    assertThat(Engine.call(() -> decode(Optional.empty(), 400))).isEqualTo(expected);
  }

  @Test
  void readBehindASharedPrefix() {
    Engine.run(
        () -> {
          int[] shared = Arrays.copyOf(prompts.getFirst(), 6);
          try (PrefixCache cache = new PrefixCache(weights, 1 << 20);
              SharedPrefix prefix = cache.read(shared, AdapterMix.base(), Optional.empty())) {
            assertThat(decode(Optional.of(prefix), 1 << 20)).isEqualTo(expected);
            assertThat(decode(Optional.of(prefix), 1)).isEqualTo(expected);
          }
        });
  }

  @Test
  void longPromptsAreReadSomeColumnsAtATime() {
    List<int[]> texts = List.of(text(300, 1), text(5, 2), text(130, 3), text(128, 4), text(411, 5));
    Engine.run(
        () -> {
          List<ChatResponse> anew = texts.stream().map(prompt -> readAnew(prompt, 9)).toList();
          assertThat(decode(texts, 9, Optional.empty(), 1 << 24)).isEqualTo(anew);
          assertThat(decode(texts, 9, Optional.empty(), 411 * 411 * 2)).isEqualTo(anew);
          assertThat(decode(texts, 9, Optional.empty(), 411 * 200)).isEqualTo(anew);
          assertThat(decode(texts, 9, Optional.empty(), 1)).isEqualTo(anew);
        });
  }

  private static int[] text(int length, int seed) {
    return new Random(seed).ints(length, 3, 250).toArray();
  }
}
