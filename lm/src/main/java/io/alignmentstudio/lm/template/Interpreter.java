package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.RenderedChat.Span;
import io.alignmentstudio.lm.template.Statement.FilterCall;
import io.alignmentstudio.lm.template.Statement.Target;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Namespace;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs statements. */
final class Interpreter {
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE
  }

  private final Session session;
  private final Evaluator evaluator;
  private final List<Span> generated = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();
  private final StringBuilder root = new StringBuilder();
  private StringBuilder out = root;

  Interpreter(Session session) {
    this.session = session;
    this.evaluator = new Evaluator(session);
  }

  RenderedChat run(List<Statement> template, Scope scope) {
    execute(template, scope);
    String text = root.toString();
    for (int i = 0; i < pieces.size(); i++) {
      if (!text.startsWith(pieces.get(i), generated.get(i).start())) {
        return new RenderedChat(text, generated, false);
      }
    }
    return new RenderedChat(text, generated, true);
  }

  private Flow execute(List<Statement> statements, Scope scope) {
    for (Statement statement : statements) {
      Flow flow = execute(statement, scope);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow execute(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Text text -> write(text.text());
      case Statement.Output output ->
          write(Python.str(evaluator.evaluate(output.expression(), scope)));
      case Statement.For loop -> {
        Value items = evaluator.evaluate(loop.items(), scope);
        if (loop.recursive()) {
          // Jinja hands out the text of a recursive loop as a whole.
          write(captured(() -> loop(loop, items, scope, 0)));
        } else {
          loop(loop, items, scope, 0);
        }
      }
      case Statement.If condition -> {
        boolean holds = Python.truth(evaluator.evaluate(condition.condition(), scope));
        return execute(holds ? condition.body() : condition.otherwise(), scope);
      }
      case Statement.Assign assign ->
          assign(assign.target(), evaluator.evaluate(assign.value(), scope), scope);
      case Statement.AssignBlock assign -> {
        String text = capture(assign.body(), scope.inner());
        assign(assign.target(), filtered(Value.of(text), assign.filters(), scope), scope);
      }
      case Statement.Macro macro -> scope.set(macro.name(), macro(macro, scope));
      case Statement.CallBlock block -> {
        session.step(block.line());
        CallArguments given = evaluator.arguments(block.call().arguments(), scope);
        Map<String, Value> named = new LinkedHashMap<>(given.named());
        named.put("caller", macro(block.caller(), scope));
        Value callee = evaluator.evaluate(block.call().callee(), scope);
        write(Python.str(evaluator.call(callee, new CallArguments(given.positional(), named))));
      }
      case Statement.FilterBlock block -> {
        String text = capture(block.body(), scope.inner());
        write(Python.str(filtered(Value.of(text), block.filters(), scope)));
      }
      case Statement.With with -> {
        Scope inner = scope.inner();
        for (int i = 0; i < with.targets().size(); i++) {
          assign(with.targets().get(i), evaluator.evaluate(with.values().get(i), scope), inner);
        }
        return execute(with.body(), inner);
      }
      case Statement.Generation generation -> {
        String text = capture(generation.body(), scope.inner());
        // As in transformers, the piece is taken to start where the text put out so far ends, which
        // is wrong inside a macro that has already made text.
        Span span = new Span(root.length(), root.length() + text.length());
        generated.add(span);
        pieces.add(text);
        write(text);
      }
      case Statement.Break stop -> {
        session.step(stop.line());
        return Flow.BREAK;
      }
      case Statement.Continue skip -> {
        session.step(skip.line());
        return Flow.CONTINUE;
      }
    }
    return Flow.NEXT;
  }

  private void write(String text) {
    out.append(text);
    Session.checkLength(out.length());
  }

  private String capture(List<Statement> body, Scope scope) {
    return captured(() -> execute(body, scope));
  }

  private String captured(Runnable body) {
    session.enter();
    StringBuilder outer = out;
    out = new StringBuilder();
    try {
      body.run();
      return out.toString();
    } finally {
      out = outer;
      session.leave();
    }
  }

  private Value filtered(Value value, List<FilterCall> filters, Scope scope) {
    Value result = value;
    for (FilterCall filter : filters) {
      session.step(filter.line());
      result =
          evaluator.filter(filter.name(), result, evaluator.arguments(filter.arguments(), scope));
    }
    return result;
  }

  private void assign(Target target, Value value, Scope scope) {
    switch (target) {
      case Target.Variable variable -> scope.set(variable.name(), value);
      case Target.Field field -> {
        if (!(scope.get(field.namespace()) instanceof Namespace namespace)) {
          throw new TemplateFailure(
              "'%s' is no namespace, so '%s' of it cannot be set"
                  .formatted(field.namespace(), field.name()));
        }
        namespace.fields().put(field.name(), value);
      }
      case Target.Several several -> {
        List<Value> items = Python.iterate(value);
        if (items.size() != several.targets().size()) {
          throw new TemplateFailure(
              "%d values for %d names".formatted(items.size(), several.targets().size()));
        }
        for (int i = 0; i < items.size(); i++) {
          assign(several.targets().get(i), items.get(i), scope);
        }
      }
    }
  }

  private void loop(Statement.For loop, Value value, Scope scope, int depth) {
    List<Value> items = Python.iterate(value);
    if (loop.condition().isPresent()) {
      List<Value> kept = new ArrayList<>();
      for (Value item : items) {
        Scope inner = scope.inner();
        assign(loop.target(), item, inner);
        if (Python.truth(evaluator.evaluate(loop.condition().get(), inner))) {
          kept.add(item);
        }
      }
      items = kept;
    }
    if (items.isEmpty()) {
      execute(loop.otherwise(), scope.inner());
      return;
    }
    Optional<Function> recursion =
        loop.recursive()
            ? Optional.of(new Function("loop", nested -> recurse(loop, nested, scope, depth + 1)))
            : Optional.empty();
    List<Value> changes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      session.step(loop.line());
      Scope inner = scope.inner();
      inner.set("loop", new Facts("loop", facts(items, i, depth, changes), recursion));
      assign(loop.target(), items.get(i), inner);
      if (execute(loop.body(), inner) == Flow.BREAK) {
        break;
      }
    }
  }

  private Value recurse(Statement.For loop, CallArguments arguments, Scope scope, int depth) {
    Value items = arguments.bind("loop()", "iterable").required(0);
    return Value.of(captured(() -> loop(loop, items, scope, depth)));
  }

  private static Map<String, Value> facts(
      List<Value> items, int index, int depth, List<Value> changes) {
    int size = items.size();
    Map<String, Value> facts = new HashMap<>();
    facts.put("index", Value.of(index + 1L));
    facts.put("index0", Value.of(index));
    facts.put("revindex", Value.of(size - index));
    facts.put("revindex0", Value.of(size - index - 1L));
    facts.put("first", Value.of(index == 0));
    facts.put("last", Value.of(index == size - 1));
    facts.put("length", Value.of(size));
    facts.put("depth", Value.of(depth + 1L));
    facts.put("depth0", Value.of(depth));
    facts.put("previtem", index > 0 ? items.get(index - 1) : new Undefined("the previous item"));
    facts.put("nextitem", index < size - 1 ? items.get(index + 1) : new Undefined("the next item"));
    facts.put(
        "cycle",
        new Function(
            "cycle",
            arguments -> {
              if (arguments.positional().isEmpty()) {
                throw new TemplateFailure("loop.cycle() needs values");
              }
              return arguments.positional().get(index % arguments.positional().size());
            }));
    facts.put(
        "changed",
        new Function(
            "changed",
            arguments -> {
              Value current = Value.tuple(arguments.positional());
              boolean same = !changes.isEmpty() && Python.equal(changes.getFirst(), current);
              changes.clear();
              changes.add(current);
              return Value.of(!same);
            }));
    return facts;
  }

  private Value macro(Statement.Macro macro, Scope definition) {
    return new Function(macro.name(), arguments -> callMacro(macro, definition, arguments));
  }

  private Value callMacro(Statement.Macro macro, Scope definition, CallArguments arguments) {
    Scope scope = definition.inner();
    List<String> parameters = macro.parameters();
    Map<String, Value> rest = new LinkedHashMap<>(arguments.named());
    int withoutDefault = parameters.size() - macro.defaults().size();
    for (int i = 0; i < parameters.size(); i++) {
      String parameter = parameters.get(i);
      Value named = rest.remove(parameter);
      if (i < arguments.positional().size()) {
        if (named != null) {
          throw new TemplateFailure(macro.name() + "() is given '" + parameter + "' twice");
        }
        scope.set(parameter, arguments.positional().get(i));
      } else if (named != null) {
        scope.set(parameter, named);
      } else if (i >= withoutDefault) {
        scope.set(parameter, evaluator.evaluate(macro.defaults().get(i - withoutDefault), scope));
      } else {
        scope.set(parameter, new Undefined("'" + parameter + "' of " + macro.name() + "()"));
      }
    }
    if (macro.mentioned().contains("caller") && rest.containsKey("caller")) {
      scope.set("caller", rest.remove("caller"));
    }
    extra(macro, arguments, rest, scope);
    return Value.of(capture(macro.body(), scope));
  }

  /** What a macro is given beyond its parameters, if it looks at it. */
  private static void extra(
      Statement.Macro macro, CallArguments arguments, Map<String, Value> named, Scope scope) {
    int known = Math.min(macro.parameters().size(), arguments.positional().size());
    List<Value> positional = arguments.positional().subList(known, arguments.positional().size());
    if (macro.mentioned().contains("varargs")) {
      scope.set("varargs", Value.tuple(positional));
    } else if (!positional.isEmpty()) {
      throw new TemplateFailure(
          "%s() takes %d arguments, got %d"
              .formatted(macro.name(), macro.parameters().size(), arguments.positional().size()));
    }
    if (macro.mentioned().contains("kwargs")) {
      Map<Value, Value> entries = new LinkedHashMap<>();
      named.forEach((name, value) -> entries.put(Value.of(name), value));
      scope.set("kwargs", new Value.Dict(entries));
    } else if (!named.isEmpty()) {
      throw new TemplateFailure(macro.name() + "() has no argument " + named.keySet());
    }
  }
}
