package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.AdapterMix;
import io.alignmentstudio.lm.adapter.AdapterStack;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.RowMixes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The adapters that a chat model can mix, by name. Used on the engine's thread. */
final class AdapterSet implements AutoCloseable {
  /** Stacks that are kept: each copies its adapters. */
  private static final int STACKS = 4;

  private final LanguageModel model;
  private final Map<String, LoraAdapter> adapters;
  private final AdapterMix usual;
  private final Set<String> unmixable;
  private final Map<List<String>, AdapterStack> stacks = new LinkedHashMap<>(8, 0.75f, true);

  /**
   * Gathers adapters for a model that has none on.
   *
   * @param usual mix of requests that name none
   */
  AdapterSet(LanguageModel model, Map<String, LoraAdapter> adapters, AdapterMix usual) {
    this.model = model;
    this.adapters = Collections.unmodifiableMap(new TreeMap<>(adapters));
    this.usual = usual;
    unmixable =
        adapters.keySet().stream()
            .filter(name -> adapters.get(name).replacesWeights(model))
            .collect(Collectors.toUnmodifiableSet());
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
      if (unmixable.contains(name) && !mix.equals(AdapterMix.only(name))) {
        throw new StudioException(
            ErrorCode.DATA,
            "The mix %s names the adapter %s, which replaces weights whole (modules_to_save) and so cannot be mixed; ask for it alone with weight 1"
                .formatted(mix.weights(), name));
      }
    }
    return mix;
  }

  /**
   * Numbers of the rows that may run in one batch: those with an adapter that replaces weights only
   * with their like.
   */
  Collection<List<Integer>> together(List<AdapterMix> mixes) {
    Map<Optional<AdapterMix>, List<Integer>> parts = new LinkedHashMap<>();
    for (int row = 0; row < mixes.size(); row++) {
      AdapterMix mix = mixes.get(row);
      boolean apart = mix.weights().keySet().stream().anyMatch(unmixable::contains);
      parts
          .computeIfAbsent(apart ? Optional.of(mix) : Optional.empty(), _ -> new ArrayList<>())
          .add(row);
    }
    return parts.values();
  }

  /**
   * Puts adapters on the model, until {@link LoraAdapter#detach}.
   *
   * @param mixes of the rows of a batch
   * @return where the rows of each run are to be named; empty if they do not matter
   */
  Optional<RowMixes> attach(List<AdapterMix> mixes) {
    List<String> names =
        mixes.stream().flatMap(mix -> mix.weights().keySet().stream()).distinct().sorted().toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    if (mixes.stream().allMatch(AdapterMix.only(names.getFirst())::equals)) {
      adapters.get(names.getFirst()).attach(model);
      return Optional.empty();
    }
    RowMixes rows = new RowMixes(mixes.stream().map(mix -> weights(mix, names)).toList());
    stack(names).attach(model, rows);
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

  private AdapterStack stack(List<String> names) {
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
