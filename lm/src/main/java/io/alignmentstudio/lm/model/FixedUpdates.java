package io.alignmentstudio.lm.model;

import io.alignmentstudio.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model's updates in the type that its layers compute in, until closed: decoding applies each of
 * them for every token, and would convert the matrices of a learnt update each time. Used on the
 * engine's thread; nothing may be learnt in between.
 */
public final class FixedUpdates implements AutoCloseable {
  private final Map<Linear, Update> before = new LinkedHashMap<>();
  private final Scope scope = Scope.withoutGradients();

  public FixedUpdates(LanguageModel model) {
    try {
      for (Linear layer : model.linears()) {
        layer.update().ifPresent(update -> before.put(layer, update));
      }
      before.forEach(
          (layer, update) -> layer.adapt(Optional.of(update.fixed(model.computeType()))));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    before.forEach((layer, update) -> layer.adapt(Optional.of(update)));
    scope.close();
  }
}
