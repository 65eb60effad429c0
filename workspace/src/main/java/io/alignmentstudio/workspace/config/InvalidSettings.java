package io.alignmentstudio.workspace.config;

import java.util.List;
import java.util.stream.Collectors;

/** Reports values of a configuration record that are out of bounds. */
final class InvalidSettings extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Limits.Violation> violations;

  InvalidSettings(List<Limits.Violation> violations) {
    super(
        violations.stream()
            .map(violation -> violation.key() + " " + violation.message())
            .collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  List<Limits.Violation> violations() {
    return violations;
  }
}
