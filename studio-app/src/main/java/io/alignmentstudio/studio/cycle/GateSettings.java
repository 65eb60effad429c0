package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.gate.GateRule;
import io.alignmentstudio.workspace.config.GateConfig;
import java.util.List;
import java.util.stream.Stream;

/** The gate's rules as {@code studio.yaml} has them. */
final class GateSettings {
  private GateSettings() {}

  static List<GateRule> rules(GateConfig config) {
    return Stream.concat(
            Stream.of(GateRule.COMPLETE), config.rules().stream().map(GateSettings::rule))
        .toList();
  }

  private static GateRule rule(io.alignmentstudio.workspace.config.GateRule rule) {
    boolean atLeast = rule.minimum().isPresent();
    return new GateRule(
        MetricName.valueOf(rule.metric().name()),
        rule.stratum(),
        GateRule.Measure.valueOf(rule.measure().name()),
        atLeast ? GateRule.Direction.AT_LEAST : GateRule.Direction.AT_MOST,
        rule.minimum().or(rule::maximum).orElseThrow(),
        GateRule.Bound.valueOf(rule.comparedBound().name()),
        GateRule.Importance.valueOf(rule.importance().name()),
        rule.minimumItems());
  }
}
