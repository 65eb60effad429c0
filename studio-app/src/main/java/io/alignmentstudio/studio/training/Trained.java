package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TrainableParameters;
import java.nio.file.Path;
import java.util.List;

/** What a run trains on a model. Used on the engine's thread. */
interface Trained extends AutoCloseable {
  TrainableParameters parameters();

  /** What a user must know of it before it is trained. */
  default List<String> notes() {
    return List.of();
  }

  /** Puts it on the model. */
  void attach();

  /** The model as it was before the first step. */
  Reference reference();

  /** Writes the result. */
  void write(Path folder);

  /** Takes it off the model. */
  @Override
  void close();
}
