package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Weights of which some are 8-bit floating-point numbers with scales: {@code weight · scale}, in 32
 * bits, computed where they are read. Scales of activations belong to kernels that compute in 8
 * bits, and are left out. Source: {@code Fp8Dequantize} of transformers 5.18.
 */
public final class ScaledWeights implements WeightSource {
  private static final List<String> SCALES = List.of("_scale_inv", "_scale");
  private static final Set<String> OF_ACTIVATIONS =
      Set.of(
          "input_scale",
          "input_scale_ub",
          "activation_scale",
          "output_scale",
          "q_scale",
          "k_scale",
          "v_scale");

  private final WeightSource stored;
  private final Map<String, Scale> scales;
  private final TreeSet<String> names = new TreeSet<>();
  private final StoredType exported;

  /** One scale for each block of rows and columns. */
  private record Scale(String name, long columns, long blockRows, long blockColumns) {}

  private ScaledWeights(WeightSource stored, Map<String, Scale> scales, StoredType exported) {
    this.stored = stored;
    this.scales = scales;
    this.exported = exported;
    Set<String> scaleNames = new TreeSet<>();
    scales.values().forEach(scale -> scaleNames.add(scale.name()));
    stored.names().stream()
        .filter(name -> !scaleNames.contains(name) && !OF_ACTIVATIONS.contains(last(name)))
        .forEach(names::add);
  }

  /**
   * Reads weights as their model's configuration says; those without 8-bit numbers as they are.
   *
   * @param stored is closed with the result, and if this fails
   * @throws StudioException DATA with every 8-bit weight whose scale is missing or does not fit
   */
  public static WeightSource of(WeightSource stored, ModelConfig config) {
    try {
      Problems problems = new Problems();
      Optional<EightBitFormat> format = EightBitFormat.read(config.raw(), "config.json", problems);
      Map<String, Scale> scales = new HashMap<>();
      boolean narrow = false;
      for (String name : stored.names()) {
        StoredTensor tensor = stored.get(name);
        if (isNarrow(tensor)) {
          narrow = true;
          scale(tensor, stored, format, problems).ifPresent(scale -> scales.put(name, scale));
        }
      }
      problems.throwIfAny(
          ErrorCode.DATA,
          stored.origin()
              + ": 8-bit weights cannot be read; get the checkpoint in BF16, F16 or F32");
      return narrow ? new ScaledWeights(stored, scales, exported(config)) : stored;
    } catch (RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private static boolean isNarrow(StoredTensor tensor) {
    return tensor.type().floating() && !tensor.type().writable();
  }

  private static Optional<Scale> scale(
      StoredTensor tensor,
      WeightSource stored,
      Optional<EightBitFormat> format,
      Problems problems) {
    Optional<StoredTensor> found =
        SCALES.stream().flatMap(end -> stored.find(tensor.name() + end).stream()).findFirst();
    if (found.isEmpty() && format.isPresent()) {
      problems.add("tensor %s of %s has no scale beside it", tensor.name(), tensor.type());
    }
    if (found.isPresent() && format.isEmpty()) {
      problems.add(
          "tensor %s has the scale %s, but config.json has no quantization_config that says how it"
              + " is meant",
          tensor.name(), found.get().name());
      return Optional.empty();
    }
    return found.flatMap(scale -> fitted(tensor, scale, format.orElseThrow(), problems));
  }

  private static Optional<Scale> fitted(
      StoredTensor tensor, StoredTensor scale, EightBitFormat format, Problems problems) {
    List<Long> size = scale.shape();
    List<Integer> block = format.block();
    boolean readable = scale.type().writable();
    if (readable && tensor.shape().size() == 2 && size.size() <= 2 && scale.elements() > 0) {
      long rows = tensor.shape().get(0);
      long columns = tensor.shape().get(1);
      long gridRows = scale.elements() == 1 ? 1 : size.getFirst();
      long gridColumns = scale.elements() / gridRows;
      // The last blocks may be smaller.
      if (!block.isEmpty()
          && Math.ceilDiv(rows, block.get(0)) == gridRows
          && Math.ceilDiv(columns, block.get(1)) == gridColumns) {
        return Optional.of(new Scale(scale.name(), gridColumns, block.get(0), block.get(1)));
      }
      if (rows % gridRows == 0 && columns % gridColumns == 0) {
        return Optional.of(
            new Scale(scale.name(), gridColumns, rows / gridRows, columns / gridColumns));
      }
    }
    problems.add(
        "tensor %s of shape %s has scales %s of %s and shape %s, expected floating-point numbers, one for all, for each row or for each block%s",
        tensor.name(),
        tensor.shape(),
        scale.name(),
        scale.type(),
        size,
        format.block().isEmpty() ? "" : " of " + format.block());
    return Optional.empty();
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The type that the model computes in; exports keep 8-bit weights in it. */
  private static StoredType exported(ModelConfig config) {
    String type =
        config.raw().path("dtype").asString(config.raw().path("torch_dtype").asString("bfloat16"));
    return switch (type) {
      case "float32" -> StoredType.F32;
      case "float16" -> StoredType.F16;
      default -> StoredType.BF16;
    };
  }

  @Override
  public String origin() {
    return stored.origin();
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(names);
  }

  @Override
  public List<Long> shape(String name) {
    return stored.shape(name);
  }

  @Override
  public StoredType exported(String name) {
    return isNarrow(stored.get(name)) ? exported : stored.exported(name);
  }

  @Override
  public Optional<StoredTensor> find(String name) {
    return names.contains(name)
        ? stored.find(name).map(tensor -> isNarrow(tensor) ? wide(tensor) : tensor)
        : Optional.empty();
  }

  private StoredTensor wide(StoredTensor tensor) {
    Optional<Scale> scale = Optional.ofNullable(scales.get(tensor.name()));
    if (scale.isEmpty()) {
      return tensor.cast(StoredType.F32);
    }
    float[] factors = stored.get(scale.get().name()).toFloats(); // [rows, columns] of blocks
    return new StoredTensor(
        tensor.name(),
        StoredType.F32,
        tensor.shape(),
        new TensorData.Computed(
            (start, count) -> scaled(tensor, scale.get(), factors, start, count)));
  }

  private static float[] scaled(
      StoredTensor tensor, Scale scale, float[] factors, long start, int count) {
    float[] values = tensor.floats(start, count);
    long columns = tensor.shape().get(1);
    for (int at = 0; at < count; at++) {
      long row = (start + at) / columns / scale.blockRows();
      long column = (start + at) % columns / scale.blockColumns();
      values[at] *= factors[Math.toIntExact(row * scale.columns() + column)];
    }
    return values;
  }

  @Override
  public void close() {
    stored.close();
  }
}
