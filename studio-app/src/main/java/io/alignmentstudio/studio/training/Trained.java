package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TrainableParameters;
import java.nio.file.Path;

/** What a run trains on a model. Used on the engine's thread. */
interface Trained extends AutoCloseable {
  TrainableParameters parameters();

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
