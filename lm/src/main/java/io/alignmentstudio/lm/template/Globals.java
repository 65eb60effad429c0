package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Namespace;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Functions that every template can call: Jinja's own and those of transformers. */
final class Globals {
  // Jinja's sandbox allows no longer ranges.
  private static final long LONGEST_RANGE = 100_000;

  private Globals() {}

  static Map<String, Value> functions(Clock clock) {
    Map<String, Value> functions = new HashMap<>();
    put(functions, "namespace", Globals::namespace);
    put(functions, "dict", Globals::dict);
    put(functions, "range", Globals::range);
    put(functions, "joiner", Globals::joiner);
    put(
        functions,
        "raise_exception",
        arguments -> {
          Bound bound = arguments.bind("raise_exception()", "message");
          throw new TemplateFailure(
              "the template refuses this conversation: " + Python.str(bound.required(0)));
        });
    put(
        functions,
        "strftime_now",
        arguments ->
            Value.of(
                Formatting.date(
                    LocalDateTime.now(clock), arguments.bind("strftime_now()", "format").text(0))));
    return functions;
  }

  private static void put(Map<String, Value> functions, String name, Function.Body body) {
    functions.put(name, new Function(name, body));
  }

  private static Value namespace(CallArguments arguments) {
    Map<String, Value> fields = new HashMap<>();
    for (Value given : arguments.positional()) {
      Python.entries(given, "namespace()")
          .forEach((key, value) -> fields.put(Python.text(key, "namespace()"), value));
    }
    fields.putAll(arguments.named());
    return new Namespace(fields);
  }

  private static Value dict(CallArguments arguments) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (Value given : arguments.positional()) {
      entries.putAll(Python.entries(given, "dict()"));
    }
    arguments.named().forEach((name, value) -> entries.put(Value.of(name), value));
    return new Dict(entries);
  }

  private static Value range(CallArguments arguments) {
    Bound bound = arguments.bind("range()", "start", "stop", "step");
    boolean onlyStop = bound.given(1).isEmpty();
    long start = onlyStop ? 0 : bound.integer(0, 0);
    long stop = Python.integer(bound.required(onlyStop ? 0 : 1), "range()");
    long step = bound.integer(2, 1);
    if (step == 0) {
      throw new TemplateFailure("range() with step 0");
    }
    List<Value> items = new ArrayList<>();
    for (long i = start; step > 0 ? i < stop : i > stop; i += step) {
      items.add(Value.of(i));
      if (items.size() > LONGEST_RANGE) {
        throw new TemplateFailure("range() of more than " + LONGEST_RANGE + " numbers");
      }
    }
    return new Items(Items.Kind.RANGE, items);
  }

  private static Value joiner(CallArguments arguments) {
    String separator = arguments.bind("joiner()", "sep").text(0, ", ");
    AtomicBoolean used = new AtomicBoolean();
    return new Function("joiner", none -> Value.of(used.getAndSet(true) ? separator : ""));
  }
}
