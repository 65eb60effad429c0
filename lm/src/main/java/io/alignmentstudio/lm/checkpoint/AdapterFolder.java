package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A LoRA adapter in the folder format of PEFT: {@code adapter_config.json} and {@code
 * adapter_model.safetensors}. Its tensors live until it is closed. Source: huggingface/peft, "PEFT
 * checkpoint format".
 */
public final class AdapterFolder implements AutoCloseable {
  /** Names of its files, in the order of writing. */
  public static final List<String> FILES =
      List.of("adapter_model.safetensors", AdapterConfigFile.NAME);

  private static final String WEIGHTS = "adapter_model.safetensors";
  private static final String PREFIX = "base_model.model.";
  private static final String A = ".lora_A.weight";
  private static final String B = ".lora_B.weight";

  private final Path path;
  private final AdapterConfig config;
  private final WeightSource weights;
  private final List<LoraLayer> layers;
  private final List<StoredTensor> saved;
  private final boolean tying;

  private AdapterFolder(
      Path path,
      AdapterConfigFile file,
      WeightSource weights,
      List<LoraLayer> layers,
      List<StoredTensor> saved) {
    this.path = path;
    this.config = file.config();
    this.tying = file.tying();
    this.weights = weights;
    this.layers = List.copyOf(layers);
    this.saved = List.copyOf(saved);
  }

  /**
   * Opens an adapter.
   *
   * @throws StudioException NO_INPUT if a file is missing, DATA with everything that is wrong or
   *     not supported
   */
  public static AdapterFolder open(Path folder) {
    Problems problems = new Problems();
    AdapterConfigFile file = AdapterConfigFile.read(folder, problems);
    if (!Files.exists(folder.resolve(WEIGHTS))
        && Files.exists(folder.resolve("adapter_model.bin"))) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          folder
              + ": adapter_model.bin can run code and is not read; save the adapter again with"
              + " safe_serialization=True");
    }
    WeightSource weights = Safetensors.open(folder.resolve(WEIGHTS));
    try {
      List<StoredTensor> saved = new ArrayList<>();
      List<LoraLayer> layers = sort(file, weights, saved, problems);
      problems.throwIfAny(ErrorCode.DATA, folder + ": this adapter cannot be used");
      return new AdapterFolder(folder, file.targeting(layers), weights, layers, saved);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /**
   * Writes an adapter; the same adapter gives the same bytes. A folder without its configuration
   * was not finished.
   *
   * @param layers of which those with another rank or scale than the configuration's are named in
   *     its patterns
   * @param saved whole tensors of {@link AdapterConfig#savedModules}, or of the embedding or the
   *     head, named as in the base model
   * @throws StudioException CANNOT_CREATE if the folder cannot be written
   */
  public static void write(
      Path folder,
      AdapterConfig config,
      Collection<LoraLayer> layers,
      Collection<StoredTensor> saved) {
    List<StoredTensor> tensors = new ArrayList<>();
    for (LoraLayer layer : layers) {
      requireTargeted(layer, config);
      tensors.add(layer.a().named(PREFIX + layer.module() + A));
      tensors.add(layer.b().named(PREFIX + layer.module() + B));
    }
    for (StoredTensor tensor : saved) {
      if (!config.saves(tensor.name()) && !isEmbedding(tensor.name())) {
        throw new IllegalArgumentException(
            tensor.name() + " belongs to none of " + config.savedModules());
      }
      tensors.add(tensor.named(PREFIX + tensor.name()));
    }
    try {
      Files.deleteIfExists(folder.resolve(AdapterConfigFile.NAME));
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot replace " + folder + ": " + e.getMessage(), e);
    }
    SafetensorsWriter.write(folder.resolve(WEIGHTS), tensors, Map.of("format", "pt"));
    AdapterConfigFile.write(folder, config, layers);
  }

  public Path path() {
    return path;
  }

  public AdapterConfig config() {
    return config;
  }

  /** The changed layers, sorted by path, each with its own scale. */
  public List<LoraLayer> layers() {
    return layers;
  }

  /** Tensors that replace those of the base model, named as there; mostly none. */
  public List<StoredTensor> saved() {
    return saved;
  }

  /**
   * Whether the adapter gives a base that has one weight for embedding and head two different ones,
   * as PEFT does where {@code modules_to_save} names one of them.
   */
  public boolean unties() {
    return !tying
        && saved.stream()
            .map(StoredTensor::name)
            .anyMatch(name -> isEmbedding(name) && config.saves(name));
  }

  /** Whether it holds both ends of a base that has one weight for embedding and head. */
  public boolean tiesEnds() {
    return tying && saved.stream().filter(tensor -> isEmbedding(tensor.name())).count() > 1;
  }

  /** Whether a tensor is one of {@link #saved} that is trained with the adapter. */
  public boolean trains(StoredTensor tensor) {
    return config.saves(tensor.name()) && !(tiesEnds() && isEmbedding(tensor.name()));
  }

  @Override
  public void close() {
    weights.close();
  }

  private static List<LoraLayer> sort(
      AdapterConfigFile file, WeightSource weights, List<StoredTensor> saved, Problems problems) {
    TreeSet<String> modules = new TreeSet<>();
    Map<String, StoredTensor> tensors = new TreeMap<>();
    for (String fullName : weights.names()) {
      StoredTensor tensor = weights.get(fullName);
      String name = fullName.startsWith(PREFIX) ? fullName.substring(PREFIX.length()) : "";
      // PEFT wraps an adapted layer whose own weight it saves too.
      name = name.replace(".base_layer.", ".");
      if (!tensor.type().floating()) {
        problems.add("%s: tensor %s holds %s", WEIGHTS, fullName, tensor.type());
      } else if (name.endsWith(A) || name.endsWith(B)) {
        modules.add(name.substring(0, name.length() - A.length()));
        tensors.put(name, tensor);
      } else if (name.contains("lora_embedding_") || name.contains("lora_magnitude_vector")) {
        problems.add(
            "%s: %s changes %s, which is not supported; train an adapter of linear layers without"
                + " DoRA",
            WEIGHTS,
            fullName,
            name.contains("embedding")
                ? "an embedding by low rank"
                : "the length of weights (DoRA)");
      } else if (file.config().saves(name) || isEmbedding(name)) {
        saved.add(tensor.named(name));
      } else {
        problems.add(
            "%s: tensor %s is neither %s<module>%s nor %s nor of modules_to_save",
            WEIGHTS, fullName, PREFIX, A, B);
      }
    }
    if (tensors.isEmpty() && saved.isEmpty()) {
      problems.add("%s: holds no adapter", WEIGHTS);
    }
    requireChosen(modules, file, problems);
    List<LoraLayer> layers = new ArrayList<>();
    for (String module : modules) {
      if (!tensors.containsKey(module + A) || !tensors.containsKey(module + B)) {
        problems.add("%s: %s has only one of lora_A and lora_B", WEIGHTS, module);
        continue;
      }
      try {
        LoraLayer layer =
            new LoraLayer(
                module, tensors.get(module + A), tensors.get(module + B), file.scale(module));
        layers.add(layer);
        if (layer.rank() != file.rank(module)) {
          problems.add(
              "%s: %s has rank %d, but %s gives it %d",
              WEIGHTS, module, layer.rank(), AdapterConfigFile.NAME, file.rank(module));
        }
      } catch (IllegalArgumentException e) {
        problems.add("%s: %s", WEIGHTS, e.getMessage());
      }
    }
    return layers;
  }

  private static void requireChosen(
      Collection<String> modules, AdapterConfigFile file, Problems problems) {
    List<String> others = modules.stream().filter(file.targets().chosen().negate()).toList();
    if (!others.isEmpty()) {
      problems.add(
          "%s: holds layers that %s does not choose: %s%s; PEFT leaves them out without a word: name them in target_modules (see exclude_modules, layers_to_transform and modules_to_save too), or save the adapter without them",
          WEIGHTS,
          AdapterConfigFile.NAME,
          others.getFirst(),
          others.size() == 1 ? "" : " and %d more".formatted(others.size() - 1));
    }
  }

  /** PEFT saves these beside an adapter that was trained with more tokens than the base has. */
  private static boolean isEmbedding(String name) {
    return ("." + name).endsWith(".embed_tokens.weight") || name.equals("lm_head.weight");
  }

  private static void requireTargeted(LoraLayer layer, AdapterConfig config) {
    boolean targeted =
        config.targetModules().stream()
            .anyMatch(target -> ("." + layer.module()).endsWith("." + target));
    if (!targeted) {
      throw new IllegalArgumentException(
          layer.module() + " ends with none of " + config.targetModules());
    }
  }
}
