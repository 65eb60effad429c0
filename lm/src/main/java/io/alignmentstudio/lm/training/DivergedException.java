package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.List;

/** A loss or gradient that is not a number. */
public final class DivergedException extends StudioException {
  private static final long serialVersionUID = 1L;

  private final transient List<Integer> rows;

  DivergedException(String message, List<Integer> rows) {
    super(ErrorCode.SOFTWARE, message);
    this.rows = List.copyOf(rows);
  }

  /** Rows of the training data, counted from 0, one of which may be why; empty if unknown. */
  public List<Integer> rows() {
    return rows;
  }
}
