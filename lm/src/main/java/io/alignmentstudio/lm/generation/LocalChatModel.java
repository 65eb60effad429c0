package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.ChatResponse;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.ScoreRequest;
import io.alignmentstudio.lm.constraint.Constraints;
import io.alignmentstudio.lm.constraint.Guide;
import io.alignmentstudio.lm.model.LanguageModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;

/** A model on this machine, with or without adapters. Several may share one set of weights. */
public final class LocalChatModel implements ChatModel {
  /** So many rows decode at a time. */
  private static final int BATCH = 96;

  /** Prompts that share more than others decode apart if they fill a batch of their own. */
  private static final int ROWS_DECODED_APART = 32;

  private static final int ROWS_SCORED_APART = 4;

  /** Scores of attention (rows · tokens · keys) that scoring makes at a time. */
  private static final long SCORED_AT_A_TIME = 1 << 21;

  /** Scores of attention beyond which the beginning of a prompt is read in parts. */
  private static final long SCORED_AT_ONCE = 1 << 23;

  private final String name;
  private final LanguageModel model;
  private final PromptFormat format;
  private final int contextLength;
  private final AdapterSet adapters;
  private final BatchRunner runner;
  private final Constraints constraints;

  /**
   * @param model shared weights; whoever loaded them closes them
   * @param contextLength longest prompt plus answer in tokens, at most what the weights read
   * @param adapters put on the weights while this model answers; closed with this model
   * @param prefixBytes memory for beginnings of prompts that are remembered from call to call
   */
  LocalChatModel(
      String name,
      LanguageModel model,
      PromptFormat format,
      int contextLength,
      AdapterSet adapters,
      long prefixBytes) {
    this.name = name;
    this.model = model;
    this.format = format;
    this.contextLength = contextLength;
    this.adapters = adapters;
    runner = new BatchRunner(model, adapters, new PrefixCache(model, prefixBytes));
    constraints =
        new Constraints(format::tokenTexts, Math.toIntExact(model.vocabularySize()), format::ends);
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
    return generate(requests, Optional.empty(), progress, () -> false);
  }

  @Override
  public ChatResponse stream(ChatRequest request, Consumer<String> text) {
    return generate(
            List.of(request),
            Optional.of(text),
            count -> {},
            () -> Thread.currentThread().isInterrupted())
        .getFirst();
  }

  private List<ChatResponse> generate(
      List<ChatRequest> requests,
      Optional<Consumer<String>> listener,
      IntConsumer progress,
      BooleanSupplier interrupted) {
    List<int[]> prompts = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (ChatRequest request : requests) {
      int[] prompt = format.prompt(request.messages());
      requireRoom(prompt.length, request.sampling().maximumTokens());
      prompts.add(prompt);
      Optional<Guide> guide = request.constraint().map(constraints::guide);
      TokenPicker picker =
          new TokenPicker(
              name(answers.size(), requests.size()),
              prompt,
              request.sampling(),
              model.noRepeatRun(),
              guide);
      answers.add(new Answer(prompt.length, request.sampling(), format, picker, listener));
    }
    List<AdapterMix> mixes =
        requests.stream().map(request -> adapters.resolve(request.mix())).toList();
    runner.run(
        prompts,
        mixes,
        ROWS_DECODED_APART,
        Long.MAX_VALUE, // the decoder reads long prompts in parts
        (group, start) -> Math.min(BATCH, group.prompts().size() - start),
        (batch, context) -> {
          try (Decoder decoder = new Decoder(model, context)) {
            decoder.generate(batch.stream().map(answers::get).toList(), interrupted);
          }
        },
        progress);
    return answers.stream().map(Answer::response).toList();
  }

  @Override
  public List<List<Double>> score(List<ScoreRequest> requests, IntConsumer progress) {
    List<Continuations> texts = new ArrayList<>();
    for (ScoreRequest request : requests) {
      Continuations text = format.continuations(request.messages(), request.continuations());
      requireTokens(text, request);
      requireKnown(text, name(texts.size(), requests.size()));
      requireRoom(text.prompt().length, text.longest());
      texts.add(text);
    }
    double[][] scores = new double[requests.size()][];
    runner.run(
        texts.stream().map(Continuations::prompt).toList(),
        requests.stream().map(request -> adapters.resolve(request.mix())).toList(),
        ROWS_SCORED_APART,
        SCORED_AT_ONCE,
        (group, start) -> scoredTogether(group, start, texts),
        (batch, context) -> {
          double[][] values =
              new Scorer(model, context, batch.stream().map(at -> texts.get(at).answers()).toList())
                  .score();
          for (int at = 0; at < values.length; at++) {
            requireFinite(values[at], name(batch.get(at), requests.size()));
            scores[batch.get(at)] = values[at];
          }
        },
        progress);
    List<List<Double>> all = new ArrayList<>();
    for (double[] row : scores) {
      all.add(DoubleStream.of(row).boxed().toList());
    }
    return List.copyOf(all);
  }

  /** As many prompts of a group, from one of them on, as are scored at a time. */
  private static int scoredTogether(PromptGroup group, int start, List<Continuations> texts) {
    long longest = 0;
    int count = 0;
    while (start + count < group.prompts().size()) {
      Continuations text = texts.get(group.prompts().get(start + count));
      int own = text.prompt().length - group.shared();
      int branches = Scorer.tree(text.answers()).size();
      longest = Math.max(longest, own + branches);
      if (count > 0 && (count + 1) * longest * (group.shared() + longest) > SCORED_AT_A_TIME) {
        return count;
      }
      count++;
    }
    return count;
  }

  private static String name(int request, int requests) {
    return "request %d of %d".formatted(request + 1, requests);
  }

  private static void requireFinite(double[] scores, String request) {
    for (int at = 0; at < scores.length; at++) {
      if (!Double.isFinite(scores[at])) {
        throw new StudioException(
            ErrorCode.DATA,
            "Continuation %d of %s has the log-probability %s. The weights of the model or adapter hold NaN or infinite values or overflow in their type; check them, or load the model in a wider type"
                .formatted(at + 1, request, scores[at]));
      }
    }
  }

  private static void requireTokens(Continuations text, ScoreRequest request) {
    for (int at = 0; at < text.answers().size(); at++) {
      if (text.answers().get(at).length == 0) {
        throw new StudioException(
            ErrorCode.DATA,
            "The continuation \"%s\" has no token of its own after the conversation; give it a text that does not merge with the conversation's end"
                .formatted(request.continuations().get(at)));
      }
    }
  }

  /** The last tokens of continuations are looked up, not read. */
  private void requireKnown(Continuations text, String request) {
    for (int[] answer : text.answers()) {
      for (int token : answer) {
        if (token >= model.vocabularySize()) {
          throw new StudioException(
              ErrorCode.DATA,
              "A continuation of %s has the token id %d, but %s has scores for the ids 0 to %d only. Its tokenizer is made for a larger vocabulary: use the tokenizer that belongs to the weights"
                  .formatted(request, token, name, model.vocabularySize() - 1));
        }
      }
    }
  }

  private void requireRoom(int prompt, int answer) {
    if (prompt + answer > contextLength) {
      throw new StudioException(
          ErrorCode.DATA,
          "The prompt has %d tokens and its answer needs room for %d; %s reads at most %d. Shorten the message or ask for a shorter answer"
              .formatted(prompt, answer, name, contextLength));
    }
  }

  @Override
  public void close() {
    runner.close();
  }
}
