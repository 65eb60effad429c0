package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.adapter.AdapterFiles;
import io.alignmentstudio.lm.adapter.AdapterReference;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.adapter.LoraSettings;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.training.Reference;
import io.alignmentstudio.lm.training.TrainableParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An adapter, fresh or from a folder.
 *
 * @param start a second copy of the adapter as the folder has it, which is the reference
 */
record TrainedAdapter(
    LocalModel model, LoraAdapter adapter, LoraSettings settings, Optional<LoraAdapter> start)
    implements Trained {
  static TrainedAdapter fresh(LocalModel model, LoraSettings settings, long seed) {
    return new TrainedAdapter(
        model, LoraAdapter.fresh(model.weights(), settings, seed), settings, Optional.empty());
  }

  static TrainedAdapter from(LocalModel model, Path folder) {
    LoraSettings settings = AdapterShape.of(folder);
    return new TrainedAdapter(
        model, AdapterFiles.read(folder), settings, Optional.of(AdapterFiles.read(folder)));
  }

  @Override
  public TrainableParameters parameters() {
    return adapter.parameters();
  }

  @Override
  public List<String> notes() {
    return adapter.unties(model.weights())
        ? List.of(
            "lora.modules-to-save names an end of a base that has one weight for embedding and head:"
                + " the other end stays the base's, as in PEFT without ensure_weight_tying")
        : List.of();
  }

  @Override
  public void attach() {
    adapter.attach(model.weights());
  }

  @Override
  public Reference reference() {
    return new AdapterReference(model.weights(), adapter, start);
  }

  @Override
  public void write(Path folder) {
    AdapterFiles.write(adapter, settings, model.weights(), model.base(), folder);
  }

  @Override
  public void close() {
    LoraAdapter.detach(model.weights());
    adapter.close();
    start.ifPresent(LoraAdapter::close);
  }
}
