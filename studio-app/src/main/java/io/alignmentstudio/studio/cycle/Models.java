package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.lm.hub.HubCache;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.lm.training.LeastMemory;
import io.alignmentstudio.studio.training.ModelFiles;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.ModelConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Loads the base model that a workspace is configured for. */
final class Models {
  /** Raised when the embedded model's architecture or prompt format changes. */
  private static final String EMBEDDED_VERSION = "embedded 1, all-MiniLM-L6-v2";

  /** What a user should try after the demonstration. */
  static final String RECOMMENDED = "HuggingFaceTB/SmolLM2-135M-Instruct";

  /** Says on every page what the embedded model is. */
  static final String NOTICE =
      "Demonstration model: the embedded model has 22.7 million parameters. It can learn the"
          + " policy's vocabulary, facts and generated situations; it cannot reason about"
          + " free-form situations. For real use set model.base in studio.yaml to a model such as"
          + " hf:"
          + RECOMMENDED
          + " (studio model download gets it).";

  private Models() {}

  /** Weights as they ship, before continued training. */
  static LocalModel original(Workspace workspace) {
    Threads.apply(workspace.config().training());
    ModelConfig config = workspace.config().model();
    return limited(
        workspace,
        config.embedded()
            ? LocalModel.embedded(Optional.empty(), ComputeType.fastest())
            : fitting(folder(workspace)));
  }

  private static LocalModel fitting(Path folder) {
    ModelFolder opened = ModelFolder.open(folder);
    DataType type = LeastMemory.fastestType(opened);
    LeastMemory.of(opened, type, false).requireFits();
    return LocalModel.folder(folder, type);
  }

  /** The type that the workspace's model computes in. */
  static DataType computeType(Workspace workspace) {
    return workspace.config().model().embedded()
        ? ComputeType.fastest()
        : LeastMemory.fastestType(ModelFolder.open(folder(workspace)));
  }

  /**
   * The folder of a model that is not embedded: as named, or in the model cache.
   *
   * @throws StudioException NO_INPUT if the cache lacks it
   */
  static Path folder(Workspace workspace) {
    return HubCache.standard().resolve(workspace.config().model().base(), workspace.folder());
  }

  /** The model with the context of {@code studio.yaml}. */
  private static LocalModel limited(Workspace workspace, LocalModel model) {
    Optional<Integer> context = workspace.config().model().context();
    if (context.isEmpty()) {
      return model;
    }
    int most = model.contextLength();
    if (context.get() > most) {
      model.close();
      throw new StudioException(
          ErrorCode.CONFIG,
          "model.context of studio.yaml is %,d tokens, but the model reads at most %,d; lower it or leave it out"
              .formatted(context.get(), most));
    }
    return model.withContextLength(context.get());
  }

  /** What a changed context makes stale: prompts that had to leave passages out. */
  static Map<String, String> context(Workspace workspace) {
    return workspace
        .config()
        .model()
        .context()
        .map(tokens -> Map.of("context", tokens.toString()))
        .orElse(Map.of());
  }

  /** Weights of the unaligned model: continued ones where there are, else as they ship. */
  static LocalModel unaligned(Workspace workspace, Optional<Path> continued) {
    Threads.apply(workspace.config().training());
    return continued.isPresent()
        ? limited(workspace, LocalModel.embedded(continued, ComputeType.fastest()))
        : original(workspace);
  }

  /** Identity of the original weights and of what computes with them. */
  static String fingerprint(Workspace workspace) {
    ModelConfig config = workspace.config().model();
    String weights = config.embedded() ? EMBEDDED_VERSION : ModelFiles.hash(folder(workspace));
    return Hash.of(weights, computeType(workspace).name());
  }
}
