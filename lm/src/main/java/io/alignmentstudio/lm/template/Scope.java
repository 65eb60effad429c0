package io.alignmentstudio.lm.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Variables of a block and of the blocks around it; assignments stay in the innermost. */
final class Scope {
  private final Optional<Scope> outer;
  private final Map<String, Value> variables;

  private Scope(Optional<Scope> outer, Map<String, Value> variables) {
    this.outer = outer;
    this.variables = variables;
  }

  static Scope root(Map<String, Value> variables) {
    return new Scope(Optional.empty(), new HashMap<>(variables));
  }

  Scope inner() {
    return new Scope(Optional.of(this), new HashMap<>());
  }

  void set(String name, Value value) {
    variables.put(name, value);
  }

  Value get(String name) {
    Scope scope = this;
    while (true) {
      Value value = scope.variables.get(name);
      if (value != null) {
        return value;
      }
      if (scope.outer.isEmpty()) {
        return new Value.Undefined("'" + name + "'");
      }
      scope = scope.outer.get();
    }
  }
}
