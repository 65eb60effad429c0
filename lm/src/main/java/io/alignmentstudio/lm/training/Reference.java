package io.alignmentstudio.lm.training;

import java.util.function.Supplier;

/** The frozen model that a trained one is held to. */
public interface Reference {
  /** Runs work with the model as the reference; afterwards it is the trained one again. */
  <T> T with(Supplier<T> work);

  /** Which model it is, as text that differs between references. */
  default String identity() {
    return "a reference of the caller's own";
  }
}
