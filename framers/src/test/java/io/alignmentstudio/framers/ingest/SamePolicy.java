package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two files of one document, compared.
 *
 * @param clauses of the first file
 * @param missing texts of the first file that the second has not, letter by letter
 * @param added texts of the second file that the first has not
 * @param firstTree the headings, in small letters: capitals may be a matter of style
 */
record SamePolicy(
    String name,
    int clauses,
    List<String> missing,
    List<String> added,
    String firstTree,
    String secondTree) {
  static SamePolicy of(Path first, Path second) {
    PolicyDocument one = Reading.read(first);
    PolicyDocument other = Reading.read(second);
    return new SamePolicy(
        first.getFileName() + " and " + second.getFileName(),
        one.clauses().size(),
        without(texts(one), texts(other)),
        without(texts(other), texts(one)),
        HeadingTree.of(one).print(),
        HeadingTree.of(other).print());
  }

  private static List<String> texts(PolicyDocument document) {
    return document.clauses().stream().map(Clause::text).toList();
  }

  private static List<String> without(List<String> texts, List<String> others) {
    List<String> left = new ArrayList<>(texts);
    others.forEach(left::remove);
    return left;
  }

  /** The share of clauses that are equal, of the file that has more that are not. */
  double share() {
    int different = Math.max(missing.size(), added.size());
    return 1
        - (double) different / Math.max(1, clauses + Math.max(0, added.size() - missing.size()));
  }

  String print() {
    return "%s: %.1f %% of %d clauses equal, %s tree; different: %s"
        .formatted(
            name, share() * 100, clauses, firstTree.equals(secondTree) ? "same" : "other", missing);
  }
}
