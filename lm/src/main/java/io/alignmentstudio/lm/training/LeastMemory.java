package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.tensor.DataType;
import java.util.List;

/**
 * Memory that a model cannot do without, known before a weight is read: from the headers of its
 * files.
 *
 * @param type that the weights are held in
 * @param weights bytes of them
 * @param trained bytes of the values, gradients and both moments where every weight is trained
 * @param available bytes that the process can still have; 0 where the system does not tell
 */
public record LeastMemory(DataType type, long weights, long trained, long available) {
  private static final List<String> ENDS = List.of("model.embed_tokens.weight", "lm_head.weight");

  /** Part of the machine's memory that weights of 32 bits may take: activations need the rest. */
  private static final int SHARE = 4;

  /** Values, gradients and two moments, in 32 bits each. */
  private static final long BYTES_A_TRAINED_VALUE = 4 * Float.BYTES;

  /**
   * Reads the headers.
   *
   * @param whole whether every weight is trained
   * @throws StudioException DATA if the files are damaged
   */
  public static LeastMemory of(ModelFolder folder, DataType type, boolean whole) {
    long values = values(folder);
    return new LeastMemory(
        type,
        values * type.bytes(),
        whole ? values * BYTES_A_TRAINED_VALUE : 0,
        ProcessMemory.available());
  }

  /**
   * The type to compute in: the one with the faster products, but bf16 where weights of 32 bits
   * would take more than a quarter of the machine's memory. Depends on nothing that changes while
   * the machine runs, so that a run that goes on computes as before.
   *
   * @throws StudioException DATA if the files are damaged
   */
  public static DataType fastestType(ModelFolder folder) {
    long wide = values(folder) * Float.BYTES;
    return wide > ProcessMemory.total() / SHARE ? DataType.BFLOAT16 : ComputeType.fastest();
  }

  private static long values(ModelFolder folder) {
    try (WeightSource source = folder.openWeights()) {
      boolean shared = folder.config().tiedEmbeddings() && source.names().containsAll(ENDS);
      return source.names().stream()
          .filter(name -> !shared || !name.equals(ENDS.getLast()))
          .mapToLong(name -> source.shape(name).stream().reduce(1L, Math::multiplyExact))
          .sum();
    }
  }

  /** Whether it fits, as far as is known. */
  public boolean fits() {
    return available == 0 || weights + trained <= available;
  }

  /**
   * Refuses a model that does not fit.
   *
   * @throws StudioException CONFIG with the numbers and what to do
   */
  public void requireFits() {
    if (!fits()) {
      throw new StudioException(ErrorCode.CONFIG, toString());
    }
  }

  /** The numbers and what to do where they do not fit. */
  @Override
  public String toString() {
    return "The model does not fit into memory: its weights take %s in %s%s, and %s can be had. Take a smaller model, or free memory%s"
        .formatted(
            ProcessMemory.text(weights),
            type,
            trained == 0
                ? ""
                : ", and %s more while each of them is trained"
                    .formatted(ProcessMemory.text(trained)),
            ProcessMemory.text(available),
            trained == 0 ? "" : ", or train an adapter instead (method: lora of studio train)");
  }
}
