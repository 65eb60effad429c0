package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares trees of headings by their normalised edit distance, as TEDS compares tables (Zhong,
 * ShafieiBavani and Jimeno Yepes 2020, "Image-based table recognition"): {@code 1 - distance /
 * max(nodes, other nodes)}. The distance is that of ordered trees (Zhang and Shasha 1989, "Simple
 * fast algorithms for the editing distance between trees and related problems"): a heading that is
 * missing or invented costs 1, one with other words costs their Levenshtein distance divided by the
 * longer length, one with the right words in a wrong place costs up to 2. The title of the document
 * counts as a node; body text does not.
 */
final class TreeSimilarity {
  /** A tree in postorder: words of each node, and the first node below each. */
  private record Postorder(List<String> words, List<Integer> leftmost) {
    static Postorder of(HeadingTree tree) {
      Postorder result = new Postorder(new ArrayList<>(), new ArrayList<>());
      result.add(tree);
      return result;
    }

    private int add(HeadingTree node) {
      int first = -1;
      for (HeadingTree child : node.below()) {
        int leaf = add(child);
        first = first < 0 ? leaf : first;
      }
      int own = first < 0 ? words.size() : first;
      words.add(node.words());
      leftmost.add(own);
      return own;
    }

    int size() {
      return words.size();
    }

    /** The nodes that are no first child, and the root. */
    List<Integer> keyRoots() {
      List<Integer> roots = new ArrayList<>();
      for (int i = 0; i < size(); i++) {
        int start = leftmost.get(i);
        if (leftmost.lastIndexOf(start) == i) {
          roots.add(i);
        }
      }
      return roots;
    }
  }

  private final Postorder left;
  private final Postorder right;
  private final double[][] distances;

  private TreeSimilarity(HeadingTree one, HeadingTree other) {
    this.left = Postorder.of(one);
    this.right = Postorder.of(other);
    this.distances = new double[left.size()][right.size()];
  }

  /** 1 for equal trees, 0 when nothing can be kept. */
  static double of(HeadingTree one, HeadingTree other) {
    TreeSimilarity pair = new TreeSimilarity(one, other);
    for (int i : pair.left.keyRoots()) {
      for (int j : pair.right.keyRoots()) {
        pair.compare(i, j);
      }
    }
    double distance = pair.distances[pair.left.size() - 1][pair.right.size() - 1];
    return 1 - distance / Math.max(pair.left.size(), pair.right.size());
  }

  private void compare(int i, int j) {
    int fromLeft = left.leftmost().get(i);
    int fromRight = right.leftmost().get(j);
    double[][] forest = new double[i - fromLeft + 2][j - fromRight + 2];
    for (int a = 1; a < forest.length; a++) {
      forest[a][0] = a;
    }
    for (int b = 1; b < forest[0].length; b++) {
      forest[0][b] = b;
    }
    for (int a = fromLeft; a <= i; a++) {
      for (int b = fromRight; b <= j; b++) {
        int row = a - fromLeft + 1;
        int column = b - fromRight + 1;
        boolean trees = left.leftmost().get(a) == fromLeft && right.leftmost().get(b) == fromRight;
        double paired =
            trees
                ? forest[row - 1][column - 1] + rename(left.words().get(a), right.words().get(b))
                : forest[left.leftmost().get(a) - fromLeft][right.leftmost().get(b) - fromRight]
                    + distances[a][b];
        forest[row][column] =
            Math.min(Math.min(forest[row - 1][column], forest[row][column - 1]) + 1, paired);
        if (trees) {
          distances[a][b] = forest[row][column];
        }
      }
    }
  }

  private static double rename(String one, String other) {
    int longest = Math.max(one.length(), other.length());
    return longest == 0 || one.equals(other) ? 0 : (double) levenshtein(one, other) / longest;
  }

  private static int levenshtein(String one, String other) {
    int[] before = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(before[j], row[j - 1]) + 1);
      }
      before = row;
    }
    return before[other.length()];
  }
}
