package io.alignmentstudio.lm.family;

/** Activations of the feed-forward layers. */
public enum Activation {
  SILU,
  GELU,
  GELU_TANH,
  RELU;

  /** Reads {@code hidden_act}, with the names of transformers; an unsupported one is a problem. */
  public static Activation read(ConfigFields fields) {
    String name = fields.text("hidden_act").orElse("silu");
    return switch (name) {
      case "silu", "swish" -> SILU;
      case "gelu" -> GELU;
      case "gelu_pytorch_tanh", "gelu_new" -> GELU_TANH;
      case "relu" -> RELU;
      default -> {
        fields
            .problems()
            .add(
                "config.json: hidden_act %s is not supported; supported are silu, gelu,"
                    + " gelu_pytorch_tanh, gelu_new and relu",
                name);
        yield SILU;
      }
    };
  }
}
