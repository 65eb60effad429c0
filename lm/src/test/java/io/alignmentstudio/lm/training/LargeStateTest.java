package io.alignmentstudio.lm.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeStateTest {
  @TempDir Path folder;

  @Test
  void aStateLargerThanTheJavaHeapIsKeptAndRestored() throws Exception {
    String output =
        ChildProcess.start(
                LargeState.class, Map.of(), folder.resolve("large.log"), folder.toString())
            .finish();
    assertThat(output).contains("restored step 7, same values: true");
    assertThat(folder.resolve("state.safetensors").toFile().length())
        .isGreaterThan(3 * 4 * LargeState.VALUES);
  }
}
