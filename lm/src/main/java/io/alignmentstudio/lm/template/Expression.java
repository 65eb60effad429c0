package io.alignmentstudio.lm.template;

import java.util.List;
import java.util.Optional;

/** Expressions of a template, each with the line where it stands. */
sealed interface Expression {
  int line();

  record Literal(Value value, int line) implements Expression {}

  record Name(String name, int line) implements Expression {}

  record Items(boolean tuple, List<Expression> items, int line) implements Expression {}

  record Pairs(List<Expression> keys, List<Expression> values, int line) implements Expression {}

  /** {@code target.name}. */
  record Attribute(Expression target, String name, int line) implements Expression {}

  /** {@code target[key]}. */
  record Subscript(Expression target, Expression key, int line) implements Expression {}

  /** {@code target[start:stop:step]}. */
  record Slice(
      Expression target,
      Optional<Expression> start,
      Optional<Expression> stop,
      Optional<Expression> step,
      int line)
      implements Expression {}

  record Call(Expression callee, Arguments arguments, int line) implements Expression {}

  record Filter(Expression target, String name, Arguments arguments, int line)
      implements Expression {}

  record Test(Expression target, String name, Arguments arguments, int line)
      implements Expression {}

  /** {@code not}, {@code -}, {@code +}. */
  record Unary(String operator, Expression operand, int line) implements Expression {}

  record And(Expression left, Expression right, int line) implements Expression {}

  record Or(Expression left, Expression right, int line) implements Expression {}

  record Binary(String operator, Expression left, Expression right, int line)
      implements Expression {}

  /** {@code a ~ b ~ c}. */
  record Concatenation(List<Expression> items, int line) implements Expression {}

  /** {@code a < b <= c}; each operator stands before its operand. */
  record Comparison(Expression first, List<String> operators, List<Expression> operands, int line)
      implements Expression {}

  record Conditional(
      Expression condition, Expression value, Optional<Expression> otherwise, int line)
      implements Expression {}

  /**
   * What is given to a call, a filter or a test.
   *
   * @param rest more values by place, {@code *rest}
   * @param namedRest more values by name, {@code **namedRest}
   */
  record Arguments(
      List<Expression> positional,
      List<String> names,
      List<Expression> named,
      Optional<Expression> rest,
      Optional<Expression> namedRest) {
    static final Arguments NONE = of(List.of());

    static Arguments of(List<Expression> positional) {
      return new Arguments(positional, List.of(), List.of(), Optional.empty(), Optional.empty());
    }
  }
}
