package io.alignmentstudio.lm.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.checkpoint.StoredTensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weights as the public gguf package writes them (conformance/gguf_blocks.py). */
class GgufTensorTest {
  private static final JsonNode PACKAGE =
      JsonMapper.shared().readTree(Path.of("src/test/resources/gguf-blocks.json").toFile());

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"Q8_0", "F16"})
  void bytesAreThoseOfThePackage(GgufType type) throws IOException {
    JsonNode bits = PACKAGE.path("bits");
    float[] values = new float[bits.size()];
    for (int at = 0; at < values.length; at++) {
      values[at] = Float.intBitsToFloat(bits.get(at).asInt());
    }
    List<Long> shape = List.of(values.length / 32L, 32L);
    GgufTensor tensor = new GgufTensor("w", shape, type, StoredTensor.of("w", shape, values));
    Path file = folder.resolve("w");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      tensor.writeTo(channel);
    }
    byte[] expected = HexFormat.of().parseHex(PACKAGE.path(type.name()).asString());
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
    assertThat(tensor.size()).isEqualTo(expected.length);
  }
}
