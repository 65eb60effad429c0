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
   * Finds a checkpoint's family by {@code model_type}, as transformers does, or by {@code
   * architectures} if it names none. An unsupported one of either is a problem: what was made for
   * another class may lack a head, or be no decoder.
   */
  public static Optional<Family> find(ConfigFields fields) {
    List<String> architectures = fields.texts("architectures");
    Optional<String> modelType = fields.text("model_type");
    Optional<Family> named =
        ALL.stream().filter(family -> architectures.contains(family.architecture())).findFirst();
    Optional<Family> typed =
        modelType.isEmpty()
            ? named
            : ALL.stream().filter(family -> modelType.get().equals(family.modelType())).findFirst();
    Optional<Family> found =
        architectures.isEmpty() || named.isPresent() ? typed : Optional.empty();
    if (found.isEmpty()) {
      fields
          .problems()
          .add(
              "config.json: %s is not supported; supported are %s: choose a model of one of these",
              architectures.isEmpty()
                  ? "architectures is missing and model_type " + fields.shown("model_type")
                  : named.isEmpty()
                      ? "architectures " + architectures
                      : "model_type " + fields.shown("model_type"),
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
