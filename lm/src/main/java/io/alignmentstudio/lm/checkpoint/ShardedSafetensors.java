package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.nio.file.Path;
import java.util.Collections;
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
  private final NavigableMap<String, Safetensors> shardOfTensor;

  private ShardedSafetensors(Path index, NavigableMap<String, Safetensors> shardOfTensor) {
    this.index = index;
    this.shardOfTensor = shardOfTensor;
  }

  static ShardedSafetensors openIndex(Path index) {
    NavigableMap<String, String> files = readIndex(index);
    NavigableMap<String, Safetensors> shards = new TreeMap<>();
    try {
      Problems problems = new Problems();
      for (String file : new TreeSet<>(files.values())) {
        try {
          shards.put(file, Safetensors.openFile(index.resolveSibling(file)));
        } catch (StudioException e) {
          problems.add("%s", e.getMessage());
        }
      }
      shards.forEach((file, shard) -> checkShard(file, shard, files, problems));
      problems.throwIfAny(
          ErrorCode.DATA,
          index + ": the checkpoint is incomplete or damaged; get these files again");
    } catch (RuntimeException e) {
      shards.values().forEach(Safetensors::close);
      throw e;
    }
    NavigableMap<String, Safetensors> shardOfTensor = new TreeMap<>();
    files.forEach((name, file) -> shardOfTensor.put(name, shards.get(file)));
    return new ShardedSafetensors(index, shardOfTensor);
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
    shardOfTensor.values().forEach(Safetensors::close);
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
      if (!file.matches("[\\w][\\w.+-]*\\.safetensors")) {
        problems.add("tensor %s is said to be in '%s', expected a file name", entry.getKey(), file);
      }
      files.put(entry.getKey(), file);
    }
    problems.throwIfAny(ErrorCode.DATA, index + ": the index is malformed; get it again");
    return files;
  }

  private static void checkShard(
      String file, Safetensors shard, Map<String, String> files, Problems problems) {
    files.forEach(
        (name, expected) -> {
          if (expected.equals(file) && !shard.names().contains(name)) {
            problems.add("tensor %s is not in %s, where the index has it", name, file);
          }
        });
    for (String name : shard.names()) {
      if (!files.containsKey(name)) {
        problems.add("tensor %s of %s is not in the index", name, file);
      }
    }
  }
}
