package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.CallArguments.Bound;
import io.alignmentstudio.lm.template.Value.Generator;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Filters of Jinja 3.1 on lists and mappings. */
final class ListFilters {
  private ListFilters() {}

  /** Applies a filter; empty if it is none of these. */
  static Optional<Value> apply(
      String name, Value value, CallArguments arguments, Evaluator evaluator) {
    Value result =
        switch (name) {
          case "attr" -> Attributes.attributeOnly(value, arguments.bind(name, "name").text(0));
          case "batch" -> batch(value, arguments.bind(name, "linecount", "fill_with"));
          case "count", "length" -> Value.of(Python.length(value));
          case "dictsort" -> sortedPairs(value, arguments);
          case "first" -> first(value);
          case "groupby" -> groups(value, arguments);
          case "items" -> items(value);
          case "join" -> join(value, arguments);
          case "last" -> last(value);
          case "list" -> Value.list(new ArrayList<>(Python.iterate(value)));
          case "map" -> map(value, arguments, evaluator);
          case "max", "min" -> extreme(value, arguments, name);
          case "reject" -> select(value, arguments, false);
          case "rejectattr" -> selectByAttribute(value, arguments, false);
          case "reverse" -> reverse(value);
          case "select" -> select(value, arguments, true);
          case "selectattr" -> selectByAttribute(value, arguments, true);
          case "slice" -> slices(value, arguments.bind(name, "slices", "fill_with"));
          case "sort" -> sort(value, arguments);
          case "sum" -> sum(value, arguments);
          case "unique" -> unique(value, arguments);
          default -> null;
        };
    return Optional.ofNullable(result);
  }

  private static Value batch(Value value, Bound bound) {
    List<Value> batches = new ArrayList<>();
    List<Value> current = new ArrayList<>();
    long size = Python.integer(bound.required(0), "batch");
    for (Value item : Python.iterate(value)) {
      if (current.size() == size) {
        batches.add(Value.list(current));
        current = new ArrayList<>();
      }
      current.add(item);
    }
    if (!current.isEmpty()) {
      if (bound.given(1).isPresent()) {
        Session.checkSize(size);
        while (current.size() < size) {
          current.add(bound.required(1));
        }
      }
      batches.add(Value.list(current));
    }
    return Value.generator(batches);
  }

  private static Value sortedPairs(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("dictsort", "case_sensitive", "by", "reverse");
    int position =
        switch (bound.text(1, "key")) {
          case "key" -> 0;
          case "value" -> 1;
          default -> throw new TemplateFailure("dictsort sorts by 'key' or 'value'");
        };
    UnaryOperator<Value> key = caseKey(bound.flag(0, false));
    List<Value> pairs = new ArrayList<>(Attributes.pairs(Python.entries(value, "dictsort")));
    Comparator<Value> order =
        Comparator.comparing(
            pair -> key.apply(Python.iterate(pair).get(position)), Python::compare);
    pairs.sort(bound.flag(2, false) ? order.reversed() : order);
    return Value.list(pairs);
  }

  private static Value first(Value value) {
    if (value instanceof Generator generator) {
      Iterator<Value> items = generator.items();
      return items.hasNext() ? items.next() : new Undefined("the first item of an empty list");
    }
    List<Value> items = Python.iterate(value);
    return items.isEmpty() ? new Undefined("the first item of an empty list") : items.getFirst();
  }

  private static Value last(Value value) {
    if (value instanceof Generator) {
      throw new TemplateFailure("a generator has no last item; use the filter 'list' first");
    }
    List<Value> items = Python.iterate(value);
    return items.isEmpty() ? new Undefined("the last item of an empty list") : items.getLast();
  }

  private static Value items(Value value) {
    return value instanceof Undefined
        ? Value.generator(List.of())
        : Value.generator(Attributes.pairs(Python.entries(value, "items")));
  }

  private static Value join(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("join", "d", "attribute");
    UnaryOperator<Value> getter = getter(bound.given(1), Optional.empty());
    String separator = bound.given(0).map(Python::str).orElse("");
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Value item : Python.iterate(value)) {
      text.append(first ? "" : separator).append(Python.str(getter.apply(item)));
      Session.checkLength(text.length());
      first = false;
    }
    return Value.of(text.toString());
  }

  private static Value map(Value value, CallArguments arguments, Evaluator evaluator) {
    List<Value> mapped = new ArrayList<>();
    if (arguments.positional().isEmpty()) {
      Bound bound = arguments.bind("map", "attribute", "default");
      UnaryOperator<Value> getter = getter(Optional.of(bound.required(0)), bound.given(1));
      mayBeMissing(value).forEach(item -> mapped.add(getter.apply(item)));
    } else {
      String filter = Python.text(arguments.positional().getFirst(), "map");
      for (Value item : mayBeMissing(value)) {
        mapped.add(evaluator.filter(filter, item, arguments.rest()));
      }
    }
    return Value.generator(mapped);
  }

  private static Value extreme(Value value, CallArguments arguments, String name) {
    Bound bound = arguments.bind(name, "case_sensitive", "attribute");
    UnaryOperator<Value> key = key(bound, 1, 0);
    Comparator<Value> order = Comparator.comparing(key, Python::compare);
    // Of equal items Python takes the first.
    return Python.iterate(value).stream()
        .reduce(
            (a, b) -> {
              int compared = order.compare(a, b);
              return (name.equals("max") ? compared >= 0 : compared <= 0) ? a : b;
            })
        .orElseGet(() -> new Undefined("the " + name + " of an empty list"));
  }

  private static Value select(Value value, CallArguments arguments, boolean wanted) {
    Predicate<Value> test = test(arguments);
    return Value.generator(
        mayBeMissing(value).stream().filter(item -> test.test(item) == wanted).toList());
  }

  private static Value selectByAttribute(Value value, CallArguments arguments, boolean wanted) {
    if (arguments.positional().isEmpty()) {
      throw new TemplateFailure("selectattr and rejectattr need an attribute");
    }
    UnaryOperator<Value> getter =
        getter(Optional.of(arguments.positional().getFirst()), Optional.empty());
    Predicate<Value> test = test(arguments.rest());
    return Value.generator(
        mayBeMissing(value).stream()
            .filter(item -> test.test(getter.apply(item)) == wanted)
            .toList());
  }

  private static Predicate<Value> test(CallArguments arguments) {
    if (arguments.positional().isEmpty()) {
      return Python::truth;
    }
    String name = Python.text(arguments.positional().getFirst(), "the name of a test");
    return item -> Tests.test(name, item, arguments.rest());
  }

  private static Value reverse(Value value) {
    if (Python.isText(value)) {
      return Value.of(
          new StringBuilder(Python.str(value)).reverse().toString(), value instanceof Value.Safe);
    }
    return Value.generator(Python.iterate(value).reversed());
  }

  private static Value sort(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("sort", "reverse", "case_sensitive", "attribute");
    UnaryOperator<Value> caseKey = caseKey(bound.flag(1, false));
    List<UnaryOperator<Value>> getters =
        bound
            .given(2)
            .filter(Text.class::isInstance)
            .map(paths -> PythonText.split(Python.str(paths), ",", -1, false))
            .map(paths -> paths.stream().map(path -> attributeOrItem(path)).toList())
            .orElseGet(() -> List.of(getter(bound.given(2), Optional.empty())));
    Comparator<Value> order =
        Comparator.comparing(
            item ->
                Value.list(getters.stream().map(get -> caseKey.apply(get.apply(item))).toList()),
            Python::compare);
    List<Value> items = new ArrayList<>(Python.iterate(value));
    items.sort(bound.flag(0, false) ? order.reversed() : order);
    return Value.list(items);
  }

  private static UnaryOperator<Value> attributeOrItem(String path) {
    return getter(Optional.of(Value.of(path)), Optional.empty());
  }

  /** Groups of items with an equal attribute, in its order. */
  private static Value groups(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("groupby", "attribute", "default", "case_sensitive");
    UnaryOperator<Value> getter = getter(Optional.of(bound.required(0)), bound.given(1));
    UnaryOperator<Value> caseKey = caseKey(bound.flag(2, false));
    UnaryOperator<Value> key = item -> caseKey.apply(getter.apply(item));
    List<Value> items = new ArrayList<>(Python.iterate(value));
    items.sort(Comparator.comparing(key, Python::compare));
    List<Value> groups = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= items.size(); i++) {
      if (i == items.size()
          || !Python.equal(key.apply(items.get(start)), key.apply(items.get(i)))) {
        Value name = getter.apply(items.get(start));
        Value members = Value.list(List.copyOf(items.subList(start, i)));
        groups.add(
            new Value.Facts(
                "a group",
                Map.of("grouper", name, "list", members),
                Optional.empty(),
                Optional.of(List.of(name, members))));
        start = i;
      }
    }
    return Value.list(groups);
  }

  /** As many lists as asked for, the longer ones first. */
  private static Value slices(Value value, Bound bound) {
    List<Value> items = Python.iterate(value);
    long count = Python.integer(bound.required(0), "slice");
    if (count == 0) {
      throw new TemplateFailure("slice into no lists");
    }
    Session.checkSize(count);
    long longer = Math.floorMod(items.size(), count);
    List<Value> slices = new ArrayList<>();
    int start = 0;
    for (long i = 0; i < count; i++) {
      int stop = Math.toIntExact(start + items.size() / count + (i < longer ? 1 : 0));
      List<Value> slice = new ArrayList<>(items.subList(start, stop));
      if (bound.given(1).isPresent() && i >= longer) {
        slice.add(bound.required(1));
      }
      slices.add(Value.list(slice));
      start = stop;
    }
    return Value.generator(slices);
  }

  /** The items to go through; filters that make generators take whatever is false for empty. */
  private static List<Value> mayBeMissing(Value value) {
    return Python.truth(value) ? Python.iterate(value) : List.of();
  }

  private static Value sum(Value value, CallArguments arguments) {
    Bound bound = arguments.bind("sum", "attribute", "start");
    UnaryOperator<Value> getter = getter(bound.given(0), Optional.empty());
    Value sum = bound.values().get(1).orElse(Value.of(0));
    for (Value item : Python.iterate(value)) {
      sum = Operators.binary("+", sum, getter.apply(item));
    }
    return sum;
  }

  private static Value unique(Value value, CallArguments arguments) {
    UnaryOperator<Value> key = key(arguments.bind("unique", "case_sensitive", "attribute"), 1, 0);
    List<Value> seen = new ArrayList<>();
    List<Value> kept = new ArrayList<>();
    for (Value item : Python.iterate(value)) {
      Value itemKey = Keys.of(key.apply(item));
      if (seen.stream().noneMatch(other -> Python.equal(other, itemKey))) {
        seen.add(itemKey);
        kept.add(item);
      }
    }
    return Value.generator(kept);
  }

  /** What items are compared by: an attribute of theirs, in lower case unless that matters. */
  private static UnaryOperator<Value> key(Bound bound, int attribute, int caseSensitive) {
    UnaryOperator<Value> getter = getter(bound.given(attribute), Optional.empty());
    UnaryOperator<Value> caseKey = caseKey(bound.flag(caseSensitive, false));
    return item -> caseKey.apply(getter.apply(item));
  }

  private static UnaryOperator<Value> caseKey(boolean caseSensitive) {
    return value ->
        !caseSensitive && Python.isText(value)
            ? Value.of(PythonText.lower(Python.str(value)))
            : value;
  }

  /** Reads an attribute, which may be a path with dots; without one, the item itself. */
  private static UnaryOperator<Value> getter(Optional<Value> attribute, Optional<Value> fallback) {
    if (attribute.isEmpty()) {
      return item -> item;
    }
    List<Value> path =
        attribute.get() instanceof Text text
            ? PythonText.split(text.value(), ".", -1, false).stream()
                .map(
                    part ->
                        part.matches("\\d{1,9}") ? Value.of(Long.parseLong(part)) : Value.of(part))
                .toList()
            : List.of(attribute.get());
    return item -> {
      Value value = item;
      for (Value part : path) {
        value = Attributes.subscript(value, part);
        if (value instanceof Undefined && fallback.isPresent()) {
          value = fallback.get();
        }
      }
      return value;
    };
  }
}
