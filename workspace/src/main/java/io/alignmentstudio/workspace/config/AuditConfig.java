package io.alignmentstudio.workspace.config;

/** How an audit is done. */
public record AuditConfig(
    @Setting(
            value =
                "Policy passages put before each question, in training too, on both sides; 0 turns it"
                    + " off. The embedded model does best with 1; larger ones can use more.",
            byDefault = "1")
        int passages,
    @Setting(value = "Most tokens of an answer.", byDefault = "60") int maximumAnswerTokens,
    @Setting(
            value =
                "Most held-out items of each kind and stratum that are asked; the sample is drawn by"
                    + " whole contrast groups, and the report says how many there were.",
            byDefault = "120")
        int heldOutItems,
    @Setting("When the aligned model may be released.") GateConfig gate) {
  public AuditConfig {
    new Limits()
        .between("passages", passages, 0, 100)
        .between("maximum-answer-tokens", maximumAnswerTokens, 1, 100_000)
        .between("held-out-items", heldOutItems, 1, 1_000_000)
        .check();
  }
}
