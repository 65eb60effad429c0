package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenBatchTest {
  private static final float H = TokenBatch.HIDDEN;

  @Test
  void tokensWithoutAnEmbeddingAreNamed() {
    try (LocalModel model =
        LocalModel.folder(Path.of("src/test/resources/tiny-llama"), DataType.FLOAT32)) {
      int[] wrong = {5, 6, 259};
      assertThatThrownBy(
              () ->
                  Engine.run(
                      () -> {
                        try (Scope _ = Scope.withoutGradients()) {
                          TokenBatch batch =
                              TokenBatch.of(
                                  List.of(new int[] {1, 2}, wrong),
                                  new int[] {1, 1},
                                  DataType.FLOAT32);
                          model.weights().run(batch, Optional.empty());
                        }
                      }))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("Token 3 of text 2 of the batch has the id 259")
          .hasMessageContaining("0 to 258");
    }
  }

  @Test
  void masksTakeNoJavaMemory() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated =
        Engine.call(
            () -> {
              try (Scope _ = Scope.withoutGradients()) {
                long before = threads.getCurrentThreadAllocatedBytes();
                List<int[]> rows = List.of(new int[2000], new int[1000]);
                int[] causal = {1, 1};
                TokenBatch.of(rows, causal, DataType.FLOAT32);
                TokenBatch.branching(
                    rows,
                    List.of(new TokenTree(List.of(new int[9])), new TokenTree(List.of())),
                    causal,
                    7,
                    DataType.FLOAT32);
                TokenBatch.following(
                    rows.subList(0, 1), new int[] {9}, new int[] {9}, 9, 9, 7, DataType.FLOAT32);
                return threads.getCurrentThreadAllocatedBytes() - before;
              }
            });
    assertThat(allocated).isLessThan(4_000_000);
  }

  @Test
  void aPartSeesWhatTheWholeSees() {
    Engine.run(
        () -> {
          try (Scope _ = Scope.withoutGradients()) {
            List<int[]> rows = List.of(new int[] {3, 4, 5}, new int[] {6});
            TokenBatch part = TokenBatch.part(rows, 1, 3, new int[] {1, 1}, 2, DataType.FLOAT32);
            assertThat(part.ids().toLongs()).containsExactly(4, 5, 0, 0);
            assertThat(part.positions().toLongs()).containsExactly(3, 4, 2, 2);
            assertThat(part.mask().shape()).containsExactly(2, 1, 2, 5);
            assertThat(part.mask().add(0).toFloats())
                .containsExactly(0, 0, 0, 0, H, 0, 0, 0, 0, 0, 0, 0, 0, H, H, 0, 0, 0, H, H);
          }
        });
  }
}
