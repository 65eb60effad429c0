package io.alignmentstudio.auditors.audit;

import io.alignmentstudio.auditors.judging.VerdictJudge;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.lm.FinishReason;
import io.alignmentstudio.lm.Sampling;
import io.alignmentstudio.lm.ScoreRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one side; known answers come from the cache, new ones go there at once. */
final class Interviewer {
  /** An answer, or why there is none. */
  record Reply(Optional<RawAnswer> answer, String failure) {}

  private final Side side;
  private final ChatModel model;
  private final AuditOptions options;
  private final AnswerCache cache;
  private final Map<AnswerKey, Reply> replies = new HashMap<>();

  Interviewer(Side side, ChatModel model, AuditOptions options, AnswerCache cache) {
    this.side = side;
    this.model = model;
    this.options = options;
    this.cache = cache;
  }

  /** Asks a batch of prompts that are all scored, or all answered. Equal prompts are asked once. */
  void ask(List<Prompt> batch) {
    Map<AnswerKey, Prompt> open = new LinkedHashMap<>();
    for (Prompt prompt : batch) {
      AnswerKey key = prompt.key(side, options);
      if (!replies.containsKey(key)) {
        Optional<RawAnswer> known = cache.find(key);
        if (known.isPresent()) {
          replies.put(key, new Reply(known, ""));
        } else {
          open.put(key, prompt);
        }
      }
    }
    if (!open.isEmpty()) {
      askNew(List.copyOf(open.values()));
    }
  }

  Reply reply(Prompt prompt) {
    Reply reply = replies.get(prompt.key(side, options));
    return reply == null ? new Reply(Optional.empty(), "was not asked") : reply;
  }

  /** A batch that fails is asked again one by one, so that one bad prompt spoils no other. */
  private void askNew(List<Prompt> prompts) {
    List<RawAnswer> answers;
    try {
      answers = prompts.getFirst().scored() ? score(prompts) : generate(prompts);
    } catch (StudioException e) {
      if (e.code() == ErrorCode.INTERRUPTED) {
        throw e;
      }
      retry(prompts, e);
      return;
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      retry(prompts, e);
      return;
    }
    for (int i = 0; i < prompts.size(); i++) {
      AnswerKey key = prompts.get(i).key(side, options);
      cache.store(key, answers.get(i));
      replies.put(key, new Reply(Optional.of(answers.get(i)), ""));
    }
  }

  private void retry(List<Prompt> prompts, RuntimeException failure) {
    if (prompts.size() == 1) {
      String message = failure.getMessage();
      replies.put(
          prompts.getFirst().key(side, options),
          new Reply(Optional.empty(), message == null ? failure.toString() : message));
      return;
    }
    for (Prompt prompt : prompts) {
      askNew(List.of(prompt));
    }
  }

  private List<RawAnswer> generate(List<Prompt> prompts) {
    Sampling sampling = Sampling.greedy(options.answerTokens());
    List<RawAnswer> answers = new ArrayList<>();
    model
        .chat(
            prompts.stream().map(prompt -> new ChatRequest(prompt.messages(), sampling)).toList(),
            count -> {})
        .forEach(
            response ->
                answers.add(
                    new RawAnswer.Text(response.text(), response.finish() == FinishReason.LENGTH)));
    return complete(answers, prompts);
  }

  private List<RawAnswer> score(List<Prompt> prompts) {
    List<RawAnswer> answers = new ArrayList<>();
    model
        .score(
            prompts.stream()
                .map(prompt -> new ScoreRequest(prompt.messages(), VerdictJudge.answers()))
                .toList(),
            count -> {})
        .forEach(scores -> answers.add(new RawAnswer.Scores(scores)));
    return complete(answers, prompts);
  }

  private List<RawAnswer> complete(List<RawAnswer> answers, List<Prompt> prompts) {
    if (answers.size() != prompts.size()) {
      throw new StudioException(
          ErrorCode.SOFTWARE,
          "model '"
              + model.name()
              + "' gave "
              + answers.size()
              + " answers to "
              + prompts.size()
              + " prompts");
    }
    return answers;
  }
}
