package io.alignmentstudio.lm.family;

/**
 * Reads rotary positions: {@code rope_parameters}, as transformers 5 writes it, or {@code
 * rope_theta} and {@code rope_scaling} of earlier releases. As in transformers, {@code
 * rope_scaling} wins where a file has both.
 */
public final class RopeFields {
  private static final double THETA = 10_000;
  private static final String ORIGINAL = "original_max_position_embeddings";

  private final ConfigFields config;
  private final ConfigFields fields;
  private final String name;
  private final int positions;

  private RopeFields(ConfigFields config, int positions) {
    this.config = config;
    this.positions = positions;
    name = field(config);
    fields = config.object(name);
  }

  /** Name of the field that holds the scaling. */
  public static String field(ConfigFields config) {
    return config.has("rope_scaling") && !config.shown("rope_scaling").equals("{}")
        ? "rope_scaling"
        : "rope_parameters";
  }

  /**
   * Reads.
   *
   * @param positions {@code max_position_embeddings}
   */
  public static Rope read(ConfigFields config, int positions) {
    return new RopeFields(config, positions).read();
  }

  private Rope read() {
    double theta = fields.number("rope_theta", config.number("rope_theta", THETA));
    if (theta <= 0) {
      config.problems().add("config.json: rope_theta is %s, expected a number above 0", theta);
    }
    double rotated =
        fields.number("partial_rotary_factor", config.number("partial_rotary_factor", 1));
    if (rotated != 1) {
      config
          .problems()
          .add(
              "config.json: partial_rotary_factor %s is not supported; supported is 1, where whole"
                  + " heads are turned",
              rotated);
    }
    return new Rope(theta, scaling());
  }

  private Rope.Scaling scaling() {
    String type = fields.text("rope_type").or(() -> fields.text("type")).orElse("default");
    return switch (type) {
      case "default" -> plain();
      case "linear" -> new Rope.Linear(factor());
      case "dynamic" -> new Rope.Dynamic(factor(), positions);
      case "llama3" ->
          new Rope.Llama3(
              factor(),
              fields.number("low_freq_factor"),
              fields.number("high_freq_factor"),
              trainedLength());
      case "yarn" -> yarn();
      default -> {
        config
            .problems()
            .add(
                "config.json: %s.rope_type %s is not supported; supported are default, linear,"
                    + " dynamic, llama3 and yarn",
                name, type);
        yield new Rope.Plain();
      }
    };
  }

  private Rope.Scaling plain() {
    for (String layerType : new String[] {"full_attention", "sliding_attention"}) {
      if (fields.has(layerType)) {
        config
            .problems()
            .add(
                "config.json: %s.%s is not supported; rotary positions must be the same in every"
                    + " layer",
                name, layerType);
      }
    }
    return new Rope.Plain();
  }

  private double factor() {
    double factor = fields.number("factor");
    if (factor <= 0) {
      config
          .problems()
          .add("config.json: %s.factor is %s, expected a number above 0", name, factor);
    }
    return factor;
  }

  private double trainedLength() {
    return config.number(ORIGINAL, fields.number(ORIGINAL, positions));
  }

  private Rope.Yarn yarn() {
    double trained = trainedLength();
    double factor = fields.has("factor") ? factor() : positions / trained;
    double numerator = fields.number("mscale", 0);
    double denominator = fields.number("mscale_all_dim", 0);
    double attention =
        numerator != 0 && denominator != 0
            ? attentionFactor(factor, numerator) / attentionFactor(factor, denominator)
            : attentionFactor(factor, 1);
    return new Rope.Yarn(
        factor,
        fields.number("attention_factor", attention),
        orDefault(fields.number("beta_fast", 0), 32),
        orDefault(fields.number("beta_slow", 0), 1),
        trained,
        fields.flag("truncate", true));
  }

  private static double attentionFactor(double factor, double scale) {
    return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
  }

  /** In transformers 0 stands for the default, too. */
  private static double orDefault(double value, double fallback) {
    return value == 0 ? fallback : value;
  }
}
