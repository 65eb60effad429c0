package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Expression.Arguments;
import io.alignmentstudio.lm.template.Expression.Literal;
import io.alignmentstudio.lm.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions with the precedence of Jinja 3.1. Source: its {@code parser.py}. */
final class ExpressionParser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  private final TokenStream tokens;

  ExpressionParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  Expression expression() {
    int line = tokens.line();
    Expression value = or();
    while (tokens.skipName("if")) {
      Expression condition = or();
      Optional<Expression> otherwise =
          tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
      value = new Expression.Conditional(condition, value, otherwise, line);
    }
    return value;
  }

  /** One expression, or several with commas between them. */
  Expression tuple() {
    return tuple(true, false);
  }

  /** The same without {@code a if b}, for places where {@code if} means something else. */
  Expression unconditionalTuple() {
    return tuple(false, false);
  }

  private Expression tuple(boolean conditional, boolean mayBeEmpty) {
    int line = tokens.line();
    List<Expression> items = new ArrayList<>();
    boolean comma = false;
    while (!atTupleEnd(comma)) {
      items.add(conditional ? expression() : or());
      if (!tokens.skipOperator(",")) {
        break;
      }
      comma = true;
    }
    if (!comma && items.size() == 1) {
      return items.getFirst();
    }
    if (items.isEmpty() && !mayBeEmpty) {
      throw new TemplateFailure("expected an expression, got " + tokens.current().described());
    }
    return new Expression.Items(true, items, line);
  }

  private boolean atTupleEnd(boolean afterComma) {
    Kind kind = tokens.current().kind();
    return kind == Kind.OUTPUT_END
        || kind == Kind.BLOCK_END
        || tokens.current().operator(")")
        || (afterComma && tokens.current().name("recursive"));
  }

  private Expression or() {
    int line = tokens.line();
    Expression left = and();
    while (tokens.skipName("or")) {
      left = new Expression.Or(left, and(), line);
    }
    return left;
  }

  private Expression and() {
    int line = tokens.line();
    Expression left = not();
    while (tokens.skipName("and")) {
      left = new Expression.And(left, not(), line);
    }
    return left;
  }

  private Expression not() {
    int line = tokens.line();
    return tokens.skipName("not") ? new Expression.Unary("not", not(), line) : comparison();
  }

  private Expression comparison() {
    int line = tokens.line();
    Expression first = sum();
    List<String> operators = new ArrayList<>();
    List<Expression> operands = new ArrayList<>();
    while (true) {
      if (tokens.current().kind() == Kind.OPERATOR
          && COMPARISONS.contains(tokens.current().value())) {
        operators.add(tokens.next().value());
      } else if (tokens.skipName("in")) {
        operators.add("in");
      } else if (tokens.current().name("not") && tokens.look().name("in")) {
        tokens.next();
        tokens.next();
        operators.add("not in");
      } else {
        break;
      }
      operands.add(sum());
    }
    return operators.isEmpty()
        ? first
        : new Expression.Comparison(first, operators, operands, line);
  }

  private Expression sum() {
    int line = tokens.line();
    Expression left = concatenation();
    while (tokens.current().operator("+") || tokens.current().operator("-")) {
      left = new Expression.Binary(tokens.next().value(), left, concatenation(), line);
    }
    return left;
  }

  private Expression concatenation() {
    int line = tokens.line();
    List<Expression> items = new ArrayList<>();
    do {
      items.add(product());
    } while (tokens.skipOperator("~"));
    return items.size() == 1 ? items.getFirst() : new Expression.Concatenation(items, line);
  }

  private Expression product() {
    int line = tokens.line();
    Expression left = power();
    while (tokens.current().operator("*")
        || tokens.current().operator("/")
        || tokens.current().operator("//")
        || tokens.current().operator("%")) {
      left = new Expression.Binary(tokens.next().value(), left, power(), line);
    }
    return left;
  }

  private Expression power() {
    int line = tokens.line();
    Expression left = unary(true);
    while (tokens.skipOperator("**")) {
      left = new Expression.Binary("**", left, unary(true), line);
    }
    return left;
  }

  private Expression unary(boolean withFilters) {
    int line = tokens.line();
    Expression value;
    if (tokens.current().operator("-") || tokens.current().operator("+")) {
      value = new Expression.Unary(tokens.next().value(), unary(false), line);
    } else {
      value = primary();
    }
    value = postfix(value);
    return withFilters ? filters(value) : value;
  }

  Expression primary() {
    Token token = tokens.next();
    int line = token.line();
    return switch (token.kind()) {
      case NAME ->
          switch (token.value()) {
            case "true", "True" -> new Literal(Value.TRUE, line);
            case "false", "False" -> new Literal(Value.FALSE, line);
            case "none", "None" -> new Literal(Value.NONE, line);
            default -> new Expression.Name(token.value(), line);
          };
      case STRING -> {
        StringBuilder text = new StringBuilder(token.value());
        while (tokens.current().kind() == Kind.STRING) {
          text.append(tokens.next().value());
        }
        yield new Literal(Value.of(text.toString()), line);
      }
      case INTEGER -> new Literal(integer(token.value()), line);
      case FLOAT -> new Literal(new Value.Real(Double.parseDouble(token.value())), line);
      case OPERATOR ->
          switch (token.value()) {
            case "(" -> {
              Expression inner = tuple(true, true);
              tokens.expectOperator(")");
              yield inner;
            }
            case "[" -> list(line);
            case "{" -> pairs(line);
            default -> throw unexpected(token);
          };
      case TEXT, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> throw unexpected(token);
    };
  }

  private Expression list(int line) {
    List<Expression> items = new ArrayList<>();
    while (!tokens.skipOperator("]")) {
      if (!items.isEmpty()) {
        tokens.expectOperator(",");
        if (tokens.skipOperator("]")) {
          break;
        }
      }
      items.add(expression());
    }
    return new Expression.Items(false, items, line);
  }

  private Expression pairs(int line) {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.skipOperator("}")) {
      if (!keys.isEmpty()) {
        tokens.expectOperator(",");
        if (tokens.skipOperator("}")) {
          break;
        }
      }
      keys.add(expression());
      tokens.expectOperator(":");
      values.add(expression());
    }
    return new Expression.Pairs(keys, values, line);
  }

  Expression postfix(Expression start) {
    Expression value = start;
    while (true) {
      int line = tokens.line();
      if (tokens.skipOperator(".")) {
        Token name = tokens.next();
        value =
            switch (name.kind()) {
              case NAME -> new Expression.Attribute(value, name.value(), line);
              case INTEGER ->
                  new Expression.Subscript(value, new Literal(integer(name.value()), line), line);
              default -> throw unexpected(name);
            };
      } else if (tokens.skipOperator("[")) {
        value = subscript(value, line);
      } else if (tokens.current().operator("(")) {
        value = new Expression.Call(value, arguments(), line);
      } else {
        return value;
      }
    }
  }

  private Expression subscript(Expression target, int line) {
    if (tokens.current().operator("]")) {
      throw new TemplateFailure("expected an expression between [ and ]");
    }
    Optional<Expression> start = sliceBound();
    if (!tokens.skipOperator(":")) {
      Expression key = start.orElseThrow();
      if (tokens.current().operator(",")) {
        throw TemplateFailure.unsupported("a tuple between [ and ]");
      }
      tokens.expectOperator("]");
      return new Expression.Subscript(target, key, line);
    }
    Optional<Expression> stop = sliceBound();
    Optional<Expression> step = tokens.skipOperator(":") ? sliceBound() : Optional.empty();
    tokens.expectOperator("]");
    return new Expression.Slice(target, start, stop, step, line);
  }

  private Optional<Expression> sliceBound() {
    return tokens.current().operator(":") || tokens.current().operator("]")
        ? Optional.empty()
        : Optional.of(expression());
  }

  private Expression filters(Expression start) {
    Expression value = start;
    while (true) {
      int line = tokens.line();
      if (tokens.skipOperator("|")) {
        String name = dottedName();
        value = new Expression.Filter(value, name, optionalArguments(), line);
      } else if (tokens.skipName("is")) {
        value = test(value, line);
      } else if (tokens.current().operator("(")) {
        value = new Expression.Call(value, arguments(), line);
      } else {
        return value;
      }
    }
  }

  private Expression test(Expression target, int line) {
    boolean negated = tokens.skipName("not");
    String name = dottedName();
    Arguments arguments = Arguments.NONE;
    if (tokens.current().operator("(")) {
      arguments = arguments();
    } else if (startsTestArgument(tokens.current())) {
      arguments = Arguments.of(List.of(postfix(primary())));
    }
    Expression test = new Expression.Test(target, name, arguments, line);
    return negated ? new Expression.Unary("not", test, line) : test;
  }

  private static boolean startsTestArgument(Token token) {
    return switch (token.kind()) {
      case NAME ->
          switch (token.value()) {
            case "else", "or", "and" -> false;
            case "is" -> throw new TemplateFailure("tests cannot be chained with 'is'");
            default -> true;
          };
      case STRING, INTEGER, FLOAT -> true;
      case OPERATOR -> token.operator("[") || token.operator("{");
      case TEXT, OUTPUT_BEGIN, OUTPUT_END, BLOCK_BEGIN, BLOCK_END, END -> false;
    };
  }

  String dottedName() {
    StringBuilder name = new StringBuilder(tokens.expectName());
    while (tokens.skipOperator(".")) {
      name.append('.').append(tokens.expectName());
    }
    return name.toString();
  }

  Arguments optionalArguments() {
    return tokens.current().operator("(") ? arguments() : Arguments.NONE;
  }

  private Arguments arguments() {
    List<Expression> positional = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Expression> named = new ArrayList<>();
    Optional<Expression> rest = Optional.empty();
    Optional<Expression> namedRest = Optional.empty();
    tokens.expectOperator("(");
    boolean first = true;
    while (!tokens.skipOperator(")")) {
      if (!first) {
        tokens.expectOperator(",");
        if (tokens.skipOperator(")")) {
          break;
        }
      }
      first = false;
      if (rest.isEmpty() && namedRest.isEmpty() && tokens.skipOperator("*")) {
        rest = Optional.of(expression());
      } else if (namedRest.isEmpty() && tokens.skipOperator("**")) {
        namedRest = Optional.of(expression());
      } else if (tokens.current().kind() == Kind.NAME && tokens.look().operator("=")) {
        names.add(tokens.next().value());
        tokens.next();
        named.add(expression());
      } else if (names.isEmpty() && rest.isEmpty() && namedRest.isEmpty()) {
        positional.add(expression());
      } else {
        throw new TemplateFailure("an argument without a name follows one with a name");
      }
    }
    return new Arguments(positional, names, named, rest, namedRest);
  }

  private static Value integer(String text) {
    return Numbers.whole(text, 0)
        .map(Value::of)
        .orElseThrow(() -> new TemplateFailure("the integer " + text + " is malformed"));
  }

  private static TemplateFailure unexpected(Token token) {
    return new TemplateFailure("unexpected " + token.described());
  }
}
