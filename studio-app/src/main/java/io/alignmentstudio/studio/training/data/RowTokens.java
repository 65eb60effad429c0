package io.alignmentstudio.studio.training.data;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.generation.LearntPair;
import io.alignmentstudio.lm.generation.LearntTokens;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.generation.PromptFormat;
import io.alignmentstudio.lm.training.TokenRow;
import io.alignmentstudio.lm.training.policy.Prompt;
import io.alignmentstudio.lm.training.policy.RewardFunction;
import io.alignmentstudio.studio.training.settings.Learn;
import io.alignmentstudio.studio.training.settings.TooLong;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Writes the rows of a file as tokens, as TRL 1.13.0 does. */
public final class RowTokens {
  /** Stands for any answer. */
  private static final String SHORT_ANSWER = "a";

  private final DataFile file;
  private final PromptFormat format;
  private final boolean bidirectional;
  private final DataProblems problems;
  private final LengthRule length;
  private final List<Integer> joined = new ArrayList<>();
  private final List<Integer> joinedPairs = new ArrayList<>();
  private int conversations;

  /**
   * @param longest most tokens of a row
   */
  public RowTokens(DataFile file, LocalModel model, int longest, TooLong tooLong) {
    this.file = file;
    format = model.format();
    bidirectional = model.weights().bidirectionalPrompt();
    problems = new DataProblems(file.path());
    length = new LengthRule(longest, model.weights().longestInput(), tooLong, problems);
  }

  /**
   * Texts, cut into pieces of the longest length; each token but a text's first is learnt once. Of
   * a model whose prompts see themselves in both directions, a random share of a piece is prompt.
   */
  public Tokenized<TokenRow> texts(long seed) {
    Random random = new Random(seed);
    return all(
        row ->
            switch (row) {
              case DataRow.Whole(int line, Content.Plain(String text)) ->
                  pieces(line, format.plainText(text).tokens(), random);
              case DataRow.Whole _,
                  DataRow.Answered _,
                  DataRow.Pair _,
                  DataRow.Labelled _,
                  DataRow.Asked _ ->
                  throw unexpected(row);
            });
  }

  private List<TokenRow> pieces(int line, int[] tokens, Random random) {
    if (tokens.length < 2) {
      problems.add(line, "text has %d token; at least 2 are needed", tokens.length);
    }
    List<TokenRow> pieces = new ArrayList<>();
    // A piece begins with the last token of the one before, from which its second follows.
    for (int start = 0; start + 1 < tokens.length; start += length.most() - 1) {
      int[] piece =
          Arrays.copyOfRange(tokens, start, Math.min(tokens.length, start + length.most()));
      int prompt = bidirectional ? 1 + random.nextInt(Math.max(1, piece.length / 2)) : 1;
      pieces.add(new TokenRow(piece, prompt, 1));
    }
    return pieces;
  }

  /** Demonstrations of supervised tuning. */
  public Tokenized<TokenRow> demonstrations(Learn learn) {
    return all(
        row -> {
          LearntTokens tokens =
              switch (row) {
                case DataRow.Whole(int _, Content.Plain(String text)) -> format.plainText(text);
                case DataRow.Whole(int _, Content.Chat(List<Message> messages)) ->
                    switch (learn) {
                      case ANSWERS -> conversation(messages);
                      case EVERYTHING -> format.whole(messages);
                    };
                case DataRow.Answered(int line, Content prompt, Content answer) -> {
                  LearntTokens answered = answered(line, prompt, answer);
                  yield switch (learn) {
                    case ANSWERS -> answered;
                    case EVERYTHING -> answered.everything();
                  };
                }
                case DataRow.Pair _, DataRow.Labelled _, DataRow.Asked _ -> throw unexpected(row);
              };
          return row(row.line(), tokens).stream().toList();
        });
  }

  private LearntTokens conversation(List<Message> messages) {
    conversations++;
    return format.conversation(messages);
  }

  /** Pairs that are compared with a reference: each answer behind the prompt's own tokens. */
  public Tokenized<PairTokens> pairs() {
    return pairs(alone(this::behindPrompt));
  }

  /** Pairs of a reward model: whole texts. */
  public Tokenized<PairTokens> rewardPairs() {
    return pairs(alone(this::answered));
  }

  /** Pairs that are learnt without a reference, from the start of a text to its end. */
  public Tokenized<PairTokens> boundedPairs() {
    return pairs(this::bounded);
  }

  private LearntPair bounded(DataRow.Pair pair) {
    LearntPair tokens =
        pair.prompt() instanceof Content.Plain(String prompt)
                && pair.chosen() instanceof Content.Plain(String chosen)
                && pair.rejected() instanceof Content.Plain(String rejected)
            ? format.plainPair(prompt, chosen, rejected)
            : format.pair(
                messages(pair.prompt()), messages(pair.chosen()), messages(pair.rejected()));
    if (tokens.joined()) {
      joinedPairs.add(pair.line());
    }
    return tokens;
  }

  private interface AnswerTokens {
    LearntTokens of(int line, Content prompt, Content answer);
  }

  /** Writes each answer without regard to the other. */
  private static Function<DataRow.Pair, LearntPair> alone(AnswerTokens tokens) {
    return pair ->
        new LearntPair(
            tokens.of(pair.line(), pair.prompt(), pair.chosen()),
            tokens.of(pair.line(), pair.prompt(), pair.rejected()),
            false);
  }

  private Tokenized<PairTokens> pairs(Function<DataRow.Pair, LearntPair> tokens) {
    return all(
        row -> {
          if (!(row instanceof DataRow.Pair pair)) {
            throw unexpected(row);
          }
          return pair(pair, tokens.apply(pair));
        });
  }

  private List<PairTokens> pair(DataRow.Pair pair, LearntPair tokens) {
    Optional<TokenRow> chosen = row(pair.line(), tokens.chosen());
    Optional<TokenRow> rejected = row(pair.line(), tokens.rejected());
    return chosen.isPresent() && rejected.isPresent()
        ? List.of(new PairTokens(chosen.get(), rejected.get(), pair.margin()))
        : List.of();
  }

  /** Labelled answers, behind the prompt's own tokens. */
  public Tokenized<LabelledTokens> labelled() {
    return all(
        row -> {
          if (!(row
              instanceof
              DataRow.Labelled(int line, Content prompt, Content answer, boolean label))) {
            throw unexpected(row);
          }
          LearntTokens given = behindPrompt(line, prompt, answer);
          return row(line, given).stream()
              .map(
                  tokens ->
                      new LabelledTokens(
                          tokens,
                          new TokenRow(given.throughAnswer(), tokens.promptLength(), 1),
                          label))
              .toList();
        });
  }

  /**
   * Prompts whose answers are sampled.
   *
   * @param longestAnswer tokens that must be free behind each
   * @param scored whether reward models read prompts and answers
   */
  public Tokenized<Prompt> prompts(int longestAnswer, boolean scored) {
    return all(
        row -> {
          if (!(row instanceof DataRow.Asked asked)) {
            throw unexpected(row);
          }
          int[] tokens =
              switch (asked.prompt()) {
                case Content.Plain(String text) -> format.plainPrompt(text);
                case Content.Chat(List<Message> messages) -> format.prompt(messages);
              };
          int after = scored ? Math.max(0, behindAnswer(asked.prompt(), tokens.length)) : 0;
          return length.fits(row.line(), tokens.length, longestAnswer, after)
              ? List.of(new Prompt(tokens, PromptText.of(asked.prompt()), asked.fields()))
              : List.of();
        });
  }

  /** Tokens of prompts with sampled answers, as rows of a reward model. */
  public Function<RewardFunction.Completion, TokenRow> scored() {
    Map<String, Content> prompts = new HashMap<>();
    for (DataRow row : file.rows()) {
      if (row instanceof DataRow.Asked asked) {
        prompts.put(PromptText.of(asked.prompt()), asked.prompt());
      }
    }
    return completion -> {
      LearntTokens tokens =
          scored(requireNonNull(prompts.get(completion.prompt())), completion.text());
      return new TokenRow(tokens.throughAnswer(), Math.max(1, tokens.promptLength()), 1);
    };
  }

  private LearntTokens scored(Content prompt, String answer) {
    return switch (prompt) {
      case Content.Plain(String text) -> format.plainCompletion(text, answer);
      case Content.Chat(List<Message> messages) ->
          format.completion(messages, List.of(Message.assistant(answer)));
    };
  }

  /** Tokens that a reward model reads behind the text of an answer. */
  private int behindAnswer(Content prompt, int promptTokens) {
    int whole = scored(prompt, SHORT_ANSWER).throughAnswer().length;
    return whole - promptTokens - format.answer(SHORT_ANSWER).length;
  }

  private LearntTokens answered(int line, Content prompt, Content answer) {
    if (prompt instanceof Content.Plain(String before)
        && answer instanceof Content.Plain(String text)) {
      LearntTokens tokens = format.plainCompletion(before, text);
      int[] own = format.plainPrompt(before);
      if (!begins(tokens.tokens(), own) && (joined.isEmpty() || joined.getLast() != line)) {
        joined.add(line);
      }
      return tokens;
    }
    return format.completion(messages(prompt), messages(answer));
  }

  private LearntTokens behindPrompt(int line, Content prompt, Content answer) {
    LearntTokens whole = answered(line, prompt, answer);
    if (prompt instanceof Content.Plain(String before)) {
      int[] own = format.plainPrompt(before);
      int[] tokens = whole.tokens().clone();
      System.arraycopy(own, 0, tokens, 0, Math.min(own.length, tokens.length));
      return new LearntTokens(tokens, whole.learnt());
    }
    return whole;
  }

  private static List<Message> messages(Content content) {
    return switch (content) {
      case Content.Chat(List<Message> messages) -> messages;
      case Content.Plain(String text) -> List.of(Message.user(text));
    };
  }

  private static boolean begins(int[] tokens, int[] start) {
    return tokens.length >= start.length
        && Arrays.equals(tokens, 0, start.length, start, 0, start.length);
  }

  /** The tokens up to the last learnt one; empty if the row is left out or wrong. */
  private Optional<TokenRow> row(int line, LearntTokens given) {
    Optional<int[]> fitting = length.fit(line, given.tokens());
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    int[] tokens = fitting.get();
    BitSet learnt = new BitSet();
    // Nothing predicts the first token.
    IntStream.range(1, tokens.length).filter(at -> given.learnt()[at]).forEach(learnt::set);
    if (learnt.isEmpty()) {
      if (tokens.length < given.tokens().length) {
        Optional<int[]> _ = length.leaveOut(line);
      } else {
        problems.add(line, "no token of it is learnt; it needs an assistant's message or a text");
      }
      return Optional.empty();
    }
    int start = learnt.nextSetBit(0);
    BitSet gaps = (BitSet) learnt.clone();
    gaps.flip(start, learnt.length());
    return Optional.of(new TokenRow(Arrays.copyOf(tokens, learnt.length()), start, 1, 1, gaps));
  }

  private <R> Tokenized<R> all(Function<DataRow, List<R>> tokens) {
    List<R> rows = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    for (DataRow row : file.rows()) {
      try {
        for (R each : tokens.apply(row)) {
          rows.add(each);
          lines.add(row.line());
        }
      } catch (StudioException e) {
        problems.add(row.line(), "%s", e.getMessage());
      }
    }
    problems.throwIfAny();
    if (rows.isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: all %,d rows are longer than %,d tokens and were left out; raise max-length or shorten them"
              .formatted(file.path(), file.rows().size(), length.most()));
    }
    List<String> notes = new ArrayList<>(length.notes());
    if (!joined.isEmpty()) {
      notes.add(
          LengthRule.told(
              joined,
              "with a token that joins prompt and answer, split as TRL does after as many tokens as"
                  + " the prompt has alone"));
    }
    if (!joinedPairs.isEmpty()) {
      notes.add(
          LengthRule.told(
              joinedPairs,
              "with a token that joins prompt and answer, learnt with the answer as in TRL"));
    }
    format
        .conversationNote()
        .filter(_ -> conversations > 0)
        .ifPresent(note -> notes.add("%,d conversations %s".formatted(conversations, note)));
    return new Tokenized<>(rows, lines, notes);
  }

  private static IllegalStateException unexpected(DataRow row) {
    return new IllegalStateException("line %d is of another shape".formatted(row.line()));
  }
}
