package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.adapter.AdapterStack;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.RowMixes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The adapters that a chat model can mix, by name. Used on the engine's thread. */
final class AdapterSet implements AutoCloseable {
  /** Stacks that are kept: each copies its adapters. */
  private static final int STACKS = 4;

  private final Map<String, LoraAdapter> adapters;
  private final AdapterMix usual;
  private final Map<List<String>, AdapterStack> stacks = new LinkedHashMap<>(8, 0.75f, true);

  /**
   * @param usual mix of requests that name none
   */
  AdapterSet(Map<String, LoraAdapter> adapters, AdapterMix usual) {
    this.adapters = Collections.unmodifiableMap(new TreeMap<>(adapters));
    this.usual = usual;
  }

  /**
   * The mix of a request.
   *
   * @throws StudioException DATA if it names an adapter that is not here
   */
  AdapterMix resolve(Optional<AdapterMix> requested) {
    AdapterMix mix = requested.orElse(usual);
    for (String name : mix.weights().keySet()) {
      if (!adapters.containsKey(name)) {
        throw new StudioException(
            ErrorCode.DATA,
            "The mix %s names the adapter %s, which is not loaded; loaded are %s"
                .formatted(mix.weights(), name, adapters.keySet()));
      }
    }
    return mix;
  }

  /**
   * Puts adapters on a model, until {@link LoraAdapter#detach}.
   *
   * @param mixes of the rows of a batch
   * @return where the rows of each run are to be named; empty if they do not matter
   */
  Optional<RowMixes> attach(LanguageModel model, List<AdapterMix> mixes) {
    List<String> names =
        mixes.stream().flatMap(mix -> mix.weights().keySet().stream()).distinct().sorted().toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (names.size() == 1 && mixes.stream().allMatch(mix -> weight(mix, names.getFirst()) == 1)) {
      adapters.get(names.getFirst()).attach(model);
      return Optional.empty();
    }
    RowMixes rows = new RowMixes(mixes.stream().map(mix -> weights(mix, names)).toList());
    stack(model, names).attach(model, rows);
    return Optional.of(rows);
  }

  private static float[] weights(AdapterMix mix, List<String> names) {
    float[] weights = new float[names.size()];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = (float) weight(mix, names.get(at));
    }
    return weights;
  }

  private static double weight(AdapterMix mix, String name) {
    return mix.weights().getOrDefault(name, 0.0);
  }

  private AdapterStack stack(LanguageModel model, List<String> names) {
    AdapterStack known = stacks.get(names);
    if (known != null) {
      return known;
    }
    if (stacks.size() == STACKS) {
      List<String> oldest = stacks.keySet().iterator().next();
      stacks.remove(oldest).close();
    }
    AdapterStack made = new AdapterStack(model, names.stream().map(adapters::get).toList());
    stacks.put(names, made);
    return made;
  }

  @Override
  public void close() {
    stacks.values().forEach(AdapterStack::close);
    adapters.values().forEach(LoraAdapter::close);
  }
}
