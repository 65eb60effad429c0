package io.alignmentstudio.lm.training;

import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.Optional;

/** AdamW (arXiv:1711.05101) with β = (0.9, 0.999) and ε = 1e-8, over one flat buffer. */
final class AdamW implements AutoCloseable {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final TrainableParameters parameters;
  private final double weightDecay;
  private final Tensor firstMoments;
  private final Tensor secondMoments;

  AdamW(TrainableParameters parameters, double weightDecay) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    try (Scope _ = Scope.withoutGradients()) {
      firstMoments = Tensor.zeros(DataType.FLOAT32, parameters.elements()).keep();
      secondMoments = Tensor.zeros(DataType.FLOAT32, parameters.elements()).keep();
    }
  }

  Tensor firstMoments() {
    return firstMoments;
  }

  Tensor secondMoments() {
    return secondMoments;
  }

  /**
   * Takes one step and clears the gradients. Gradients whose norm is not a number change nothing.
   *
   * @param step counted from 1
   * @param maximumNorm longer gradients are shortened to it
   * @return the gradients' norm before shortening
   */
  double step(long step, double learningRate, double maximumNorm) {
    try (Scope _ = Scope.withoutGradients()) {
      Tensor gradients = parameters.gradients();
      double norm = gradients.norm().item();
      if (!Double.isFinite(norm)) {
        gradients.zero();
        return norm;
      }
      if (norm > maximumNorm) {
        gradients.multiplyInPlace(maximumNorm / (norm + 1e-6));
      }
      firstMoments.interpolateInPlace(gradients, 1 - BETA_1);
      secondMoments.multiplyInPlace(BETA_2).addProductInPlace(gradients, gradients, 1 - BETA_2);
      double correction1 = 1 - Math.pow(BETA_1, step);
      double correction2 = 1 - Math.pow(BETA_2, step);
      Tensor denominator =
          secondMoments.sqrt().multiplyInPlace(1 / Math.sqrt(correction2)).add(EPSILON);
      Tensor values = parameters.values();
      Optional<Tensor> rates = parameters.rates();
      if (weightDecay != 0) {
        for (TrainableParameters.Stretch stretch : parameters.decaying()) {
          Tensor part = stretch.of(values);
          Tensor _ =
              rates.isPresent()
                  ? part.addProductInPlace(
                      part, stretch.of(rates.get()), -learningRate * weightDecay)
                  : part.multiplyInPlace(1 - learningRate * weightDecay);
        }
      }
      Tensor direction = rates.map(firstMoments::multiply).orElse(firstMoments);
      values.addQuotientInPlace(direction, denominator, -learningRate / correction1);
      gradients.zero();
      return norm;
    }
  }

  @Override
  public void close() {
    firstMoments.close();
    secondMoments.close();
  }
}
