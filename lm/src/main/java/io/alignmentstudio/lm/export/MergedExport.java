package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.JsonFile;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.PendingTensor;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a base and an adapter as one Hugging Face folder. Sums are made in 32 bits and rounded
 * once, to the type that the base has; afterwards the folder's logits are compared with those of
 * base and adapter.
 */
public final class MergedExport {
  private static final long SHARD_SIZE = 5_000_000_000L;

  private MergedExport() {}

  /**
   * How to write.
   *
   * @param type of the floating-point weights; empty keeps each as it is stored
   * @param shardSize most bytes of tensors in one file
   */
  public record Options(Optional<StoredType> type, long shardSize) {
    /** The base's types, in shards of 5 GB as transformers makes them. */
    public static final Options STANDARD = new Options(Optional.empty(), SHARD_SIZE);
  }

  /**
   * Merges, writes and checks.
   *
   * @return the largest difference of the logits that the check found
   * @throws StudioException DATA if the adapter does not fit or the logits differ, CANNOT_CREATE if
   *     the folder has files already or cannot be written
   */
  public static LogitsCheck.Difference write(
      Path base, Path adapter, Path folder, Options options) {
    ModelFolder model = ModelFolder.open(base);
    ExportFolder.requireEmpty(folder);
    try (WeightSource weights = model.openWeights();
        AdapterFolder files = AdapterFolder.open(adapter);
        MergedWeights merged =
            new MergedWeights(weights, files, DecoderWeights.check(model.config(), weights))) {
      List<PendingTensor> tensors = new ArrayList<>();
      for (String name : weights.names()) {
        StoredTensor own = weights.get(name);
        StoredType type = own.type().floating() ? options.type().orElse(own.type()) : own.type();
        tensors.add(new PendingTensor(name, type, own.shape(), () -> merged.get(name).cast(type)));
      }
      Checkpoints.write(folder, tensors, options.shardSize());
    }
    ExportFolder.copyCompanions(base, folder);
    // Last: without it the folder is no model.
    Checkpoints.writeJson(folder.resolve("config.json"), config(base, options));
    return LogitsCheck.compare(base, adapter, folder);
  }

  private static ObjectNode config(Path base, Options options) {
    ObjectNode config = (ObjectNode) JsonFile.read(base.resolve("config.json"));
    options
        .type()
        .ifPresent(
            type -> config.put(config.has("torch_dtype") ? "torch_dtype" : "dtype", torch(type)));
    return config;
  }

  private static String torch(StoredType type) {
    return switch (type) {
      case F32 -> "float32";
      case F16 -> "float16";
      case BF16 -> "bfloat16";
      case F64 -> "float64";
      case BOOL, U8, I8, I16, U16, I32, U32, I64, U64 ->
          throw new IllegalArgumentException("weights cannot be " + type);
    };
  }
}
