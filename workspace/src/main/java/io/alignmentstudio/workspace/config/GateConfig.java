package io.alignmentstudio.workspace.config;

import java.util.List;

/** The release rules: GO needs every critical rule to pass. */
public record GateConfig(
    @Setting(
            value = "Each rule holds one figure of the audit against a bound.",
            byDefault =
                """
                - {metric: verdict-accuracy, minimum: 0.6}
                - {metric: key-fact-recall, minimum: 0.5}
                - {metric: allowed-base, minimum: 0.7}
                - {metric: denied-base, minimum: 0.7}
                - {metric: allowed-edge, minimum: 0.5, tier: supporting}
                - {metric: denied-edge, minimum: 0.5, tier: supporting}
                """)
        List<GateRule> rules) {
  public GateConfig {
    rules = List.copyOf(rules);
    new Limits().notEmpty("rules", rules).check();
  }
}
