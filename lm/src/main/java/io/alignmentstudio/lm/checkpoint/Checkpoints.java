package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.StudioException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the weights of a model folder: one file, or shards with an index. */
public final class Checkpoints {
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  private Checkpoints() {}

  /**
   * Writes {@code model.safetensors}, or {@code model-00001-of-0000n.safetensors} and {@code
   * model.safetensors.index.json}, as transformers names them. Tensors are not split.
   *
   * @param shardSize most bytes of tensors in one file
   * @throws StudioException CANNOT_CREATE if a file cannot be written
   */
  public static void write(Path folder, Collection<StoredTensor> tensors, long shardSize) {
    List<List<StoredTensor>> shards = shards(tensors, shardSize);
    if (shards.size() == 1) {
      SafetensorsWriter.write(folder.resolve("model.safetensors"), shards.getFirst(), METADATA);
      return;
    }
    Map<String, String> files = new TreeMap<>();
    for (int at = 0; at < shards.size(); at++) {
      String file = "model-%05d-of-%05d.safetensors".formatted(at + 1, shards.size());
      SafetensorsWriter.write(folder.resolve(file), shards.get(at), METADATA);
      shards.get(at).forEach(tensor -> files.put(tensor.name(), file));
    }
    ObjectNode index = JsonMapper.shared().createObjectNode();
    ObjectNode metadata = index.putObject("metadata");
    metadata.put("total_parameters", tensors.stream().mapToLong(StoredTensor::elements).sum());
    metadata.put("total_size", tensors.stream().mapToLong(StoredTensor::size).sum());
    files.forEach(index.putObject("weight_map")::put);
    writeJson(folder.resolve("model.safetensors.index.json"), index);
  }

  /** Writes JSON for readers: indented, with a last line end. */
  public static void writeJson(Path file, ObjectNode json) {
    String text =
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    AtomicFile.write(file, List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<List<StoredTensor>> shards(Collection<StoredTensor> tensors, long shardSize) {
    List<List<StoredTensor>> shards = new ArrayList<>();
    shards.add(new ArrayList<>());
    long size = 0;
    for (StoredTensor tensor : tensors) {
      if (size > 0 && size + tensor.size() > shardSize) {
        shards.add(new ArrayList<>());
        size = 0;
      }
      shards.getLast().add(tensor);
      size += tensor.size();
    }
    return shards;
  }
}
