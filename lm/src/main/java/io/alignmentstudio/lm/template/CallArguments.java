package io.alignmentstudio.lm.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluated arguments of a call. */
record CallArguments(List<Value> positional, Map<String, Value> named) {
  /** Fits the arguments to parameters; what is not given stays empty. */
  Bound bind(String function, String... parameters) {
    if (positional.size() > parameters.length) {
      throw new TemplateFailure(
          "%s takes at most %d arguments, got %d"
              .formatted(function, parameters.length, positional.size()));
    }
    List<Optional<Value>> values = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      Optional<Value> byName = Optional.ofNullable(named.get(parameters[i]));
      if (i < positional.size() && byName.isPresent()) {
        throw new TemplateFailure(function + " is given '" + parameters[i] + "' twice");
      }
      values.add(i < positional.size() ? Optional.of(positional.get(i)) : byName);
    }
    List<String> known = List.of(parameters);
    for (String name : named.keySet()) {
      if (!known.contains(name)) {
        throw new TemplateFailure(function + " has no argument '" + name + "'");
      }
    }
    return new Bound(function, known, values);
  }

  /** The same for functions that do not take arguments by name. */
  Bound unnamed(String function, String... parameters) {
    if (!named.isEmpty()) {
      throw new TemplateFailure(function + " takes no arguments by name, got " + named.keySet());
    }
    return bind(function, parameters);
  }

  /** Without the first positional argument. */
  CallArguments rest() {
    return new CallArguments(positional.subList(1, positional.size()), named);
  }

  /** Arguments by position of their parameter. */
  record Bound(String function, List<String> parameters, List<Optional<Value>> values) {
    Value required(int index) {
      return values
          .get(index)
          .orElseThrow(
              () ->
                  new TemplateFailure(
                      function + " needs the argument '" + parameters.get(index) + "'"));
    }

    /** The argument, unless it is missing or None. */
    Optional<Value> given(int index) {
      return values.get(index).filter(value -> !value.equals(Value.NONE));
    }

    String text(int index) {
      return Python.text(required(index), function);
    }

    String text(int index, String fallback) {
      return given(index).map(value -> Python.text(value, function)).orElse(fallback);
    }

    long integer(int index, long fallback) {
      return given(index).map(value -> Python.integer(value, function)).orElse(fallback);
    }

    boolean flag(int index, boolean fallback) {
      return given(index).map(Python::truth).orElse(fallback);
    }
  }
}
