package io.alignmentstudio.studio.training.data;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Rows as tokens.
 *
 * @param lines where each row comes from
 * @param notes what the user must know of rows that were left out, cut or joined
 */
public record Tokenized<R>(List<R> rows, List<Integer> lines, List<String> notes) {
  public Tokenized {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** Lines of the rows that a condition holds for. */
  public List<Integer> linesWhere(Predicate<R> condition) {
    return IntStream.range(0, rows.size())
        .filter(at -> condition.test(rows.get(at)))
        .mapToObj(lines::get)
        .toList();
  }

  /** Other rows of the same lines. */
  public <S> Tokenized<S> with(List<S> others) {
    return new Tokenized<>(others, lines, notes);
  }

  /** Rows made of these one by one. */
  public <S> Tokenized<S> map(Function<R, S> change) {
    return with(rows.stream().map(change).toList());
  }
}
