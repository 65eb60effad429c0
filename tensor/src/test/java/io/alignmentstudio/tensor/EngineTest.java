package io.alignmentstudio.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {
  private final int before = Engine.threads();

  @AfterEach
  void asBefore() {
    Engine.threads(before);
  }

  /** What OpenBLAS itself says. */
  @SuppressWarnings("restricted")
  private static int blasThreads() throws Throwable {
    return (int)
        Linker.nativeLinker()
            .downcallHandle(
                SymbolLookup.loaderLookup().findOrThrow("openblas_get_num_threads"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT))
            .invokeExact();
  }

  @Test
  void productsOf32BitsUseTheThreadsOfTheEngine() throws Throwable {
    for (int threads : new int[] {1, 2}) {
      Engine.threads(threads);
      assertThat(Engine.threads()).isEqualTo(threads);
      assertThat(blasThreads()).isEqualTo(threads);
    }
  }

  @Test
  void noThreadIsRefused() {
    assertThatThrownBy(() -> Engine.threads(0)).hasMessageContaining("at least 1, got 0");
  }
}
