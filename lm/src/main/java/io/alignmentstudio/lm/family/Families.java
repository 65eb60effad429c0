package io.alignmentstudio.lm.family;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registry of decoder families. A new one is a file of this package and a place in the list.
 */
public final class Families {
  /** What the others are told by, and whose defaults stand in where the family is unknown. */
  static final Family LLAMA = new LlamaFamily();

  private static final List<Family> ALL =
      List.of(
          LLAMA, new GraniteFamily(), new MistralFamily(), new Qwen2Family(), new Qwen3Family());

  private Families() {}

  /** Every supported family. */
  public static List<Family> all() {
    return ALL;
  }

  /**
   * Finds a checkpoint's family by {@code architectures}, or by {@code model_type} if it names
   * none; an unsupported one is a problem.
   */
  public static Optional<Family> find(ConfigFields fields) {
    List<String> architectures = fields.texts("architectures");
    Optional<String> modelType = fields.text("model_type");
    Optional<Family> found =
        ALL.stream()
            .filter(
                family ->
                    architectures.isEmpty()
                        ? modelType.filter(family.modelType()::equals).isPresent()
                        : architectures.contains(family.architecture()))
            .findFirst();
    if (found.isEmpty()) {
      fields
          .problems()
          .add(
              "config.json: %s is not supported; supported are %s: choose a model of one of these",
              architectures.isEmpty()
                  ? "architectures is missing and model_type " + fields.shown("model_type")
                  : "architectures " + architectures,
              listed());
    }
    return found;
  }

  /** The family, or Llama where it is unknown, so that the rest of a file can be read. */
  public static Family orLlama(Optional<Family> found) {
    return found.orElse(LLAMA);
  }

  private static String listed() {
    return ALL.stream()
        .map(family -> "%s (%s)".formatted(family.architecture(), family.modelType()))
        .collect(Collectors.joining(", "));
  }
}
