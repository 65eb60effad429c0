package io.alignmentstudio.workspace.config;

import java.util.Optional;

/** One figure of the audit held against a minimum or a maximum. */
public record GateRule(
    @Setting("The audit's figure, as the report names it.") Metric metric,
    @Setting(
            value =
                "Whose items count: a stratum of the report, such as hand-written, or * for each"
                    + " stratum apart.",
            byDefault = "'*'")
        String stratum,
    @Setting(
            value = "Whose figure: aligned, unaligned, or difference (aligned minus unaligned).",
            byDefault = "aligned")
        Measure measure,
    @Setting("The figure must be at least this.") Optional<Double> minimum,
    @Setting("The figure must be at most this.") Optional<Double> maximum,
    @Setting(
            "What is compared: estimate, or the lower or upper end of its 95 % interval; when"
                + " absent, lower for a minimum and upper for a maximum.")
        Optional<Bound> bound,
    @Setting(
            value =
                "How much it weighs: a breach of a critical rule is NO-GO, of a supporting one"
                    + " INCONCLUSIVE; an advisory one is only shown.",
            byDefault = "critical")
        Importance importance,
    @Setting(value = "With fewer items than this the evidence is insufficient.", byDefault = "1")
        int minimumItems) {
  public GateRule {
    new Limits()
        .text("stratum", stratum)
        .require(
            minimum.isPresent() != maximum.isPresent(),
            "minimum",
            "or maximum is needed, and not both, for the metric \"" + Words.kebab(metric) + "\"")
        .require(minimum.map(GateRule::isShare).orElse(true), "minimum", "must be from -1 to 1")
        .require(maximum.map(GateRule::isShare).orElse(true), "maximum", "must be from -1 to 1")
        .atLeast("minimum-items", minimumItems, 1)
        .check();
  }

  private static boolean isShare(double value) {
    return value >= -1 && value <= 1;
  }

  /** The bound, or the careful one where the file names none. */
  public Bound comparedBound() {
    return bound.orElse(minimum.isPresent() ? Bound.LOWER : Bound.UPPER);
  }

  /** Whose figure a rule looks at. */
  public enum Measure {
    ALIGNED,
    UNALIGNED,
    DIFFERENCE
  }

  /** What of a figure is compared. */
  public enum Bound {
    LOWER,
    UPPER,
    ESTIMATE
  }

  /** How much a rule weighs. */
  public enum Importance {
    CRITICAL,
    SUPPORTING,
    ADVISORY
  }
}
