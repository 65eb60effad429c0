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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Functions that every template can call: Jinja's own and those of transformers. */
final class Globals {
  // Jinja's sandbox allows no longer ranges.
  private static final long LONGEST_RANGE = 100_000;

  private Globals() {}

  static Map<String, Value> functions(Clock clock) {
    Map<String, Value> functions = new HashMap<>();
    // The template's own blocks, of which there are none.
    functions.put("self", new Value.Facts("the template", Map.of(), Optional.empty()));
    put(functions, "namespace", Globals::namespace);
    put(functions, "dict", Globals::dict);
    put(functions, "range", Globals::range);
    put(functions, "joiner", Globals::joiner);
    put(functions, "cycler", Globals::cycler);
    put(
        functions,
        "lipsum",
        arguments -> {
          throw TemplateFailure.unsupported("lipsum(), whose text is random,");
        });
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
                Dates.format(
                    LocalDateTime.now(clock),
                    arguments.bind("strftime_now()", "format").text(0),
                    clock.getZone())));
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
      entries.putAll(given instanceof Dict dict ? dict.entries() : fromPairs(given));
    }
    arguments.named().forEach((name, value) -> entries.put(Value.of(name), value));
    return new Dict(entries);
  }

  private static Map<Value, Value> fromPairs(Value pairs) {
    Map<Value, Value> entries = new LinkedHashMap<>();
    for (Value pair : Python.iterate(pairs)) {
      List<Value> items = Python.iterate(pair);
      if (items.size() != 2) {
        throw new TemplateFailure("dict() needs pairs, got " + items.size() + " values");
      }
      entries.put(Keys.shown(items.get(0)), items.get(1));
    }
    return entries;
  }

  private static Value cycler(CallArguments arguments) {
    List<Value> items = arguments.positional();
    if (items.isEmpty()) {
      throw new TemplateFailure("cycler() needs values");
    }
    AtomicInteger position = new AtomicInteger();
    Map<String, Value> fields = new HashMap<>(Map.of("current", items.getFirst()));
    fields.put(
        "next",
        new Function(
            "next",
            none -> {
              Value current = items.get(position.getAndUpdate(at -> (at + 1) % items.size()));
              fields.put("current", items.get(position.get()));
              return current;
            }));
    fields.put(
        "reset",
        new Function(
            "reset",
            none -> {
              position.set(0);
              fields.put("current", items.getFirst());
              return Value.NONE;
            }));
    return new Value.Facts("a cycler", fields, Optional.empty());
  }

  private static Value range(CallArguments arguments) {
    Bound bound = arguments.unnamed("range()", "start", "stop", "step");
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
