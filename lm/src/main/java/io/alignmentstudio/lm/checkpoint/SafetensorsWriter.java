package io.alignmentstudio.lm.checkpoint;

import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes safetensors files. The same tensors and metadata give the same bytes, which are those of
 * the reference implementation: widest type first, then by name.
 */
public final class SafetensorsWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private SafetensorsWriter() {}

  /**
   * Writes a file, a piece of a tensor at a time.
   *
   * @param metadata free text; readers of PyTorch weights expect {@code format=pt}
   * @throws StudioException CANNOT_CREATE if the file cannot be written
   */
  public static void write(
      Path file, Collection<StoredTensor> tensors, Map<String, String> metadata) {
    List<StoredTensor> ordered =
        tensors.stream()
            .sorted(
                Comparator.comparing(StoredTensor::type)
                    .reversed()
                    .thenComparing(StoredTensor::name))
            .toList();
    Set<String> names = new HashSet<>();
    for (StoredTensor tensor : ordered) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("two tensors have the name " + tensor.name());
      }
    }
    AtomicFile.write(
        file,
        channel -> {
          AtomicFile.writeAll(channel, header(ordered, metadata));
          for (StoredTensor tensor : ordered) {
            tensor.writeTo(channel);
          }
        });
  }

  private static ByteBuffer header(List<StoredTensor> tensors, Map<String, String> metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectPropertyStart("__metadata__");
        new TreeMap<>(metadata).forEach(json::writeStringProperty);
        json.writeEndObject();
      }
      long offset = 0;
      for (StoredTensor tensor : tensors) {
        json.writeObjectPropertyStart(tensor.name());
        json.writeStringProperty("dtype", tensor.type().name());
        json.writeArrayPropertyStart("shape");
        tensor.shape().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeArrayPropertyStart("data_offsets");
        json.writeNumber(offset);
        offset += tensor.size();
        json.writeNumber(offset);
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    // Spaces up to a multiple of 8 keep the data aligned.
    byte[] padded = new byte[Math.ceilDiv(bytes.size(), 8) * 8];
    Arrays.fill(padded, (byte) ' ');
    System.arraycopy(bytes.toByteArray(), 0, padded, 0, bytes.size());
    return ByteBuffer.allocate(Long.BYTES + padded.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(padded.length)
        .put(padded)
        .flip();
  }
}
