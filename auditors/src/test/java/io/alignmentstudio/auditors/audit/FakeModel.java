package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.ScoreRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** A model whose answers are functions of the user's message. */
public final class FakeModel implements ChatModel {
  private final String name;
  private final Function<String, String> answers;
  private final Function<String, List<Double>> scores;
  private final List<List<Message>> seen = new ArrayList<>();
  private int contextLength = 1000;

  public FakeModel(
      String name, Function<String, String> answers, Function<String, List<Double>> scores) {
    this.name = name;
    this.answers = answers;
    this.scores = scores;
  }

  FakeModel withContextLength(int tokens) {
    contextLength = tokens;
    return this;
  }

  /** Every prompt that was really asked. */
  List<List<Message>> seen() {
    return seen;
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
    return messages.stream().mapToInt(m -> m.content().split("\\s+").length).sum();
  }

  @Override
  public List<ChatResponse> chat(List<ChatRequest> requests, IntConsumer progress) {
    List<ChatResponse> responses = new ArrayList<>();
    for (ChatRequest request : requests) {
      String text = answers.apply(request.messages().getLast().content());
      responses.add(new ChatResponse(text, FinishReason.STOP, 1, 1));
    }
    requests.forEach(request -> seen.add(request.messages()));
    return responses;
  }

  @Override
  public ChatResponse stream(ChatRequest request, Consumer<String> text) {
    return chat(request);
  }

  /** Scores of the bare verdicts, which come first; every other continuation is improbable. */
  private static List<Double> padded(List<Double> verdicts, int continuations) {
    List<Double> all = new ArrayList<>(verdicts);
    all.addAll(Collections.nCopies(Math.max(0, continuations - verdicts.size()), -100.0));
    return List.copyOf(all);
  }

  @Override
  public List<List<Double>> score(List<ScoreRequest> requests, IntConsumer progress) {
    requests.forEach(request -> seen.add(request.messages()));
    return requests.stream()
        .map(r -> padded(scores.apply(r.messages().getLast().content()), r.continuations().size()))
        .toList();
  }

  @Override
  public void close() {}
}
