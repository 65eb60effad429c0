package io.alignmentstudio.auditors.audit;

/**
 * How an audit asks and counts.
 *
 * @param passages most policy passages in a prompt; 0 asks without the policy
 * @param answerTokens longest answer, in tokens
 * @param batch prompts handed to a model at once
 * @param confidence of intervals, such as 0.95
 * @param bootstrapRounds draws of the cluster bootstrap
 * @param seed of the bootstrap; decoding is greedy and needs none
 */
public record AuditOptions(
    int passages, int answerTokens, int batch, double confidence, int bootstrapRounds, long seed) {
  public AuditOptions {
    if (passages < 0 || answerTokens < 1 || batch < 1 || bootstrapRounds < 100) {
      throw new IllegalArgumentException(
          "passages >= 0, answerTokens >= 1, batch >= 1 and bootstrapRounds >= 100 expected, got "
              + passages
              + ", "
              + answerTokens
              + ", "
              + batch
              + ", "
              + bootstrapRounds);
    }
    if (!(confidence > 0.5 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0.5, 1), got " + confidence);
    }
  }

  public static AuditOptions defaults() {
    return new AuditOptions(3, 96, 16, 0.95, 2000, 20_261);
  }
}
