package io.alignmentstudio.lm.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Statements of a template. */
sealed interface Statement {
  record Text(String text) implements Statement {}

  record Output(Expression expression) implements Statement {}

  record For(
      Target target,
      Expression items,
      Optional<Expression> condition,
      boolean recursive,
      List<Statement> body,
      List<Statement> otherwise,
      int line)
      implements Statement {}

  record If(Expression condition, List<Statement> body, List<Statement> otherwise)
      implements Statement {}

  record Assign(Target target, Expression value, int line) implements Statement {}

  /** {@code {% set name %}...{% endset %}}. */
  record AssignBlock(Target target, List<FilterCall> filters, List<Statement> body, int line)
      implements Statement {}

  record Macro(
      String name,
      List<String> parameters,
      List<Expression> defaults,
      List<Statement> body,
      Set<String> mentioned,
      int line)
      implements Statement {}

  /** {@code {% call(parameters) macro(...) %}...{% endcall %}}. */
  record CallBlock(Macro caller, Expression.Call call, int line) implements Statement {}

  record FilterBlock(List<FilterCall> filters, List<Statement> body, int line)
      implements Statement {}

  record With(List<Target> targets, List<Expression> values, List<Statement> body, int line)
      implements Statement {}

  /** What the model says itself, for loss masks. */
  record Generation(List<Statement> body) implements Statement {}

  record Break(int line) implements Statement {}

  record Continue(int line) implements Statement {}

  /** A filter without what it is applied to. */
  record FilterCall(String name, Expression.Arguments arguments, int line) {}

  /** What is assigned to. */
  sealed interface Target {
    record Variable(String name) implements Target {}

    record Field(String namespace, String name) implements Target {}

    record Several(List<Target> targets) implements Target {}
  }
}
