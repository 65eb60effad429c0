package io.alignmentstudio.studio.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.auditors.gate.GateRule;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.workspace.config.Metric;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.StudioConfig;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateSettingsTest {
  @Test
  void settingsAndAuditNameTheSameFigures() {
    assertThat(Arrays.stream(Metric.values()).map(Enum::name))
        .containsExactlyElementsOf(Arrays.stream(MetricName.values()).map(Enum::name).toList());
  }

  @Test
  void aNewWorkspaceHasTheGatesOwnRules() {
    StudioConfig config =
        StudioConfig.of(
            "new",
            List.of(
                new RegulationConfig("conduct", "Conduct", Tier.MUST, 1, List.of("conduct.md"))));

    assertThat(GateSettings.rules(config.audit().gate())).isEqualTo(GateRule.defaults());
  }
}
