package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
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
 * once, to the type that the base has (8-bit weights, to the one that it computes in); afterwards
 * the folder's logits are compared with those of base and adapter.
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
   * What was written.
   *
   * @param untied whether the model has a head of its own where the base has one weight for
   *     embedding and head: the adapter makes two of it
   */
  public record Written(LogitsCheck.Difference difference, boolean untied) {}

  /**
   * Merges, writes and checks.
   *
   * @throws StudioException DATA if the adapter does not fit or the logits differ, CANNOT_CREATE if
   *     the folder has files already or cannot be written
   */
  public static Written write(Path base, Path adapter, Path folder, Options options) {
    boolean untied;
    ModelFolder model = ModelFolder.open(base);
    ExportFolder.requireEmpty(folder);
    try (WeightSource weights = model.openWeights();
        AdapterFolder files = AdapterFolder.open(adapter);
        MergedWeights merged =
            new MergedWeights(weights, files, DecoderWeights.check(model.config(), weights))) {
      List<StoredTensor> tensors = new ArrayList<>();
      for (String name : merged.names()) {
        StoredType own = merged.exported(name);
        StoredType type = own.floating() ? options.type().orElse(own) : own;
        tensors.add(merged.get(name).cast(type));
      }
      Checkpoints.write(folder, tensors, options.shardSize());
      untied = merged.unties();
    }
    ExportFolder.copyCompanions(base, folder);
    // Last: without it the folder is no model.
    Checkpoints.writeJson(folder.resolve("config.json"), config(base, options, untied));
    return new Written(LogitsCheck.compare(base, adapter, folder), untied);
  }

  private static ObjectNode config(Path base, Options options, boolean untied) {
    ObjectNode config = ExportFolder.config(base);
    options
        .type()
        .ifPresent(
            type -> config.put(config.has("torch_dtype") ? "torch_dtype" : "dtype", torch(type)));
    if (untied) {
      config.put("tie_word_embeddings", false);
    }
    return config;
  }

  private static String torch(StoredType type) {
    return switch (type) {
      case F32 -> "float32";
      case F16 -> "float16";
      case BF16 -> "bfloat16";
      case F64 -> "float64";
      case BOOL, U8, I8, F8_E5M2, F8_E4M3, I16, U16, I32, U32, I64, U64 ->
          throw new IllegalArgumentException("weights cannot be " + type);
    };
  }
}
