package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.tensor.Engine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** A model on this machine, with or without an adapter. Several may share one set of weights. */
public final class LocalChatModel implements ChatModel {
  private static final int BATCH = 96;

  private final String name;
  private final LanguageModel model;
  private final PromptFormat format;
  private final int contextLength;
  private final Optional<LoraAdapter> adapter;

  /**
   * @param model shared weights; whoever loaded them closes them
   * @param contextLength longest prompt plus answer in tokens, at most what the weights read
   * @param adapter put on the weights while this model answers; closed with this model
   */
  public LocalChatModel(
      String name,
      LanguageModel model,
      PromptFormat format,
      int contextLength,
      Optional<LoraAdapter> adapter) {
    this.name = name;
    this.model = model;
    this.format = format;
    this.contextLength = contextLength;
    this.adapter = adapter;
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
    return format.prompt(messages).length;
  }

  @Override
  public List<ChatResponse> chat(List<ChatRequest> requests, IntConsumer progress) {
    List<int[]> prompts = requests.stream().map(this::prompt).toList();
    ChatResponse[] responses = new ChatResponse[requests.size()];
    int done = 0;
    for (List<Integer> batch : byLength(prompts)) {
      List<ChatResponse> answers =
          generate(
              batch.stream().map(prompts::get).toList(),
              batch.stream().map(requests::get).toList(),
              (row, token) -> true);
      for (int at = 0; at < batch.size(); at++) {
        responses[batch.get(at)] = answers.get(at);
      }
      done += batch.size();
      releaseMemory(batch);
      progress.accept(done);
    }
    return List.of(responses);
  }

  @Override
  public ChatResponse stream(ChatRequest request, Consumer<String> text) {
    PromptFormat.TextStream stream = format.stream(text);
    ChatResponse response =
        generate(
                List.of(prompt(request)),
                List.of(request),
                (row, token) -> {
                  stream.token(token);
                  return !Thread.currentThread().isInterrupted();
                })
            .getFirst();
    stream.end();
    return response;
  }

  @Override
  public List<List<Double>> score(List<ScoreRequest> requests, IntConsumer progress) {
    List<int[]> prompts = new ArrayList<>();
    List<List<int[]>> continuations = new ArrayList<>();
    for (ScoreRequest request : requests) {
      int[] prompt = format.prompt(request.messages());
      List<int[]> choices = request.continuations().stream().map(format::answer).toList();
      int longest = choices.stream().mapToInt(choice -> choice.length).max().orElse(0);
      requireRoom(prompt.length, longest);
      prompts.add(prompt);
      continuations.add(choices);
    }
    List<List<Double>> scores = new ArrayList<>();
    requests.forEach(request -> scores.add(List.of()));
    int done = 0;
    for (List<Integer> batch : byLength(prompts)) {
      double[][] values =
          score(
              batch.stream().map(prompts::get).toList(),
              batch.stream().map(continuations::get).toList());
      for (int at = 0; at < batch.size(); at++) {
        scores.set(batch.get(at), DoubleStream.of(values[at]).boxed().toList());
      }
      done += batch.size();
      releaseMemory(batch);
      progress.accept(done);
    }
    return List.copyOf(scores);
  }

  /** Batches of ever other shapes leave memory behind that the next ones cannot use. */
  private static void releaseMemory(List<Integer> batch) {
    if (batch.size() > 1) {
      Engine.releaseMemory();
    }
  }

  private static List<List<Integer>> byLength(List<int[]> prompts) {
    List<Integer> order =
        IntStream.range(0, prompts.size())
            .boxed()
            .sorted(Comparator.comparingInt(index -> prompts.get(index).length))
            .toList();
    List<List<Integer>> batches = new ArrayList<>();
    for (int start = 0; start < order.size(); start += BATCH) {
      batches.add(order.subList(start, Math.min(start + BATCH, order.size())));
    }
    return batches;
  }

  private int[] prompt(ChatRequest request) {
    int[] prompt = format.prompt(request.messages());
    requireRoom(prompt.length, request.sampling().maximumTokens());
    return prompt;
  }

  private void requireRoom(int prompt, int answer) {
    if (prompt + answer > contextLength) {
      throw new StudioException(
          ErrorCode.DATA,
          "The prompt has %d tokens and its answer needs room for %d; %s reads at most %d. Shorten the message or ask for a shorter answer"
              .formatted(prompt, answer, name, contextLength));
    }
  }

  private List<ChatResponse> generate(
      List<int[]> prompts, List<ChatRequest> requests, Decoder.TokenListener listener) {
    int room =
        requests.stream().mapToInt(request -> request.sampling().maximumTokens()).max().orElse(1);
    List<int[]> answers =
        onEngine(
            () -> {
              try (Decoder decoder = new Decoder(model, prompts, room)) {
                return decoder.generate(
                    requests.stream().map(ChatRequest::sampling).toList(), format, listener);
              }
            });
    List<ChatResponse> responses = new ArrayList<>();
    for (int row = 0; row < answers.size(); row++) {
      int[] answer = answers.get(row);
      boolean full = answer.length >= requests.get(row).sampling().maximumTokens();
      responses.add(
          new ChatResponse(
              format.text(answer),
              full ? FinishReason.LENGTH : FinishReason.STOP,
              prompts.get(row).length,
              answer.length));
    }
    return responses;
  }

  private double[][] score(List<int[]> prompts, List<List<int[]>> continuations) {
    int room = Decoder.branchSlots(continuations);
    return onEngine(
        () -> {
          try (Decoder decoder = new Decoder(model, prompts, room)) {
            return decoder.score(continuations);
          }
        });
  }

  private <T> T onEngine(java.util.concurrent.Callable<T> work) {
    return Engine.call(
        () -> {
          adapter.ifPresent(update -> update.attach(model));
          try {
            return work.call();
          } finally {
            LoraAdapter.detach(model);
          }
        });
  }

  @Override
  public void close() {
    adapter.ifPresent(update -> Engine.run(update::close));
  }
}
