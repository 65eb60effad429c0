package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** One figure of the audit held against a minimum or a maximum. */
public record GateRule(
    @Setting("The audit's figure, as the report names it.") String metric,
    @Setting(value = "Whose figure: unaligned or aligned.", byDefault = "aligned") Side side,
    @Setting("The figure must be at least this.") Optional<Double> minimum,
    @Setting("The figure must be at most this.") Optional<Double> maximum,
    @Setting(
            "What is compared: estimate, or the lower or upper end of its 95 % interval; when"
                + " absent, lower for a minimum and upper for a maximum.")
        Optional<Bound> bound,
    @Setting(
            value = "How much a breach weighs: critical stops the release.",
            byDefault = "critical")
        GateTier tier,
    @Setting(value = "With fewer items than this the evidence is insufficient.", byDefault = "20")
        int minimumItems) {
  public GateRule {
    new Limits()
        .text("metric", metric)
        .require(
            minimum.isPresent() != maximum.isPresent(),
            "minimum",
            "or maximum is needed, and not both, for the metric \"" + metric + "\"")
        .require(minimum.map(Double::isFinite).orElse(true), "minimum", "must be a finite number")
        .require(maximum.map(Double::isFinite).orElse(true), "maximum", "must be a finite number")
        .atLeast("minimum-items", minimumItems, 1)
        .check();
  }

  /** The bound, or the careful one where the file names none. */
  public Bound comparedBound() {
    return bound.orElse(minimum.isPresent() ? Bound.LOWER : Bound.UPPER);
  }

  /** What of a figure is compared. */
  public enum Bound {
    LOWER,
    UPPER,
    ESTIMATE
  }

  /** How much a breach weighs. */
  public enum GateTier {
    CRITICAL,
    SUPPORTING,
    ADVISORY
  }
}
