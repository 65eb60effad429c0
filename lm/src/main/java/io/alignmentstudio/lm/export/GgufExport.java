package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.TensorData;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.lm.export.GgufFile.Text;
import io.alignmentstudio.lm.export.GgufFile.Unsigned;
import io.alignmentstudio.lm.export.GgufFile.Value;
import io.alignmentstudio.lm.model.DecoderWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Writes a model as one GGUF file that llama.cpp and Ollama load, with tokenizer and chat template.
 * Sources: ggml, "docs/gguf.md"; llama.cpp, "convert_hf_to_gguf.py".
 */
public final class GgufExport {
  private static final int QUANTISATION_VERSION = 2;
  private static final String WORDS = DecoderWeights.WORDS;
  private static final String HEAD = DecoderWeights.HEAD;

  private GgufExport() {}

  /**
   * What was written.
   *
   * @param contextLength longest text in tokens for which llama.cpp computes what the model does;
   *     below the model's own where it looks through a sliding window
   * @param wider matrices whose rows are no whole blocks of the wanted type, so that they are F16
   * @param untied whether the file has a head of its own where the base has one weight for
   *     embedding and head: the adapter makes two of it
   */
  public record Written(Path file, int contextLength, List<String> wider, boolean untied) {
    public Written {
      wider = List.copyOf(wider);
    }
  }

  /**
   * Writes a model, with an adapter added to it where one is given.
   *
   * @param name that programs show
   * @throws StudioException DATA if llama.cpp would compute something else or the adapter does not
   *     fit, CANNOT_CREATE if the file cannot be written
   */
  public static Written write(
      Path base, Optional<Path> adapter, GgufType type, String name, Path file) {
    ModelFolder model = ModelFolder.open(base);
    try (WeightSource weights = model.openWeights()) {
      DecoderWeights.Ends ends = DecoderWeights.check(model.config(), weights);
      if (adapter.isEmpty()) {
        return write(model, weights, ends, type, name, file, false);
      }
      try (AdapterFolder files = AdapterFolder.open(adapter.get());
          MergedWeights merged = new MergedWeights(weights, files, ends)) {
        return write(model, merged, merged.ends(), type, name, file, merged.unties());
      }
    }
  }

  private static Written write(
      ModelFolder model,
      WeightSource weights,
      DecoderWeights.Ends ends,
      GgufType type,
      String name,
      Path file,
      boolean untied) {
    GgufArchitecture architecture = GgufArchitecture.of(model.config());
    SequencedMap<String, Value> metadata = new LinkedHashMap<>();
    metadata.put("general.architecture", new Text(architecture.name()));
    metadata.put("general.type", new Text("model"));
    metadata.put("general.name", new Text(name));
    metadata.put("general.file_type", new Unsigned(type.fileCode()));
    metadata.put("general.quantization_version", new Unsigned(QUANTISATION_VERSION));
    architecture.describe(metadata);
    GgufVocabulary.describe(model, metadata);
    List<GgufTensor> tensors = tensors(architecture, weights, ends, type);
    GgufFile.write(file, metadata, tensors);
    return new Written(file, architecture.contextLength(), wider(tensors, type), untied);
  }

  /** Matrices in another type than the wanted one. */
  private static List<String> wider(List<GgufTensor> tensors, GgufType type) {
    return tensors.stream()
        .filter(tensor -> tensor.shape().size() > 1 && tensor.type() != type)
        .map(GgufTensor::name)
        .toList();
  }

  private static List<GgufTensor> tensors(
      GgufArchitecture architecture,
      WeightSource weights,
      DecoderWeights.Ends ends,
      GgufType type) {
    Problems problems = new Problems();
    List<GgufTensor> tensors = new ArrayList<>();
    architecture
        .frequencyDivisors()
        .ifPresent(
            divisors ->
                tensors.add(
                    tensor(
                        "rope_freqs.weight",
                        StoredTensor.of("", List.of((long) divisors.length), divisors),
                        type)));
    for (String stored : weights.names()) {
      if (GgufNames.isComputed(stored)
          || (ends.tied() && isEnd(stored) && !stored.equals(ends.words()))) {
        continue;
      }
      Optional<String> name = GgufNames.of(stored.equals(ends.words()) ? WORDS : stored);
      if (name.isEmpty()) {
        problems.add("%s has no place in GGUF", stored);
        continue;
      }
      List<Long> shape = weights.shape(stored);
      tensors.add(
          new GgufTensor(
              name.get(),
              shape,
              GgufTensor.fitting(shape, type),
              arranged(architecture, weights.get(stored))));
    }
    problems.throwIfAny(
        ErrorCode.DATA, weights.origin() + ": this model cannot be written as GGUF");
    return tensors;
  }

  private static boolean isEnd(String name) {
    return name.equals(WORDS) || name.equals(HEAD);
  }

  private static GgufTensor tensor(String name, StoredTensor values, GgufType type) {
    return new GgufTensor(name, values.shape(), GgufTensor.fitting(values.shape(), type), values);
  }

  /**
   * Puts the two halves of each turned head's rows alternately, as llama.cpp turns pairs of rows.
   */
  private static StoredTensor arranged(GgufArchitecture architecture, StoredTensor tensor) {
    Optional<Integer> heads = architecture.turnedHeads(tensor.name());
    if (!architecture.interleaved() || heads.isEmpty()) {
      return tensor;
    }
    long rows = tensor.shape().getFirst();
    long size = rows / heads.get();
    long width = tensor.elements() / rows;
    long head = size * width;
    TensorData.Elements arranged =
        (start, count) -> {
          float[] values = new float[count];
          for (long at = start; at < start + count; ) {
            long begin = at / head * head;
            float[] own = tensor.floats(begin, Math.toIntExact(head));
            long end = Math.min(begin + head, start + count);
            while (at < end) {
              long row = (at - begin) / width;
              long column = (at - begin) % width;
              long from = row % 2 * (size / 2) + row / 2;
              int length = (int) Math.min(width - column, end - at);
              System.arraycopy(
                  own, (int) (from * width + column), values, (int) (at - start), length);
              at += length;
            }
          }
          return values;
        };
    return new StoredTensor(
        tensor.name(), tensor.type(), tensor.shape(), new TensorData.Computed(arranged));
  }
}
