package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.StoredTensor;
import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a model's weights into kept tensors of its compute type, and frees them. */
final class Weights implements AutoCloseable {
  private final WeightSource source;
  private final DataType type;
  private final List<Parameter> parameters = new ArrayList<>();

  Weights(WeightSource source, DataType type) {
    this.source = source;
    this.type = type;
  }

  Parameter load(String name) {
    try (Scope _ = Scope.withoutGradients()) {
      StoredTensor stored = source.get(name);
      long[] shape = stored.shape().stream().mapToLong(Long::longValue).toArray();
      Tensor value =
          Tensor.copyOf(stored.bytes(), DataTypes.of(stored.type()), shape).to(type).keep();
      return add(new Parameter(name, value));
    }
  }

  Parameter zeros(String name, long... shape) {
    try (Scope _ = Scope.withoutGradients()) {
      return add(new Parameter(name, Tensor.zeros(type, shape).keep()));
    }
  }

  private Parameter add(Parameter parameter) {
    parameters.add(parameter);
    return parameter;
  }

  boolean has(String name) {
    return source.find(name).isPresent();
  }

  Linear linear(String name) {
    String bias = name + ".bias";
    return new Linear(
        name, load(name + ".weight"), has(bias) ? Optional.of(load(bias)) : Optional.empty());
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  @Override
  public void close() {
    parameters.forEach(parameter -> parameter.value().close());
  }
}
