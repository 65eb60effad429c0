package io.alignmentstudio.framers.generation;

/**
 * How many rows a norm gets.
 *
 * @param contrastGroups per norm, three scenarios each; more where a norm has more deciding facts
 * @param instructions answerable questions and tasks per norm
 * @param unanswerable questions per norm on which the policy is silent
 * @param preferencesPerBucket pairs per norm and bucket
 * @param manner of wording
 */
public record GenerationSettings(
    int contrastGroups,
    int instructions,
    int unanswerable,
    int preferencesPerBucket,
    Manner manner) {

  public GenerationSettings {
    if (contrastGroups < 1 || instructions < 1 || unanswerable < 0 || preferencesPerBucket < 1) {
      throw new IllegalArgumentException(
          "contrast groups, instructions and preferences must be at least 1, unanswerable at least"
              + " 0; got "
              + contrastGroups
              + ", "
              + instructions
              + ", "
              + preferencesPerBucket
              + ", "
              + unanswerable);
    }
  }

  /** The usual amounts of a manner. */
  public static GenerationSettings of(Manner manner) {
    return switch (manner) {
      case PLAIN -> new GenerationSettings(5, 14, 2, 2, manner);
      case LIVELY -> new GenerationSettings(3, 2, 1, 1, manner);
    };
  }
}
