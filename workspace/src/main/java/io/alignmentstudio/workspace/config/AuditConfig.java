package io.alignmentstudio.workspace.config;

/** How an audit is done. */
public record AuditConfig(
    @Setting(
            value = "Policy passages put before each question, on both sides; 0 turns it off.",
            byDefault = "2")
        int passages,
    @Setting(value = "Most tokens of an answer.", byDefault = "96") int maximumAnswerTokens,
    @Setting("When the aligned model may be released.") GateConfig gate) {
  public AuditConfig {
    new Limits()
        .between("passages", passages, 0, 100)
        .between("maximum-answer-tokens", maximumAnswerTokens, 1, 100_000)
        .check();
  }
}
