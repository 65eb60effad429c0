package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.training.Reference;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model without the adapter that is trained, or with a frozen one in its place: no second copy of
 * the weights is needed.
 *
 * @param trained what the model carries outside {@link #with}
 * @param frozen the adapter that training started from; empty where it started from the bare model
 */
public record AdapterReference(
    LanguageModel model, LoraAdapter trained, Optional<LoraAdapter> frozen) implements Reference {
  /** The bare model as the reference. */
  public static AdapterReference bare(LanguageModel model, LoraAdapter trained) {
    return new AdapterReference(model, trained, Optional.empty());
  }

  @Override
  public String identity() {
    return frozen
        .map(adapter -> "reference %016x".formatted(adapter.parameters().checksum()))
        .orElse("the bare model as reference");
  }

  @Override
  public <T> T with(Supplier<T> work) {
    LoraAdapter.detach(model);
    try {
      frozen.ifPresent(adapter -> adapter.attach(model));
      return work.get();
    } finally {
      LoraAdapter.detach(model);
      trained.attach(model);
    }
  }
}
