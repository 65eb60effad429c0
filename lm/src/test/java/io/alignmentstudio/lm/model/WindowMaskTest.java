package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowMaskTest {
  /** For each token the keys that it sees, as digits of 1 and 0. */
  private static String seen(float[] mask, int keys) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < mask.length; at++) {
      text.append(at > 0 && at % keys == 0 ? " " : "").append(mask[at] == 0 ? 1 : 0);
    }
    return text.toString();
  }

  private interface Batches {
    TokenBatch make(DataType type);
  }

  private static String narrowed(Batches batches, int window) {
    return Engine.call(
        () -> {
          try (Scope _ = Scope.withoutGradients()) {
            Tensor mask = batches.make(DataType.BFLOAT16).mask();
            return seen(WindowMask.narrow(mask, window).toFloats(), (int) mask.size(3));
          }
        });
  }

  @Test
  void aTokenSeesItselfAndThoseJustBefore() {
    List<int[]> rows = List.of(new int[4]);
    assertThat(narrowed(type -> TokenBatch.of(rows, new int[] {1}, type), 2))
        .isEqualTo("1000 1100 0110 0011");
    assertThat(narrowed(type -> TokenBatch.of(rows, new int[] {1}, type), 4))
        .isEqualTo("1000 1100 1110 1111");
  }

  @Test
  void paddingInACacheIsNoDistance() {
    // Slots 0 to 3 hold prompts of 4 and 2 tokens, slot 4 the first answers; slot 5 is new.
    assertThat(
            narrowed(
                type ->
                    TokenBatch.following(
                        List.of(new int[1], new int[1]),
                        new int[] {5, 3},
                        new int[] {4, 2},
                        4,
                        5,
                        0,
                        type),
                3))
        .isEqualTo("000111" + "0".repeat(10) + " 010011" + "0".repeat(10)); // in slots of 16
  }

  @Test
  void branchesDoNotCountEachOther() {
    List<TokenTree> branches = List.of(new TokenTree(List.of(new int[] {7, 8}, new int[] {9})));
    int[] causal = {1};
    assertThat(
            narrowed(
                type -> TokenBatch.branching(List.of(new int[3]), branches, causal, 0, type), 2))
        .isEqualTo("100000 110000 011000 001100 000110 001001");
    assertThat(
            narrowed(
                type -> TokenBatch.branching(List.of(new int[1]), branches, causal, 2, type), 2))
        .isEqualTo("011000 001100 000110 001001");
  }
}
