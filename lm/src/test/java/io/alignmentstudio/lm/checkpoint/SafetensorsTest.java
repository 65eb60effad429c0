package io.alignmentstudio.lm.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void writtenTensorsComeBack() {
    Path file = folder.resolve("a.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            StoredTensor.of("weight", List.of(2L, 3L), 1, 2, 3, 4, 5, 6.5f),
            StoredTensor.of("empty", List.of(0L, 4L)),
            StoredTensor.of("scalar", List.of(), -0.0f)),
        Map.of("format", "pt"));
    try (Safetensors source = Safetensors.openFile(file)) {
      assertThat(source.names()).containsExactly("empty", "scalar", "weight");
      assertThat(source.metadata()).containsExactly(Map.entry("format", "pt"));
      assertThat(source.get("weight").shape()).containsExactly(2L, 3L);
      assertThat(source.get("weight").toFloats()).containsExactly(1, 2, 3, 4, 5, 6.5f);
      assertThat(source.get("scalar").toFloats()).containsExactly(-0.0f);
      assertThat(source.parameterCount()).isEqualTo(7);
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void orderOfTensorsDoesNotChangeTheBytes() throws IOException {
    StoredTensor first = StoredTensor.of("a", List.of(1L), 1);
    StoredTensor second = StoredTensor.of("b", List.of(1L), 2);
    SafetensorsWriter.write(folder.resolve("1"), List.of(first, second), Map.of("x", "1"));
    SafetensorsWriter.write(folder.resolve("2"), List.of(second, first), Map.of("x", "1"));
    assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
  }

  @Test
  void largeTensorsAreComputedAndWrittenInPieces() throws IOException {
    long elements = 2L * StoredTensor.PIECE + 3;
    List<Integer> asked = new ArrayList<>();
    StoredTensor large =
        new StoredTensor(
            "large",
            StoredType.F32,
            List.of(elements),
            new TensorData.Computed(
                (start, count) -> {
                  asked.add(count);
                  float[] values = new float[count];
                  for (int at = 0; at < count; at++) {
                    values[at] = start + at;
                  }
                  return values;
                }));
    Path file = folder.resolve("large");
    SafetensorsWriter.write(
        file, List.of(large, large.cast(StoredType.BF16).named("half")), Map.of());
    assertThat(asked).isNotEmpty().allMatch(count -> count <= StoredTensor.PIECE);
    try (WeightSource source = Safetensors.open(file)) {
      assertThat(source.get("large").floats(elements - 2, 2)).containsExactly(2_097_153, 2_097_154);
      assertThat(source.get("half").floats(elements - 1, 1)).containsExactly(2_097_152);
    }
  }

  @Test
  void halfPrecisionIsWidened() throws IOException {
    Path file =
        raw(
            """
            {"b":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]},
             "h":{"dtype":"F16","shape":[1],"data_offsets":[4,6]}}\
            """,
            new byte[] {(byte) 0x80, 0x3f, 0x20, (byte) 0xc0, 0x00, 0x3e});
    try (WeightSource source = Safetensors.open(file)) {
      assertThat(source.get("b").toFloats()).containsExactly(1f, -2.5f);
      assertThat(source.get("h").toFloats()).containsExactly(1.5f);
    }
  }

  @Test
  void misalignedTensorIsReadWhereItStands() throws IOException {
    Path file =
        raw(
            """
            {"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}\
            """,
            new byte[] {7, 0, 0, (byte) 0x80, 0x3f});
    try (WeightSource source = Safetensors.open(file)) {
      assertThat(source.get("b").toFloats()).containsExactly(1f);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | a: F32 of shape [2] takes 8 bytes, got 4
          {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | b starts at byte 4, inside tensor a, which ends at 8
          {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}                                     | a claims bytes 0 to 16, but the data ends at 8
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}                                      | a claims bytes 4 to 0
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                                      | a starts at byte 4, but the header ends at 0
          {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                                      | 4 bytes follow tensor a, which ends at 4
          {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}                  | takes 73786976294838206464 bytes, got 8
          {"a":{"dtype":"F8_E8M0","shape":[8],"data_offsets":[0,8]}}                                  | dtype F8_E8M0, which is not supported
          {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} | a stands in the header twice
          {"a":{"dtype":"U8","shape":[-8],"data_offsets":[0,8]}}                                      | shape of tensor a holds -8
          {"a":{"dtype":"U8","shape":[8.0],"data_offsets":[0,8]}}                                     | expected whole numbers
          {"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,8]}}                    | out of range
          {"a":{"dtype":"U8","shape":[8]}}                                                            | has data_offsets [], expected two
          {"a":{"dtype":"U8","data_offsets":[0,8]}}                                                   | has no shape
          {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8],"more":1}}                              | unknown key more
          {"a":{"dtype":"U8","shape":[8],"shape":[8],"data_offsets":[0,8]}}                           | tensor a has two of shape
          {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,9223372036854775807]}}                     | a claims bytes 0 to 9223372036854775807
          {"a":{"dtype":"U8","shape":[0,99999999999],"data_offsets":[0,8]}}                           | takes 0 bytes, got 8
          {"a":7}                                                                                     | tensor a is not an object
          {"__metadata__":{"a":7}}                                                                    | __metadata__ a is not text
          {"a":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}                                        | not a safetensors header
          {} {}                                                                                       | text follows its end
          []                                                                                          | does not start with {
          """)
  void lyingHeaderIsRefused(String header, String message) throws IOException {
    Path file = raw(header, new byte[8]);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"2147483648", "9223372036854775807", "-1", "100000001", "20"})
  void lyingHeaderLengthIsRefused(long length) throws IOException {
    Path file = folder.resolve("long.safetensors");
    ByteBuffer bytes = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("claims a header of " + Long.toUnsignedString(length) + " bytes");
  }

  @Test
  void truncatedAndMissingFilesAreRefused() throws IOException {
    Path file = folder.resolve("short.safetensors");
    Files.write(file, new byte[5]);
    assertThatThrownBy(() -> Safetensors.open(file)).hasMessageContaining("5 bytes");
    assertThatThrownBy(() -> Safetensors.open(folder.resolve("none.safetensors")))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("is not a file");
  }

  @Test
  void shardsAreReadAsOneSource() throws IOException {
    shard("1.safetensors", StoredTensor.of("a", List.of(1L), 1));
    shard("2.safetensors", StoredTensor.of("b", List.of(1L), 2));
    try (WeightSource source =
        Safetensors.open(index("{'a':'1.safetensors','b':'2.safetensors'}"))) {
      assertThat(source.names()).containsExactly("a", "b");
      assertThat(source.get("b").toFloats()).containsExactly(2f);
    }
  }

  @Test
  void everythingWrongWithShardsIsToldAtOnce() throws IOException {
    shard("1.safetensors", StoredTensor.of("a", List.of(1L), 1));
    Path index = index("{'b':'1.safetensors','c':'2.safetensors','d':'3.safetensors'}");
    assertThatThrownBy(() -> Safetensors.open(index))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("2.safetensors is not a file")
        .hasMessageContaining("3.safetensors is not a file")
        .hasMessageContaining("tensor b is not in 1.safetensors");
  }

  @Test
  void shardsInFoldersAndWhatTheIndexForgetsAreReadAsByTransformers() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    SafetensorsWriter.write(
        folder.resolve("sub/1.safetensors"),
        List.of(StoredTensor.of("a", List.of(1L), 1), StoredTensor.of("c", List.of(1L), 3)),
        Map.of());
    shard("2.safetensors", StoredTensor.of("b", List.of(1L), 2));
    try (WeightSource source =
        Safetensors.open(index("{'a':'sub/1.safetensors','b':'2.safetensors'}"))) {
      assertThat(source.names()).containsExactly("a", "b", "c");
      assertThat(source.get("c").toFloats()).containsExactly(3f);
    }
  }

  @Test
  void eightBitWeightsAreCalledByTheirName() throws IOException {
    Path file =
        raw("{\"a\":{\"dtype\":\"F8_E8M0\",\"shape\":[8],\"data_offsets\":[0,8]}}", new byte[8]);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("8-bit floating point")
        .hasMessageContaining("get the model in BF16")
        .hasMessageNotContaining("contradicts");
  }

  @Test
  void aTruncatedShardIsNamed() throws IOException {
    shard("1.safetensors", StoredTensor.of("a", List.of(4L), 1, 2, 3, 4));
    shard("2.safetensors", StoredTensor.of("b", List.of(1L), 2));
    byte[] whole = Files.readAllBytes(folder.resolve("1.safetensors"));
    Files.write(folder.resolve("1.safetensors"), Arrays.copyOf(whole, whole.length - 3));
    Path index = index("{'a':'1.safetensors','b':'2.safetensors'}");
    assertThatThrownBy(() -> Safetensors.open(index))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("1.safetensors")
        .hasMessageContaining("tensor a claims bytes 0 to 16, but the data ends at 13");
  }

  @Test
  void aDeeplyNestedHeaderIsRefused() throws IOException {
    Path file = raw("{\"a\":{\"shape\":" + "[".repeat(1_000_000), new byte[8]);
    assertThatThrownBy(() -> Safetensors.open(file))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("not a safetensors header");
  }

  @Test
  void indexesThatFillTheMemoryAreRefused() throws IOException {
    for (String bomb :
        List.of(
            "[".repeat(5_000_000),
            "{\"a\":[" + "1,".repeat(9_000_000) + "1]}",
            "{\"a\":" + "9".repeat(2_000_000) + "}")) {
      Path index = folder.resolve("model.safetensors.index.json");
      Files.writeString(index, bomb);
      assertThatThrownBy(() -> Safetensors.open(index))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("index.json");
    }
  }

  @Test
  void indexCannotNameFilesElsewhere() throws IOException {
    Path index = index("{'a':'../../secret.safetensors'}");
    assertThatThrownBy(() -> Safetensors.open(index)).hasMessageContaining("expected a file name");
  }

  private void shard(String name, StoredTensor tensor) {
    SafetensorsWriter.write(folder.resolve(name), List.of(tensor), Map.of("format", "pt"));
  }

  private Path index(String weightMap) throws IOException {
    Path index = folder.resolve("model.safetensors.index.json");
    Files.writeString(index, "{\"weight_map\":" + weightMap.replace('\'', '"') + "}");
    return index;
  }

  private Path raw(String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).put(data);
    Path file = folder.resolve("raw.safetensors");
    Files.write(file, bytes.array());
    return file;
  }
}
