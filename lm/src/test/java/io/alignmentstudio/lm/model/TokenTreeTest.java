package io.alignmentstudio.lm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTreeTest {
  private static final TokenTree TREE =
      new TokenTree(
          List.of(
              new int[] {1, 2, 3},
              new int[] {4},
              new int[] {1, 2, 5, 6},
              new int[] {},
              new int[] {1, 7},
              new int[] {1, 2, 3}));

  @Test
  void commonBeginningsAreThereOnce() {
    assertThat(TREE.size()).isEqualTo(7);
    assertThat(List.of(TREE.node(0, 1), TREE.node(2, 1), TREE.node(5, 1))).containsOnly(1);
    assertThat(TREE.node(5, 2)).isEqualTo(TREE.node(0, 2));
    assertThat(TREE.token(TREE.node(2, 3))).isEqualTo(6);
    assertThat(TREE.depth(TREE.node(2, 3))).isEqualTo(3);
    assertThat(TREE.depth(TREE.node(1, 0))).isZero();
  }

  @Test
  void aPathLeavesOtherTextsOut() {
    // Nodes: 0 = 1, 1 = 2, 2 = 3, 3 = 5, 4 = 6, 5 = 7, 6 = 4.
    assertThat(TREE.path(4)).containsExactly(new int[] {3, 5}, new int[] {0, 2});
    assertThat(TREE.path(5)).containsExactly(new int[] {5, 6}, new int[] {0, 1});
    assertThat(TREE.path(6)).containsExactly(new int[] {6, 7});
  }

  @Test
  void longTextsAreOneStretch() {
    TokenTree tree = new TokenTree(List.of(new int[50_000], new int[49_999]));
    assertThat(tree.size()).isEqualTo(50_000);
    assertThat(tree.path(49_999)).containsExactly(new int[] {0, 50_000});
  }
}
