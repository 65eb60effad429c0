package io.alignmentstudio.auditors.gate;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The decision with its reasons.
 *
 * @param reasons the sentences that a reader sees first: what stands against a release, or that
 *     nothing does
 */
public record GateResult(GateDecision decision, List<String> reasons, List<RuleResult> rules) {
  /**
   * What one rule says about one stratum.
   *
   * @param reason figure, interval and threshold in words
   */
  public record RuleResult(GateRule rule, RuleStatus status, String reason) {
    public RuleResult {
      requireNonNull(rule, "rule is null");
      requireNonNull(status, "status is null");
    }
  }

  public GateResult {
    requireNonNull(decision, "decision is null");
    reasons = List.copyOf(reasons);
    rules = List.copyOf(rules);
  }
}
