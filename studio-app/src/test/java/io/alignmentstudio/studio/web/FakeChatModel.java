package io.alignmentstudio.studio.web;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.ScoreRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Answers from a function; a token is a word with the space before it. */
public final class FakeChatModel implements ChatModel {
  private final String name;
  private final int contextLength;
  private final Function<ChatRequest, String> answers;
  private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();
  private final CompletableFuture<RuntimeException> interruption = new CompletableFuture<>();

  private final CompletableFuture<Boolean> started = new CompletableFuture<>();
  private int pauseAfter = Integer.MAX_VALUE;
  private CountDownLatch resume = new CountDownLatch(0);

  public FakeChatModel(String name, int contextLength, Function<ChatRequest, String> answers) {
    this.name = name;
    this.contextLength = contextLength;
    this.answers = answers;
  }

  /** Makes the model wait for a signal after it said a number of tokens. */
  public FakeChatModel pausingAfter(int tokens, CountDownLatch signal) {
    pauseAfter = tokens;
    resume = signal;
    return this;
  }

  /** What the model was asked, the oldest first. */
  public List<ChatRequest> requests() {
    return requests;
  }

  /** Is done when the model begins to speak. */
  public CompletableFuture<Boolean> started() {
    return started;
  }

  /** The error of the first reader that went away while the model spoke. */
  public CompletableFuture<RuntimeException> interruption() {
    return interruption;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int contextLength() {
    return contextLength;
  }

  @Override
  public int countTokens(List<Message> messages) {
    return messages.stream().mapToInt(message -> 1 + tokens(message.content()).size()).sum();
  }

  @Override
  public List<ChatResponse> chat(List<ChatRequest> requests, IntConsumer progress) {
    List<ChatResponse> responses = new ArrayList<>();
    for (ChatRequest request : requests) {
      responses.add(stream(request, text -> {}));
      progress.accept(responses.size());
    }
    return responses;
  }

  @Override
  public ChatResponse stream(ChatRequest request, Consumer<String> text) {
    requests.add(request);
    List<String> all = tokens(beforeStop(answers.apply(request), request.sampling().stops()));
    int most = request.sampling().maximumTokens();
    List<String> given = all.subList(0, Math.min(most, all.size()));
    started.complete(true);
    int said = 0;
    for (String token : given) {
      if (said++ == pauseAfter) {
        await(resume);
      }
      try {
        text.accept(token);
      } catch (RuntimeException e) {
        interruption.complete(e);
        throw e;
      }
    }
    return new ChatResponse(
        String.join("", given),
        given.size() < all.size() ? FinishReason.LENGTH : FinishReason.STOP,
        countTokens(request.messages()),
        given.size());
  }

  @Override
  public List<List<Double>> score(List<ScoreRequest> requests, IntConsumer progress) {
    throw new UnsupportedOperationException("the web studio scores nothing");
  }

  @Override
  public void close() {}

  private static String beforeStop(String answer, List<String> stops) {
    int end = stops.stream().mapToInt(answer::indexOf).filter(at -> at >= 0).min().orElse(-1);
    return end < 0 ? answer : answer.substring(0, end);
  }

  private static void await(CountDownLatch signal) {
    try {
      signal.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tokens(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("(?= )"));
  }
}
