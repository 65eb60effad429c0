package io.alignmentstudio.framers.curation;

/**
 * How examples are filtered and split.
 *
 * @param heldOutGroups share of the groups of a norm that is kept from training, 0 to 0.5
 * @param heldOutNorms share of the norms that is kept from training altogether, 0 to 0.5
 * @param nearDuplicate ROUGE-L F1 from which two rows of one kind and label count as duplicates
 * @param nearHeldOut ROUGE-L F1 from which a training row counts as too near to a held-out row
 * @param longestPrompt in words
 * @param longestAnswer in words
 * @param seed of the split
 * @param strict whether rows are judged as a strict person would, and near rows are sought among
 *     all by MinHash
 */
public record CurationSettings(
    double heldOutGroups,
    double heldOutNorms,
    double nearDuplicate,
    double nearHeldOut,
    int longestPrompt,
    int longestAnswer,
    long seed,
    boolean strict) {
  public static final CurationSettings DEFAULT =
      new CurationSettings(0.15, 0.05, 0.92, 0.90, 90, 65, 7, false);

  /** Of rows that are held to strict judges. */
  public static final CurationSettings STRICT =
      new CurationSettings(0.15, 0.05, 0.7, 0.90, 90, 65, 7, true);

  public CurationSettings {
    requireShare(heldOutGroups, 0.5, "share of held-out groups");
    requireShare(heldOutNorms, 0.5, "share of held-out norms");
    requireShare(nearDuplicate, 1, "near-duplicate threshold");
    requireShare(nearHeldOut, 1, "threshold of the held-out guard");
    if (longestPrompt < 1 || longestAnswer < 1) {
      throw new IllegalArgumentException(
          "lengths must be at least 1 word, got " + longestPrompt + " and " + longestAnswer);
    }
  }

  private static void requireShare(double value, double most, String name) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(name + " must be 0 to " + most + ", got " + value);
    }
  }
}
