package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Computes expressions. */
final class Evaluator {
  /** Bounds what a rendering makes in all to {@link Session}'s steps times as many characters. */
  private static final int CHARACTERS_A_STEP = 64;

  private final Session session;

  Evaluator(Session session) {
    this.session = session;
  }

  Value evaluate(Expression expression, Scope scope) {
    session.step(expression.line());
    Value value = compute(expression, scope);
    session.spend(weight(value));
    return value;
  }

  /** What it takes to make or read a long value, in steps. */
  private static long weight(Value value) {
    return switch (value) {
      case Value.Text text -> text.value().length() / CHARACTERS_A_STEP;
      case Value.Safe text -> text.value().length() / CHARACTERS_A_STEP;
      case Value.Items items -> items.items().size() / 16;
      case Dict dict -> dict.entries().size() / 16;
      default -> 0;
    };
  }

  private Value compute(Expression expression, Scope scope) {
    return switch (expression) {
      case Expression.Literal literal -> literal.value();
      case Expression.Name name -> scope.get(name.name());
      case Expression.Items list -> {
        List<Value> items = all(list.items(), scope);
        yield list.tuple() ? Value.tuple(items) : Value.list(items);
      }
      case Expression.Pairs pairs -> {
        Map<Value, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < pairs.keys().size(); i++) {
          Value key = Keys.shown(evaluate(pairs.keys().get(i), scope));
          entries.put(key, evaluate(pairs.values().get(i), scope));
        }
        yield new Dict(entries);
      }
      case Expression.Attribute attribute ->
          Attributes.attribute(evaluate(attribute.target(), scope), attribute.name());
      case Expression.Subscript subscript ->
          Attributes.subscript(
              evaluate(subscript.target(), scope), evaluate(subscript.key(), scope));
      case Expression.Slice slice ->
          Attributes.slice(
              evaluate(slice.target(), scope),
              bound(slice.start(), scope),
              bound(slice.stop(), scope),
              bound(slice.step(), scope).orElse(1L));
      case Expression.Call call ->
          call(evaluate(call.callee(), scope), arguments(call.arguments(), scope));
      case Expression.Filter filter ->
          filter(
              filter.name(),
              evaluate(filter.target(), scope),
              arguments(filter.arguments(), scope));
      case Expression.Test test ->
          Value.of(
              Tests.test(
                  test.name(), evaluate(test.target(), scope), arguments(test.arguments(), scope)));
      case Expression.Unary unary -> unary(unary, scope);
      case Expression.And and -> {
        Value left = evaluate(and.left(), scope);
        yield Python.truth(left) ? evaluate(and.right(), scope) : left;
      }
      case Expression.Or or -> {
        Value left = evaluate(or.left(), scope);
        yield Python.truth(left) ? left : evaluate(or.right(), scope);
      }
      case Expression.Binary binary ->
          Operators.binary(
              binary.operator(), evaluate(binary.left(), scope), evaluate(binary.right(), scope));
      case Expression.Concatenation concatenation -> {
        StringBuilder text = new StringBuilder();
        for (Expression item : concatenation.items()) {
          text.append(Python.str(evaluate(item, scope)));
          Session.checkLength(text.length());
        }
        yield Value.of(text.toString());
      }
      case Expression.Comparison comparison -> Value.of(compare(comparison, scope));
      case Expression.Conditional conditional ->
          Python.truth(evaluate(conditional.condition(), scope))
              ? evaluate(conditional.value(), scope)
              : conditional
                  .otherwise()
                  .map(otherwise -> evaluate(otherwise, scope))
                  .orElseGet(() -> new Undefined("an 'if' without 'else'"));
    };
  }

  Value call(Value callee, CallArguments arguments) {
    return made(result(callee, arguments));
  }

  /** Counts the items of a list that a function or filter has made. */
  private Value made(Value value) {
    session.spend(value instanceof Value.Items items ? items.items().size() / 2 : weight(value));
    return value;
  }

  private static Value result(Value callee, CallArguments arguments) {
    return switch (callee) {
      case Function function -> function.body().call(arguments);
      case Facts facts when facts.call().isPresent() -> facts.call().get().body().call(arguments);
      case Undefined undefined ->
          throw new TemplateFailure(undefined.what() + " is undefined, so it cannot be called");
      default -> throw new TemplateFailure(Python.type(callee) + " cannot be called");
    };
  }

  Value filter(String name, Value value, CallArguments arguments) {
    return made(
        TextFilters.apply(name, value, arguments)
            .or(() -> ListFilters.apply(name, value, arguments, this))
            .orElseThrow(() -> FilterNames.unknown(name)));
  }

  CallArguments arguments(Expression.Arguments arguments, Scope scope) {
    Map<String, Value> named = new LinkedHashMap<>();
    List<Value> positional = all(arguments.positional(), scope);
    for (int i = 0; i < arguments.names().size(); i++) {
      named.put(arguments.names().get(i), evaluate(arguments.named().get(i), scope));
    }
    arguments.rest().ifPresent(rest -> positional.addAll(Python.iterate(evaluate(rest, scope))));
    if (arguments.namedRest().isPresent()) {
      Value rest = evaluate(arguments.namedRest().get(), scope);
      for (Map.Entry<Value, Value> entry : Python.entries(rest, "**").entrySet()) {
        String name = Python.text(entry.getKey(), "**");
        if (named.put(name, entry.getValue()) != null) {
          throw new TemplateFailure("the argument '" + name + "' is given twice");
        }
      }
    }
    return new CallArguments(positional, named);
  }

  private List<Value> all(List<Expression> expressions, Scope scope) {
    List<Value> values = new ArrayList<>();
    expressions.forEach(expression -> values.add(evaluate(expression, scope)));
    return values;
  }

  private Optional<Long> bound(Optional<Expression> bound, Scope scope) {
    return bound
        .map(expression -> evaluate(expression, scope))
        .filter(value -> !value.equals(Value.NONE))
        .map(value -> Python.integer(value, "a slice"));
  }

  private Value unary(Expression.Unary unary, Scope scope) {
    Value operand = evaluate(unary.operand(), scope);
    return switch (unary.operator()) {
      case "not" -> Value.of(!Python.truth(operand));
      case "-" -> Operators.negate(operand);
      default -> Operators.negate(Operators.negate(operand));
    };
  }

  /** Each operand is computed once, and only as far as the comparison holds. */
  private boolean compare(Expression.Comparison comparison, Scope scope) {
    Value left = evaluate(comparison.first(), scope);
    for (int i = 0; i < comparison.operators().size(); i++) {
      Value right = evaluate(comparison.operands().get(i), scope);
      if (!Operators.compare(comparison.operators().get(i), left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  }
}
