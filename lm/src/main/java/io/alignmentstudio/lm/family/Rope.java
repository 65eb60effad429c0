package io.alignmentstudio.lm.family;

/**
 * Rotary positions (arXiv:2104.09864).
 *
 * @param theta base of the frequencies
 * @param scaling how they are changed for longer texts
 */
public record Rope(double theta, Scaling scaling) {
  /** Changes of the frequencies, as {@code modeling_rope_utils} of transformers 5.18 makes them. */
  public sealed interface Scaling {}

  /** As first published. */
  public record Plain() implements Scaling {}

  /** Divides every frequency (arXiv:2306.15595). */
  public record Linear(double factor) implements Scaling {}

  /**
   * Raises the base with the text's length beyond the trained one.
   *
   * @param trainedLength {@code max_position_embeddings}
   */
  public record Dynamic(double factor, int trainedLength) implements Scaling {}

  /**
   * Divides the low frequencies and passes smoothly to the high ones (Llama 3.1, arXiv:2407.21783).
   *
   * @param trainedLength {@code original_max_position_embeddings}
   */
  public record Llama3(double factor, double lowFactor, double highFactor, double trainedLength)
      implements Scaling {}

  /**
   * Divides the dimensions that turn seldom, and scales attention (YaRN, arXiv:2309.00071).
   *
   * @param attentionFactor factor of the sines and cosines
   * @param fastTurns turns within the trained length above which a dimension stays as it is
   * @param slowTurns turns below which it is divided
   * @param truncate whether the borders between these are whole dimensions
   */
  public record Yarn(
      double factor,
      double attentionFactor,
      double fastTurns,
      double slowTurns,
      double trainedLength,
      boolean truncate)
      implements Scaling {}

  /** Most positions, given {@code max_position_embeddings}. */
  public int contextLength(int positions) {
    return switch (scaling) {
      case Plain _, Llama3 _ -> positions;
      case Linear(double factor) -> longer(positions, positions * factor);
      case Dynamic(double factor, int trained) -> longer(positions, trained * factor);
      case Yarn yarn -> longer(positions, yarn.trainedLength() * yarn.factor());
    };
  }

  private static int longer(int positions, double scaled) {
    return (int) Math.max(positions, Math.min(scaled, Integer.MAX_VALUE));
  }
}
