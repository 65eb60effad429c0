package io.alignmentstudio.lm.model;

import io.alignmentstudio.lm.checkpoint.WeightSource;
import io.alignmentstudio.tensor.DataType;
import io.alignmentstudio.tensor.Scope;
import io.alignmentstudio.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads a model's weights into kept tensors of its compute type, and frees them. */
final class Weights implements AutoCloseable {
  private final WeightSource source;
  private final DataType type;
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();

  Weights(WeightSource source, DataType type) {
    this.source = source;
    this.type = type;
  }

  /** The weight of this name: made before, or loaded. */
  Parameter load(String name) {
    Parameter made = parameters.get(name);
    if (made != null) {
      return made;
    }
    try (Scope _ = Scope.withoutGradients()) {
      return add(new Parameter(name, StoredTensors.read(source.get(name), type).keep()));
    }
  }

  Parameter zeros(String name, long... shape) {
    return constant(name, 0, shape);
  }

  Parameter constant(String name, double value, long... shape) {
    try (Scope _ = Scope.withoutGradients()) {
      return add(
          new Parameter(name, Tensor.zeros(DataType.FLOAT32, shape).add(value).to(type).keep()));
    }
  }

  Parameter identity(String name, long width) {
    float[] values = new float[Math.toIntExact(width * width)];
    for (int at = 0; at < width; at++) {
      values[Math.toIntExact(at * width + at)] = 1;
    }
    try (Scope _ = Scope.withoutGradients()) {
      return add(new Parameter(name, Tensor.of(values, width, width).to(type).keep()));
    }
  }

  private Parameter add(Parameter parameter) {
    parameters.put(parameter.name(), parameter);
    return parameter;
  }

  /** Whether the weight was made here or is in the source. */
  boolean has(String name) {
    return parameters.containsKey(name) || source.find(name).isPresent();
  }

  Linear linear(String name) {
    String bias = name + ".bias";
    return new Linear(
        name, load(name + ".weight"), has(bias) ? Optional.of(load(bias)) : Optional.empty());
  }

  List<Parameter> parameters() {
    return List.copyOf(parameters.values());
  }

  @Override
  public void close() {
    parameters.values().forEach(Parameter::close);
  }
}
