package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.tensor.DataType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeastMemoryTest {
  private static final Path LLAMA = Path.of("src/test/resources/tiny-llama");

  /** Values of the weight that stands alone in the large file: 2 TB. */
  private static final long MANY = 1L << 40;

  @TempDir Path folder;

  /** A model of a header that promises 2 TB, and a file of that length with nothing in it. */
  private ModelFolder large() throws IOException {
    for (String name : new String[] {"config.json", "tokenizer.json", "tokenizer_config.json"}) {
      Files.copy(LLAMA.resolve(name), folder.resolve(name));
    }
    byte[] header =
        "{\"w\":{\"dtype\":\"BF16\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(MANY, 2 * MANY)
            .getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
      file.writeLong(Long.reverseBytes(header.length));
      file.write(header);
      file.setLength(Long.BYTES + header.length + 2 * MANY);
    }
    return ModelFolder.open(folder);
  }

  @Test
  void aModelThatDoesNotFitIsRefusedBeforeItsWeightsAreRead() throws IOException {
    LeastMemory adapter = LeastMemory.of(large(), DataType.BFLOAT16, false);
    assertThat(adapter.weights()).isEqualTo(2 * MANY);
    assertThatThrownBy(adapter::requireFits)
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("weights take 2199.02 GB in BFLOAT16, and ")
        .hasMessageContaining("can be had. Take a smaller model");
  }

  @Test
  void weightsThatWouldTakeTooMuchIn32BitsAreBf16OnEveryProcessor() throws IOException {
    assertThat(LeastMemory.fastestType(large())).isEqualTo(DataType.BFLOAT16);
    assertThat(LeastMemory.fastestType(ModelFolder.open(LLAMA))).isEqualTo(ComputeType.fastest());
  }

  @Test
  void trainingEveryWeightNeedsValuesGradientsAndMoments() throws IOException {
    LeastMemory whole = LeastMemory.of(ModelFolder.open(LLAMA), DataType.BFLOAT16, true);
    assertThat(whole.trained()).isEqualTo(8 * whole.weights());
    assertThat(whole.fits()).isTrue();
    assertThatThrownBy(new LeastMemory(DataType.BFLOAT16, 2, 16, 17)::requireFits)
        .hasMessageContaining("more while each of them is trained")
        .hasMessageContaining("method: lora");
  }
}
