package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.LoraLayer;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.checkpoint.TensorData;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.model.DecoderWeights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A base's weights with an adapter added to them: {@code W + scale · B · A}, computed in 32 bits
 * whenever a changed tensor is asked for. An adapter that makes two weights of one that is
 * embedding and head gives a model with a head of its own, as PEFT's merge does; of an update of
 * such a head, PEFT warns that its merge is wrong and advises the same. Owns neither; close both
 * after it.
 */
public final class MergedWeights implements WeightSource {
  private static final String WEIGHT = ".weight";
  private static final String WORDS = DecoderWeights.WORDS;
  private static final String HEAD = DecoderWeights.HEAD;

  private final WeightSource base;
  private final Map<String, LoraLayer> layers = new LinkedHashMap<>();
  private final Map<String, StoredTensor> saved = new LinkedHashMap<>();
  private final DecoderWeights.Ends ends;
  private final boolean unties;

  /**
   * Adds an adapter to a base.
   *
   * @param ends the base's embedding and head, which may be one weight
   * @throws StudioException DATA with every layer that the base lacks or that does not fit
   */
  public MergedWeights(WeightSource base, AdapterFolder adapter, DecoderWeights.Ends ends) {
    this.base = base;
    boolean updatesHead =
        adapter.layers().stream().anyMatch(layer -> (layer.module() + WEIGHT).equals(HEAD));
    unties = ends.tied() && (adapter.unties() || updatesHead);
    this.ends = unties ? new DecoderWeights.Ends(WORDS, HEAD) : ends;
    Problems problems = new Problems();
    for (StoredTensor tensor : adapter.saved()) {
      saved.put(tensor.name(), tensor);
    }
    if (ends.tied()) {
      if (!adapter.unties()) {
        replaceBothEnds(problems);
      }
      if (unties) {
        for (String name : List.of(WORDS, HEAD)) {
          saved.computeIfAbsent(name, end -> base.get(ends.words()).named(end));
        }
      }
    }
    for (LoraLayer layer : adapter.layers()) {
      String name = layer.module() + WEIGHT;
      layers.put(name, layer);
      require(name, List.of(layer.outputs(), layer.inputs()), problems);
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
    if (words.isPresent() && head.isPresent() && !words.get().sameAs(head.get())) {
      problems.add(
          "it has an embedding and another head, but the base has one weight for both"
              + " (tie_word_embeddings)");
    }
    words
        .or(() -> head)
        .ifPresent(
            tensor ->
                List.of(WORDS, HEAD).stream()
                    .filter(name -> names().contains(name))
                    .forEach(name -> saved.put(name, tensor.named(name))));
  }

  /** Embedding and head of the sum. */
  DecoderWeights.Ends ends() {
    return ends;
  }

  /** Whether the sum has a head of its own where the base has none. */
  boolean unties() {
    return unties;
  }

  private void require(String name, List<Long> shape, Problems problems) {
    if (!names().contains(name)) {
      problems.add("%s of shape %s: the base has no such weight of its own", name, shape);
    } else if (!shape(name).equals(shape)) {
      problems.add("%s has shape %s, in the base %s", name, shape, shape(name));
    }
  }

  @Override
  public String origin() {
    return base.origin();
  }

  @Override
  public SortedSet<String> names() {
    if (ends.tied()) {
      return base.names();
    }
    SortedSet<String> names = new TreeSet<>(base.names());
    names.addAll(List.of(ends.words(), ends.head()));
    return names;
  }

  @Override
  public List<Long> shape(String name) {
    return base.shape(inBase(name));
  }

  /** The name of a tensor in the base; one end stands for both where it has one. */
  private String inBase(String name) {
    boolean end = name.equals(WORDS) || name.equals(HEAD);
    return end && !base.names().contains(name) ? (name.equals(WORDS) ? HEAD : WORDS) : name;
  }

  /** {@inheritDoc} Both ends of a base that has one weight for them are kept in its type. */
  @Override
  public StoredType exported(String name) {
    return base.exported(inBase(name));
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
    TensorData.Elements elements =
        (start, count) -> {
          float[] sums = weight.floats(start, count);
          int first = Math.toIntExact(start / inputs);
          int last = Math.toIntExact((start + count - 1) / inputs);
          float[] down = layer.a().toFloats(); // [rank, inputs]
          float[] up =
              layer.b().floats((long) first * layer.rank(), (last - first + 1) * layer.rank());
          IntStream.rangeClosed(first, last)
              .parallel()
              .forEach(
                  output -> {
                    long row = (long) output * inputs;
                    int from = (int) Math.max(0, start - row);
                    int to = (int) Math.min(inputs, start + count - row);
                    int offset = (int) (row - start);
                    float[] product = product(down, up, output - first, layer);
                    for (int input = from; input < to; input++) {
                      sums[offset + input] += (float) layer.scale() * product[input];
                    }
                  });
          return sums;
        };
    return new StoredTensor(
        weight.name(), StoredType.F32, weight.shape(), new TensorData.Computed(elements));
  }

  /** One row of B · A. */
  private static float[] product(float[] down, float[] up, int output, LoraLayer layer) {
    int inputs = Math.toIntExact(layer.inputs());
    float[] row = new float[inputs];
    for (int at = 0; at < layer.rank(); at++) {
      float factor = up[output * layer.rank() + at];
      int start = at * inputs;
      for (int input = 0; input < inputs; input++) {
        row[input] += factor * down[start + input];
      }
    }
    return row;
  }

  /** Does nothing: the base and the adapter belong to the caller. */
  @Override
  public void close() {}
}
