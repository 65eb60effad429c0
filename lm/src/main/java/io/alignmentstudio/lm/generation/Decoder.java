package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.model.FixedUpdates;
import io.alignmentstudio.lm.model.KeyValueCache;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.States;
import io.alignmentstudio.lm.model.TokenBatch;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Decodes a batch of prompts with a cache. Runs on the engine's thread. Prompts are padded on the
 * right; the padding's slots stay hidden, and every answer goes on at its own prompt's position.
 */
final class Decoder implements AutoCloseable {
  /** Ended rows are dropped when no more than this share of the rows goes on. */
  private static final double RETAINED_SHARE = 0.75;

  /** Scores of attention (rows · tokens · keys) that reading prompts makes at a time. */
  private static final long READ_AT_A_TIME = 1 << 21;

  /** So many columns of the prompts are read at a time at least. */
  private static final int LEAST_COLUMNS = 128;

  /** Cache slots for answers at first; more are made when they are filled. */
  private static final int FIRST_ROOM = 64;

  private final LanguageModel model;
  private final BatchContext context;
  private final long readAtATime;
  private final DistinctRows prompts;
  private final int promptSlots;
  private final KeyValueCache cache;
  private final FixedUpdates updates;

  /** For each row that goes on, the number of its prompt's tokens after the shared ones. */
  private int[] promptLengths;

  /** For each row that goes on, its number in the context. */
  private int[] rows;

  Decoder(LanguageModel model, BatchContext context) {
    this(model, context, READ_AT_A_TIME);
  }

  /**
   * Makes room for a batch.
   *
   * @param readAtATime scores of attention that reading the prompts may make at a time
   */
  Decoder(LanguageModel model, BatchContext context, long readAtATime) {
    this.model = model;
    this.context = context;
    this.readAtATime = readAtATime;
    prompts = DistinctRows.of(context);
    promptSlots =
        TokenBatch.columns(prompts.rows().stream().mapToInt(row -> row.length).max().orElse(0));
    promptLengths = prompts.rows().stream().mapToInt(row -> row.length).toArray();
    rows = prompts.representatives();
    try (Scope _ = Scope.withoutGradients()) {
      cache = model.cache(rows.length, promptSlots + FIRST_ROOM);
      context.prefix().ifPresent(cache::follow);
    }
    updates = new FixedUpdates(model);
  }

  /** Reads the prompts, equal ones once; returns the scores of what comes next. */
  private Tensor readPrompts() {
    // Prompts that see themselves in both directions are short, and remembered together.
    long each = (long) promptSlots * (context.shared() + promptSlots);
    int atATime =
        model.bidirectionalPrompt() ? rows.length : Math.clamp(readAtATime / each, 1, rows.length);
    List<Tensor> scores = new ArrayList<>();
    for (int start = 0; start < rows.length; start += atATime) {
      int first = start;
      int count = Math.min(atATime, rows.length - start);
      KeyValueCache part = count == rows.length ? cache : cache.rows(start, count);
      scores.add(Scope.only(() -> read(first, count, part)));
    }
    cache.advance(promptSlots - cache.filled());
    Tensor all = Tensor.concatenate(0, scores.toArray(Tensor[]::new)); // [distinct, vocabulary]
    if (prompts.allDiffer()) {
      return all;
    }
    int[] expansion = prompts.expansion();
    select(expansion);
    rows = IntStream.range(0, expansion.length).toArray();
    long[] indices = IntStream.of(expansion).asLongStream().toArray();
    return all.indexSelect(0, Tensor.of(indices, indices.length));
  }

  private Tensor read(int start, int count, KeyValueCache part) {
    List<int[]> own = prompts.rows().subList(start, start + count);
    int[] lengths = Arrays.copyOfRange(promptLengths, start, start + count);
    int[] prefixes =
        model.bidirectionalPrompt() ? lengths : IntStream.of(lengths).map(length -> 1).toArray();
    context.select(Arrays.copyOfRange(rows, start, start + count));
    int columns = TokenBatch.columns(IntStream.of(lengths).max().orElse(0));
    int width = columnsAtATime(columns);
    List<Tensor> scores = new ArrayList<>();
    long[] places = new long[count];
    int read = 0;
    for (int column = 0; column < columns; column += width) {
      int from = column;
      int to = Math.min(column + width, columns);
      int[] ending =
          IntStream.range(0, count)
              .filter(row -> from < lengths[row] && lengths[row] <= to)
              .toArray();
      for (int row : ending) {
        places[row] = read++;
      }
      scores.add(
          Scope.only(
              () -> {
                TokenBatch batch =
                    TokenBatch.part(own, from, to, prefixes, context.shared(), model.computeType());
                States states = model.run(batch, Optional.of(part));
                long[] last =
                    IntStream.of(ending)
                        .mapToLong(row -> row * (long) (to - from) + lengths[row] - 1 - from)
                        .toArray();
                return model.logits(states, Tensor.of(last, last.length));
              }));
    }
    return scores.size() == 1
        ? scores.getFirst()
        : Tensor.concatenate(0, scores.toArray(Tensor[]::new))
            .indexSelect(0, Tensor.of(places, count));
  }

  /** Long prompts are read some columns at a time, if that changes nothing. */
  private int columnsAtATime(int columns) {
    return model.independentBeginnings()
        ? Math.toIntExact(Math.max(LEAST_COLUMNS, readAtATime / (context.shared() + columns)))
        : columns;
  }

  /** Reads the newest tokens; returns the scores of what comes next, [rows, vocabulary]. */
  private Tensor readFollowing(List<Answer> answers) {
    List<int[]> last = answers.stream().map(answer -> new int[] {answer.last()}).toList();
    int[] seen = new int[last.size()];
    for (int at = 0; at < seen.length; at++) {
      // An ended row repeats its last position, so that it never runs past the context.
      seen[at] = context.shared() + promptLengths[at] + Math.max(0, answers.get(at).length() - 1);
    }
    context.select(rows);
    States states =
        model.run(
            TokenBatch.following(
                last,
                seen,
                promptLengths,
                promptSlots,
                Math.toIntExact(cache.filled()),
                context.shared(),
                model.computeType()),
            Optional.of(cache));
    return model.logits(states, Tensor.of(LongStream.range(0, seen.length).toArray(), seen.length));
  }

  /** Generates until every answer has ended, or all are interrupted. */
  void generate(List<Answer> answers, BooleanSupplier interrupted) {
    List<Answer> batch = answers;
    int[] next;
    try (Scope _ = Scope.withoutGradients()) {
      next = pick(readPrompts(), batch);
    }
    while (true) {
      for (int at = 0; at < next.length; at++) {
        batch.get(at).take(next[at]);
      }
      if (interrupted.getAsBoolean()) {
        batch.forEach(Answer::interrupt);
      }
      List<Answer> current = batch;
      int[] open = IntStream.range(0, next.length).filter(at -> !current.get(at).ended()).toArray();
      if (open.length == 0) {
        return;
      }
      if (open.length <= RETAINED_SHARE * next.length) {
        select(open);
        batch = IntStream.of(open).mapToObj(batch::get).toList();
      }
      try (Scope _ = Scope.withoutGradients()) {
        next = pick(readFollowing(batch), batch);
      }
    }
  }

  private static int[] pick(Tensor scores, List<Answer> batch) {
    return TokenPicker.pick(scores, batch.stream().map(Answer::picker).toList());
  }

  /** Goes on with these rows, some perhaps several times, and drops the others. */
  private void select(int[] chosen) {
    cache.selectRows(chosen);
    int[] lengths = promptLengths;
    int[] numbers = rows;
    promptLengths = IntStream.of(chosen).map(at -> lengths[at]).toArray();
    rows = IntStream.of(chosen).map(at -> numbers[at]).toArray();
  }

  @Override
  public void close() {
    updates.close();
    cache.close();
  }
}
