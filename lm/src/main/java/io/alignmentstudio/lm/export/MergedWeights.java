package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.adapter.LoraAdapter;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderWeights;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * A base's weights with an adapter added to them: {@code W + scale · B · A}, computed in 32 bits
 * whenever a changed tensor is asked for. Owns neither; close both after it.
 */
public final class MergedWeights implements WeightSource {
  private static final String WEIGHT = ".weight";
  private static final String WORDS = "model.embed_tokens.weight";
  private static final String HEAD = "lm_head.weight";

  private final WeightSource base;
  private final Map<String, LoraLayer> layers = new LinkedHashMap<>();
  private final Map<String, StoredTensor> saved = new LinkedHashMap<>();

  /**
   * Adds an adapter to a base.
   *
   * @param ends the base's embedding and head, which may be one weight
   * @throws StudioException DATA with every layer that the base lacks or that does not fit
   */
  public MergedWeights(WeightSource base, AdapterFolder adapter, DecoderWeights.Ends ends) {
    this.base = base;
    Problems problems = new Problems();
    if (ends.tied() && adapter.unties()) {
      problems.add("%s", LoraAdapter.UNTIES);
    }
    for (LoraLayer layer : adapter.layers()) {
      String name = layer.module() + WEIGHT;
      if (ends.tied() && name.equals(HEAD)) {
        problems.add(
            "it updates lm_head of a base that has one weight for embedding and head"
                + " (tie_word_embeddings), which cannot be written as one; export --to adapter");
        continue;
      }
      layers.put(name, layer);
      require(name, List.of(layer.outputs(), layer.inputs()), problems);
    }
    for (StoredTensor tensor : adapter.saved()) {
      saved.put(tensor.name(), tensor);
    }
    if (ends.tied()) {
      replaceBothEnds(problems);
    }
    saved.forEach((name, tensor) -> require(name, tensor.shape(), problems));
    problems.throwIfAny(
        ErrorCode.DATA,
        "%s does not fit %s; it was made for another base"
            .formatted(adapter.path(), base.origin()));
  }

  /** Gives the weight that is embedding and head each name that the base has for it. */
  private void replaceBothEnds(Problems problems) {
    Optional<StoredTensor> words = Optional.ofNullable(saved.remove(WORDS));
    Optional<StoredTensor> head = Optional.ofNullable(saved.remove(HEAD));
    if (words.isPresent() && head.isPresent() && !same(words.get(), head.get())) {
      problems.add(
          "it has an embedding and another head, but the base has one weight for both"
              + " (tie_word_embeddings)");
    }
    words
        .or(() -> head)
        .ifPresent(
            tensor ->
                List.of(WORDS, HEAD).stream()
                    .filter(name -> base.find(name).isPresent())
                    .forEach(name -> saved.put(name, tensor.named(name))));
  }

  private static boolean same(StoredTensor one, StoredTensor other) {
    return one.type() == other.type() && one.bytes().mismatch(other.bytes()) == -1;
  }

  private void require(String name, List<Long> shape, Problems problems) {
    Optional<StoredTensor> own = base.find(name);
    if (own.isEmpty()) {
      problems.add("%s of shape %s: the base has no such weight of its own", name, shape);
    } else if (!own.get().shape().equals(shape)) {
      problems.add("%s has shape %s, in the base %s", name, shape, own.get().shape());
    }
  }

  @Override
  public String origin() {
    return base.origin();
  }

  @Override
  public SortedSet<String> names() {
    return base.names();
  }

  @Override
  public List<Long> shape(String name) {
    return base.shape(name);
  }

  /** The base's tensor, or the changed one in 32 bits. */
  @Override
  public Optional<StoredTensor> find(String name) {
    Optional<StoredTensor> own =
        saved.containsKey(name) ? Optional.of(saved.get(name)) : base.find(name);
    return layers.containsKey(name) ? own.map(tensor -> sum(tensor, layers.get(name))) : own;
  }

  private static StoredTensor sum(StoredTensor weight, LoraLayer layer) {
    int inputs = Math.toIntExact(layer.inputs());
    int rank = layer.rank();
    float[] down = layer.a().toFloats(); // [rank, inputs]
    float[] up = layer.b().toFloats(); // [outputs, rank]
    MemorySegment bytes = Arena.ofAuto().allocate(weight.elements() * Float.BYTES, Long.BYTES);
    IntStream.range(0, Math.toIntExact(layer.outputs()))
        .parallel()
        .forEach(
            output -> {
              float[] row = new float[inputs];
              for (int at = 0; at < rank; at++) {
                float factor = up[output * rank + at];
                int start = at * inputs;
                for (int input = 0; input < inputs; input++) {
                  row[input] += factor * down[start + input];
                }
              }
              float[] own = weight.floats((long) output * inputs, inputs);
              float scale = (float) layer.scale();
              for (int input = 0; input < inputs; input++) {
                row[input] = own[input] + scale * row[input];
              }
              MemorySegment.copy(
                  row,
                  0,
                  bytes,
                  ValueLayout.JAVA_FLOAT,
                  (long) output * inputs * Float.BYTES,
                  inputs);
            });
    return new StoredTensor(weight.name(), StoredType.F32, weight.shape(), bytes);
  }

  /** Does nothing: the base and the adapter belong to the caller. */
  @Override
  public void close() {}
}
