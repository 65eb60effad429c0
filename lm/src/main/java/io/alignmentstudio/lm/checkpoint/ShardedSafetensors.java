package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Several safetensors files and the index that tells which tensor stands in which of them. */
final class ShardedSafetensors implements WeightSource {
  private final Path index;
  private final List<Safetensors> shards;
  private final NavigableMap<String, Safetensors> shardOfTensor;

  private ShardedSafetensors(
      Path index, Collection<Safetensors> shards, NavigableMap<String, Safetensors> shardOfTensor) {
    this.index = index;
    this.shards = List.copyOf(shards);
    this.shardOfTensor = shardOfTensor;
  }

  static ShardedSafetensors openIndex(Path index) {
    NavigableMap<String, String> files = readIndex(index);
    NavigableMap<String, Safetensors> shards = new TreeMap<>();
    NavigableMap<String, Safetensors> shardOfTensor;
    try {
      Problems problems = new Problems();
      for (String file : new TreeSet<>(files.values())) {
        try {
          shards.put(file, Safetensors.openFile(index.resolveSibling(file)));
        } catch (StudioException e) {
          problems.add("%s", e.getMessage());
        }
      }
      shardOfTensor = assign(files, shards, problems);
      problems.throwIfAny(
          ErrorCode.DATA,
          index + ": the checkpoint is incomplete or damaged; get these files again");
    } catch (RuntimeException e) {
      shards.values().forEach(Safetensors::close);
      throw e;
    }
    return new ShardedSafetensors(index, shards.values(), shardOfTensor);
  }

  @Override
  public String origin() {
    return index.toString();
  }

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(shardOfTensor.navigableKeySet());
  }

  @Override
  public Optional<StoredTensor> find(String name) {
    return Optional.ofNullable(shardOfTensor.get(name)).flatMap(shard -> shard.find(name));
  }

  @Override
  public void close() {
    shards.forEach(Safetensors::close);
  }

  private static NavigableMap<String, String> readIndex(Path index) {
    JsonNode map = JsonFile.read(index).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA, index + ": has no weight_map of tensor names to files; get it again");
    }
    Problems problems = new Problems();
    NavigableMap<String, String> files = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String file = entry.getValue().asString("");
      // A name that leaves the folder could read any file of the machine.
      if (!file.matches("(\\w[\\w.+-]*/)*\\w[\\w.+-]*\\.safetensors")) {
        problems.add(
            "tensor %s is said to be in '%s', expected a file name within the folder",
            entry.getKey(), file);
      }
      files.put(entry.getKey(), file);
    }
    problems.throwIfAny(ErrorCode.DATA, index + ": the index is malformed; get it again");
    return files;
  }

  /**
   * Finds each tensor: where the index has it or, as transformers does, in any other of its files,
   * and those too that the index forgets.
   */
  private static NavigableMap<String, Safetensors> assign(
      Map<String, String> files, NavigableMap<String, Safetensors> shards, Problems problems) {
    NavigableMap<String, Safetensors> found = new TreeMap<>();
    shards.forEach(
        (file, shard) -> {
          for (String name : shard.names()) {
            String expected = files.getOrDefault(name, file);
            boolean elsewhere = !expected.equals(file) && has(shards, expected, name);
            if (!elsewhere && found.put(name, shard) != null) {
              problems.add("tensor %s is in %s and in a file before it", name, file);
            }
          }
        });
    files.forEach(
        (name, file) -> {
          if (shards.containsKey(file) && !found.containsKey(name)) {
            problems.add("tensor %s is not in %s, where the index has it", name, file);
          }
        });
    return found;
  }

  private static boolean has(Map<String, Safetensors> shards, String file, String name) {
    return shards.containsKey(file) && shards.get(file).names().contains(name);
  }
}
