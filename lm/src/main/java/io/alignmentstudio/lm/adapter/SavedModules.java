package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Modules that an adapter replaces whole ({@code modules_to_save}). */
final class SavedModules {
  private static final String SCORE = "score.";
  private static final Set<String> EMBEDDINGS =
      Set.of("model.embed_tokens.weight", "embeddings.word_embeddings.weight");
  private static final String HEAD = "lm_head.weight";

  private SavedModules() {}

  /**
   * The weights that the settings save, by name.
   *
   * @param heads names of the weights that the model does not have
   * @throws io.alignmentstudio.domain.StudioException CONFIG if a module is neither in the model
   *     nor a head, or if it is the embedding that is also the head: PEFT would train a copy that
   *     the head does not see
   */
  static Map<String, Parameter> of(LanguageModel model, LoraSettings settings, Set<String> heads) {
    Map<String, Parameter> all = byName(model);
    Map<String, Parameter> saved = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (String module : settings.savedModules()) {
      String part = "." + module + ".";
      all.forEach(
          (name, weight) -> {
            if (("." + name).contains(part)) {
              saved.put(name, weight);
            }
          });
      boolean found =
          saved.keySet().stream().anyMatch(name -> ("." + name).contains(part))
              || heads.stream().anyMatch(name -> ("." + name).contains(part));
      if (!found) {
        problems.add(
            "the model has no module %s with a weight of its own; its first weight is %s",
            module, all.keySet().iterator().next());
      }
    }
    saved.keySet().stream()
        .filter(name -> EMBEDDINGS.contains(name) && !all.containsKey(HEAD))
        .forEach(
            name ->
                problems.add(
                    "%s is also the output head (tied), which would not follow; leave it out or use"
                        + " a base with a head of its own",
                    name));
    problems.throwIfAny(ErrorCode.CONFIG, "savedModules cannot be trained");
    return saved;
  }

  /**
   * The model's weights that those of an adapter take the place of; a reward model's score has
   * none.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA if the model lacks one or a shape
   *     differs
   */
  static Map<String, Parameter> replaced(LanguageModel model, Map<String, Tensor> saved) {
    Map<String, Parameter> all = byName(model);
    Problems problems = new Problems();
    saved.forEach(
        (name, weight) -> {
          Optional<Parameter> own = Optional.ofNullable(all.get(name));
          if (own.isEmpty() && !name.startsWith(SCORE)) {
            problems.add("the model has no weight %s", name);
          }
          own.filter(value -> !Arrays.equals(value.shape(), weight.shape()))
              .ifPresent(
                  value ->
                      problems.add(
                          "%s has shape %s, the model's %s",
                          name, Arrays.toString(weight.shape()), Arrays.toString(value.shape())));
        });
    problems.throwIfAny(
        ErrorCode.DATA, "The adapter's saved modules do not fit the model " + model.family());
    return all;
  }

  private static Map<String, Parameter> byName(LanguageModel model) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    model.parameters().forEach(weight -> all.put(weight.name(), weight));
    return all;
  }
}
