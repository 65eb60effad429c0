package io.alignmentstudio.auditors.gate;

import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.workspace.config.GateConfig;
import io.alignmentstudio.workspace.config.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes the rules from {@code studio.yaml}. */
public final class GateRules {
  private GateRules() {}

  /**
   * The rules of the settings, each for every stratum apart, after the one that no setting can take
   * away: that the audit is complete.
   *
   * @param problems receives figures that no audit has
   */
  public static List<GateRule> of(GateConfig config, Problems problems) {
    List<GateRule> rules = new ArrayList<>();
    rules.add(GateRule.COMPLETE);
    for (io.alignmentstudio.workspace.config.GateRule setting : config.rules()) {
      Optional<MetricName> metric = MetricName.of(setting.metric());
      if (metric.isEmpty()) {
        problems.add(
            "audit.gate.rules: no figure is called '%s'; there are %s",
            setting.metric(),
            String.join(", ", Arrays.stream(MetricName.values()).map(MetricName::word).toList()));
        continue;
      }
      double threshold =
          setting.minimum().or(setting::maximum).orElseThrow(); // the settings demand one of them
      if (!(threshold >= 0 && threshold <= 1)) {
        problems.add(
            "audit.gate.rules: the bound of '%s' must be from 0 to 1, got %s",
            setting.metric(), threshold);
        continue;
      }
      rules.add(
          new GateRule(
              metric.get(),
              GateRule.EACH,
              setting.side() == Side.ALIGNED
                  ? GateRule.Measure.ALIGNED
                  : GateRule.Measure.UNALIGNED,
              setting.minimum().isPresent()
                  ? GateRule.Direction.AT_LEAST
                  : GateRule.Direction.AT_MOST,
              threshold,
              switch (setting.comparedBound()) {
                case LOWER -> GateRule.Bound.LOWER;
                case UPPER -> GateRule.Bound.UPPER;
                case ESTIMATE -> GateRule.Bound.ESTIMATE;
              },
              switch (setting.tier()) {
                case CRITICAL -> GateRule.Importance.CRITICAL;
                case SUPPORTING -> GateRule.Importance.SUPPORTING;
                case ADVISORY -> GateRule.Importance.ADVISORY;
              },
              setting.minimumItems()));
    }
    return List.copyOf(rules);
  }
}
