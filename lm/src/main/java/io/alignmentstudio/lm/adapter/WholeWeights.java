package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.model.Dropout;
import io.alignmentstudio.lm.model.LanguageModel;
import io.alignmentstudio.lm.model.Parameter;
import io.alignmentstudio.lm.training.TrainableParameters;
import io.alignmentstudio.lm.training.WeightDecay;
import io.alignmentstudio.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Full fine-tuning: weights of a model that are trained themselves, in 32 bits. Used on the
 * engine's thread.
 */
public final class WholeWeights implements AutoCloseable {
  private final List<Parameter> weights;
  private final TrainableParameters parameters;

  private WholeWeights(List<Parameter> weights, TrainableParameters parameters) {
    this.weights = weights;
    this.parameters = parameters;
  }

  /**
   * Copies the chosen weights; biases and norms do not decay, as in transformers.
   *
   * @param chosen by name, such as {@code model.norm.weight}
   * @throws StudioException CONFIG if none is
   */
  public static WholeWeights of(LanguageModel model, Predicate<String> chosen) {
    return of(model, chosen, WeightDecay::reaches);
  }

  /**
   * Copies the chosen weights.
   *
   * @param decayed those that weight decay reaches, by name
   * @throws StudioException CONFIG if none is chosen
   */
  public static WholeWeights of(
      LanguageModel model, Predicate<String> chosen, Predicate<String> decayed) {
    List<Parameter> weights =
        model.parameters().stream().filter(weight -> chosen.test(weight.name())).toList();
    if (weights.isEmpty()) {
      throw new StudioException(
          ErrorCode.CONFIG,
          "No weight of the model is chosen; its first is called %s"
              .formatted(model.parameters().getFirst().name()));
    }
    return new WholeWeights(
        weights,
        new TrainableParameters(
            weights.stream().map(Parameter::value).toList(),
            weights.stream().map(Parameter::name).toList(),
            Collections.nCopies(weights.size(), 1.0),
            new Dropout(0),
            decayed,
            "whole weights"));
  }

  /** The chosen weights' names, in the order of the parameters. */
  public List<String> names() {
    return weights.stream().map(Parameter::name).toList();
  }

  public TrainableParameters parameters() {
    return parameters;
  }

  /** Puts the trained weights in place of the model's own. */
  public void attach() {
    List<Tensor> views = parameters.views();
    for (int at = 0; at < weights.size(); at++) {
      weights.get(at).lend(views.get(at));
    }
  }

  /** Puts the model's own weights back. */
  public void detach() {
    weights.forEach(Parameter::restore);
  }

  @Override
  public void close() {
    detach();
    parameters.close();
  }
}
