package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.lm.checkpoint.AdapterConfig;
import io.alignmentstudio.lm.model.DecoderWeights;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Modules that an adapter replaces whole ({@code modules_to_save}). */
final class SavedModules {
  private static final String SCORE = "score.";
  private static final String HEAD = DecoderWeights.HEAD;
  private static final String WORDS = DecoderWeights.WORDS;
  private static final Set<String> EMBEDDINGS = Set.of(WORDS, "embeddings.word_embeddings.weight");

  private SavedModules() {}

  /** Whether a weight is the embedding or the output head, which may be one. */
  static boolean isEnd(String name) {
    return EMBEDDINGS.contains(name) || name.equals(HEAD);
  }

  /** Whether a weight belongs to a reward model's score, which no model has of its own. */
  static boolean isScore(String name) {
    return name.startsWith(SCORE);
  }

  /** Whether a model's embedding and head are one weight and can be nothing else. */
  private static boolean inseparable(Set<String> names) {
    return !(names.contains(HEAD) && EMBEDDINGS.stream().anyMatch(names::contains));
  }

  /**
   * The weights that the settings save, by name.
   *
   * @param heads names of the weights that the model does not have
   * @throws io.alignmentstudio.domain.StudioException CONFIG if a module is neither in the model
   *     nor a head, or if it is the embedding of a model that can have no other head
   */
  static Map<String, Parameter> of(LanguageModel model, LoraSettings settings, Set<String> heads) {
    Map<String, Parameter> all = model.byName();
    Map<String, Parameter> saved = new LinkedHashMap<>();
    Problems problems = new Problems();
    for (String module : settings.savedModules()) {
      List<String> only = List.of(module);
      boolean found = heads.stream().anyMatch(name -> AdapterConfig.saves(only, name));
      for (Map.Entry<String, Parameter> weight : all.entrySet()) {
        if (AdapterConfig.saves(only, weight.getKey())) {
          saved.put(weight.getKey(), weight.getValue());
          found = true;
        }
      }
      if (!found) {
        problems.add(
            "the model has no module %s with a weight of its own; its first weight is %s",
            module, all.keySet().iterator().next());
      }
    }
    saved.keySet().stream()
        .filter(name -> isEnd(name) && inseparable(all.keySet()))
        .forEach(
            name ->
                problems.add(
                    "%s is both embedding and output head (tied), which would not stay one; leave"
                        + " it out or use a base with a head of its own",
                    name));
    problems.throwIfAny(ErrorCode.CONFIG, "savedModules cannot be trained");
    return saved;
  }

  /**
   * What an adapter's weights take the place of; a reward model's score has no such weight. Of a
   * model that has one weight for embedding and head, an adapter can make two: where it trains one
   * of them alone, the other stays the model's, as in PEFT.
   *
   * @param unties whether the adapter needs a model whose embedding and head are two weights
   * @throws io.alignmentstudio.domain.StudioException DATA if the model lacks one or a shape
   *     differs
   */
  static Map<Parameter, Tensor> replaced(
      LanguageModel model, Map<String, Tensor> saved, boolean unties) {
    Map<String, Parameter> all = model.byName();
    Map<Parameter, Tensor> replaced = new LinkedHashMap<>();
    Problems problems = new Problems();
    if (unties && inseparable(all.keySet())) {
      problems.add(
          "it replaces the embedding (modules_to_save), which is also the head of this model");
    }
    Map<String, Tensor> fitting = new LinkedHashMap<>(saved);
    if (model.tiedHead().isPresent()) {
      if (unties) {
        fitting.putIfAbsent(HEAD, all.get(WORDS).value());
      } else {
        joinEnds(fitting, problems);
      }
    }
    fitting.forEach(
        (name, weight) -> {
          Optional<Parameter> own = Optional.ofNullable(all.get(name));
          if (own.isEmpty() && !isScore(name)) {
            problems.add(
                "it replaces %s (modules_to_save), but the model has no such weight of its own",
                name);
          }
          own.filter(value -> !Arrays.equals(value.shape(), weight.shape()))
              .ifPresent(
                  value ->
                      problems.add(
                          "%s has shape %s, the model's %s",
                          name, Arrays.toString(weight.shape()), Arrays.toString(value.shape())));
          own.ifPresent(value -> replaced.put(value, weight));
        });
    problems.throwIfAny(
        ErrorCode.DATA,
        "The adapter does not fit the model %s; it was made for another base"
            .formatted(model.family()));
    return replaced;
  }

  /** Leaves one weight where an adapter has both embedding and head of a base that has one. */
  private static void joinEnds(Map<String, Tensor> saved, Problems problems) {
    List<String> ends = saved.keySet().stream().filter(SavedModules::isEnd).toList();
    List<Tensor> values = ends.stream().map(saved::get).distinct().toList();
    if (values.isEmpty()) {
      return;
    }
    if (values.stream().anyMatch(value -> !value.sameAs(values.getFirst()))) {
      problems.add(
          "it has an embedding and another head, but the model has one weight for both"
              + " (tie_word_embeddings)");
    }
    saved.keySet().removeAll(ends);
    saved.put(WORDS, values.getFirst());
  }

  /** Whether a model's own weight is this, in the type that the model holds it in. */
  static boolean holds(LanguageModel model, String name, Tensor weight) {
    Parameter own = model.byName().get(name);
    if (own == null) {
      return false;
    }
    try (Scope _ = Scope.withoutGradients()) {
      Tensor value = own.value();
      return value.sameAs(weight.to(value.type()));
    }
  }
}
