package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Writes a mix of adapters as one whose rank is the sum of theirs: {@code ΔW = Σ wᵢ sᵢ Bᵢ Aᵢ},
 * exactly. Source: {@code add_weighted_adapter(combination_type="cat")} of PEFT 0.21, which puts
 * weight and scale into A.
 */
public final class AdapterSum {
  private AdapterSum() {}

  private record Part(AdapterFolder adapter, double weight) {}

  /** One layer's matrices of an adapter, with the factor of their product. */
  private record Summand(LoraLayer layer, double weight) {}

  /**
   * Writes the mix.
   *
   * @param weights of the adapters' folders; those of weight 0 are left out
   * @throws StudioException DATA if an adapter replaces whole tensors, two belong to different
   *     bases or shapes, or nothing is left to write
   */
  public static void write(SequencedMap<Path, Double> weights, Path folder) {
    List<Part> parts = new ArrayList<>();
    try {
      weights.forEach(
          (path, weight) -> {
            if (!Double.isFinite(weight)) {
              throw new IllegalArgumentException("the weight of " + path + " is " + weight);
            }
            if (weight != 0) {
              parts.add(new Part(AdapterFolder.open(path), weight));
            }
          });
      write(parts, folder);
    } finally {
      parts.forEach(part -> part.adapter().close());
    }
  }

  private static void write(List<Part> parts, Path folder) {
    Problems problems = new Problems();
    Map<String, List<Summand>> modules = new TreeMap<>();
    for (Part part : parts) {
      if (!part.adapter().saved().isEmpty()) {
        problems.add(
            "%s replaces whole tensors (modules_to_save), which cannot be summed",
            part.adapter().path());
      }
      for (LoraLayer layer : part.adapter().layers()) {
        modules
            .computeIfAbsent(layer.module(), _ -> new ArrayList<>())
            .add(new Summand(layer, part.weight()));
      }
    }
    if (parts.isEmpty()) {
      problems.add("every weight is 0");
    }
    List<String> bases =
        parts.stream().flatMap(part -> part.adapter().config().base().stream()).distinct().toList();
    if (bases.size() > 1) {
      problems.add("they were made for different bases: %s", String.join(", ", bases));
    }
    modules.values().forEach(summands -> requireAlike(summands, problems));
    problems.throwIfAny(ErrorCode.DATA, "These adapters cannot be written as one");
    List<LoraLayer> layers = modules.values().stream().map(AdapterSum::sum).toList();
    int rank = layers.stream().mapToInt(LoraLayer::rank).max().orElseThrow();
    AdapterConfig config =
        new AdapterConfig(
            bases.stream().findFirst(),
            rank,
            rank,
            0,
            false,
            List.copyOf(modules.keySet()),
            List.of(),
            parts.getFirst().adapter().config().task());
    AdapterFolder.write(folder, config, layers, List.of());
  }

  private static void requireAlike(List<Summand> summands, Problems problems) {
    LoraLayer first = summands.getFirst().layer();
    for (Summand summand : summands) {
      LoraLayer layer = summand.layer();
      if (layer.inputs() != first.inputs() || layer.outputs() != first.outputs()) {
        problems.add(
            "%s maps %d values to %d in one, %d to %d in another",
            layer.module(), first.inputs(), first.outputs(), layer.inputs(), layer.outputs());
      }
    }
  }

  /** Puts the rows of all A below each other, and the columns of all B beside each other. */
  private static LoraLayer sum(List<Summand> summands) {
    LoraLayer first = summands.getFirst().layer();
    int rank = summands.stream().mapToInt(summand -> summand.layer().rank()).sum();
    int inputs = Math.toIntExact(first.inputs());
    int outputs = Math.toIntExact(first.outputs());
    float[] down = new float[rank * inputs];
    float[] up = new float[outputs * rank];
    int start = 0;
    for (Summand summand : summands) {
      LoraLayer layer = summand.layer();
      float factor = (float) (summand.weight() * layer.scale());
      float[] a = layer.a().toFloats();
      for (int at = 0; at < a.length; at++) {
        down[start * inputs + at] = a[at] * factor;
      }
      float[] b = layer.b().toFloats();
      for (int output = 0; output < outputs; output++) {
        System.arraycopy(b, output * layer.rank(), up, output * rank + start, layer.rank());
      }
      start += layer.rank();
    }
    return new LoraLayer(
        first.module(),
        StoredTensor.of("A", List.of((long) rank, (long) inputs), down),
        StoredTensor.of("B", List.of((long) outputs, (long) rank), up),
        1);
  }
}
