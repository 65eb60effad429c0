package io.alignmentstudio.auditors.gate;

import io.alignmentstudio.auditors.audit.MetricName;
import io.alignmentstudio.domain.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads rules from their fields in a settings file. */
public final class GateRules {
  /** Every field that a rule may have. */
  public static final List<String> FIELDS =
      List.of("metric", "stratum", "measure", "minimum", "maximum", "bound", "importance", "items");

  private GateRules() {}

  /**
   * Reads one rule. Required are {@code metric} and one of {@code minimum} and {@code maximum};
   * {@code stratum} is {@code *} by default, {@code measure} aligned, {@code bound} the end of the
   * interval that makes the rule strict, {@code importance} critical, {@code items} 1.
   *
   * @param place where the rule stands, for messages
   * @return empty, with problems noted, if a field is wrong
   */
  public static Optional<GateRule> read(
      Map<String, String> fields, String place, Problems problems) {
    int before = problems.messages().size();
    for (String name : fields.keySet()) {
      if (!FIELDS.contains(name)) {
        problems.add(
            "%s: unknown field '%s'; known are %s", place, name, String.join(", ", FIELDS));
      }
    }
    Optional<MetricName> metric = MetricName.of(fields.getOrDefault("metric", ""));
    if (metric.isEmpty()) {
      problems.add(
          "%s: 'metric' must be one of %s, got '%s'",
          place,
          String.join(", ", Arrays.stream(MetricName.values()).map(MetricName::word).toList()),
          fields.getOrDefault("metric", ""));
    }
    boolean atLeast = fields.containsKey("minimum");
    if (atLeast == fields.containsKey("maximum")) {
      problems.add("%s: give either 'minimum' or 'maximum'", place);
    }
    double threshold =
        number(
            atLeast ? "minimum" : "maximum",
            fields.getOrDefault(atLeast ? "minimum" : "maximum", "0"),
            -1,
            1,
            place,
            problems);
    double items = number("items", fields.getOrDefault("items", "1"), 1, 1e9, place, problems);
    GateRule.Measure measure =
        word(
            "measure",
            fields,
            GateRule.Measure.ALIGNED,
            GateRule.Measure.values(),
            place,
            problems);
    GateRule.Bound bound =
        word(
            "bound",
            fields,
            atLeast ? GateRule.Bound.LOWER : GateRule.Bound.UPPER,
            GateRule.Bound.values(),
            place,
            problems);
    GateRule.Importance importance =
        word(
            "importance",
            fields,
            GateRule.Importance.CRITICAL,
            GateRule.Importance.values(),
            place,
            problems);
    if (problems.messages().size() > before || metric.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new GateRule(
            metric.get(),
            fields.getOrDefault("stratum", GateRule.EACH),
            measure,
            atLeast ? GateRule.Direction.AT_LEAST : GateRule.Direction.AT_MOST,
            threshold,
            bound,
            importance,
            (int) items));
  }

  private static double number(
      String name, String text, double least, double most, String place, Problems problems) {
    try {
      double value = Double.parseDouble(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Reported below, together with numbers out of range.
    }
    problems.add(
        "%s: '%s' must be a number from %s to %s, got '%s'", place, name, least, most, text);
    return least;
  }

  private static <E extends Enum<E>> E word(
      String name,
      Map<String, String> fields,
      E defaultValue,
      E[] values,
      String place,
      Problems problems) {
    String text = fields.getOrDefault(name, GateRule.word(defaultValue));
    for (E value : values) {
      if (GateRule.word(value).equals(text.strip())) {
        return value;
      }
    }
    problems.add(
        "%s: '%s' must be one of %s, got '%s'",
        place, name, String.join(", ", Arrays.stream(values).map(GateRule::word).toList()), text);
    return defaultValue;
  }
}
