package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Namespace;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** {@code value.name} and {@code value[key]} as Jinja's immutable sandbox resolves them. */
final class Attributes {
  // They change the value, which the sandbox does not allow.
  private static final Set<String> CHANGING =
      Set.of(
          "append",
          "clear",
          "extend",
          "insert",
          "pop",
          "popitem",
          "remove",
          "reverse",
          "setdefault",
          "sort",
          "update");

  private Attributes() {}

  /** {@code target.name}: an attribute before an item. */
  static Value attribute(Value target, String name) {
    requireDefined(target, name);
    return own(target, name)
        .or(() -> item(target, Value.of(name)))
        .orElseGet(() -> missing(target, name));
  }

  /** The filter {@code attr}: never an item. */
  static Value attributeOnly(Value target, String name) {
    requireDefined(target, name);
    return own(target, name).orElseGet(() -> missing(target, name));
  }

  /** {@code target[key]}: an item before an attribute. */
  static Value subscript(Value target, Value key) {
    requireDefined(target, Python.str(key));
    Optional<Value> item = item(target, key);
    if (item.isEmpty() && key instanceof Text name) {
      item = own(target, name.value());
    }
    return item.orElseGet(() -> missing(target, Python.str(key)));
  }

  static Value slice(Value target, Optional<Long> start, Optional<Long> stop, long step) {
    requireDefined(target, "[...]");
    if (step == 0) {
      throw new TemplateFailure("a slice with step 0");
    }
    if (Python.isText(target)) {
      int[] characters = Python.str(target).codePoints().toArray();
      StringBuilder text = new StringBuilder();
      positions(start, stop, step, characters.length)
          .forEach(at -> text.appendCodePoint(characters[(int) at]));
      return Value.of(text.toString(), target instanceof Value.Safe);
    }
    if (target instanceof Items list && !list.view()) {
      List<Value> items = list.items();
      return new Items(
          list.kind(),
          positions(start, stop, step, items.size()).mapToObj(at -> items.get((int) at)).toList());
    }
    throw new TemplateFailure("cannot slice " + Python.type(target));
  }

  private static LongStream positions(
      Optional<Long> start, Optional<Long> stop, long step, int size) {
    long first = bound(start, step > 0 ? 0 : size - 1L, size, step);
    long end = bound(stop, step > 0 ? size : -1L, size, step);
    return LongStream.iterate(first, at -> step > 0 ? at < end : at > end, at -> at + step);
  }

  private static long bound(Optional<Long> given, long fallback, int size, long step) {
    if (given.isEmpty()) {
      return fallback;
    }
    long index = given.get() < 0 ? given.get() + size : given.get();
    return step > 0 ? Math.clamp(index, 0, size) : Math.clamp(index, -1, size - 1);
  }

  private static Optional<Value> item(Value target, Value key) {
    return switch (target) {
      case Dict dict -> hashable(key) ? dict.find(key) : Optional.empty();
      case Items items when !items.view() -> at(items.items(), key);
      case Text text -> at(text.value(), key).map(Value::of);
      case Value.Safe text -> at(text.value(), key).map(Value.Safe::new);
      case Facts facts -> facts.items().flatMap(items -> at(items, key));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> at(List<Value> items, Value key) {
    return position(key, items.size()).map(items::get);
  }

  private static Optional<String> at(String text, Value key) {
    return position(key, PythonText.length(text))
        .map(index -> Character.toString(text.codePointAt(text.offsetByCodePoints(0, index))));
  }

  private static Optional<Integer> position(Value key, int size) {
    if (!(key instanceof Value.Int || key instanceof Value.Bool)) {
      return Optional.empty();
    }
    long index = Python.integer(key, "an index");
    index = index < 0 ? index + size : index;
    return index >= 0 && index < size ? Optional.of((int) index) : Optional.empty();
  }

  private static Optional<Value> own(Value target, String name) {
    return switch (target) {
      case Namespace namespace -> Optional.ofNullable(namespace.fields().get(name));
      case Facts facts -> Optional.ofNullable(facts.fields().get(name));
      case Text text -> TextMethods.find(text.value(), false, name).map(function -> function);
      case Value.Safe text -> TextMethods.find(text.value(), true, name).map(function -> function);
      case Dict dict -> dictMethod(dict.entries(), name).or(() -> changing(name));
      case Items items -> listMethod(items, name).or(() -> changing(name));
      default -> {
        PythonNames.requireUnknown(target, name);
        yield Optional.empty();
      }
    };
  }

  private static Optional<Value> changing(String name) {
    return CHANGING.contains(name)
        ? Optional.of(new Undefined("'" + name + "', which changes a value and is not allowed,"))
        : Optional.empty();
  }

  private static boolean hashable(Value key) {
    return switch (key) {
      case Dict dict -> false;
      case Items items ->
          items.kind() != Items.Kind.LIST && items.items().stream().allMatch(Attributes::hashable);
      default -> true;
    };
  }

  private static Optional<Value> dictMethod(Map<Value, Value> entries, String name) {
    Function.Body body =
        switch (name) {
          case "keys" ->
              arguments -> view(Items.Kind.KEYS, arguments, name, List.copyOf(entries.keySet()));
          case "values" ->
              arguments -> view(Items.Kind.VALUES, arguments, name, List.copyOf(entries.values()));
          case "items" -> arguments -> view(Items.Kind.PAIRS, arguments, name, pairs(entries));
          case "copy" -> arguments -> new Dict(new LinkedHashMap<>(entries));
          case "get" ->
              arguments -> {
                CallArguments.Bound bound = arguments.unnamed("get()", "key", "default");
                return new Dict(entries)
                    .find(bound.required(0))
                    .orElseGet(() -> bound.values().get(1).orElse(Value.NONE));
              };
          default -> null;
        };
    return method(name, body, PythonNames.DICT);
  }

  /** A method; one of Python's that is not known here is refused. */
  private static Optional<Value> method(
      String name, Function.@Nullable Body body, Set<String> known) {
    if (body != null) {
      return Optional.of(new Function(name, body));
    }
    PythonNames.refuse(known, name);
    return Optional.empty();
  }

  private static Optional<Value> listMethod(Items items, String name) {
    if (items.view()) {
      return Optional.empty();
    }
    Function.Body body =
        switch (name) {
          case "count" ->
              arguments -> {
                Value wanted = arguments.unnamed("count()", "value").required(0);
                return Value.of(
                    items.items().stream().filter(item -> Python.equal(item, wanted)).count());
              };
          case "index" ->
              arguments -> {
                CallArguments.Bound bound = arguments.unnamed("index()", "value", "start", "stop");
                Value wanted = bound.required(0);
                int size = items.items().size();
                int stop = position(bound.integer(2, size), size);
                for (int i = position(bound.integer(1, 0), size); i < stop; i++) {
                  if (Python.equal(items.items().get(i), wanted)) {
                    return Value.of(i);
                  }
                }
                throw new TemplateFailure("index() does not find " + Python.repr(wanted));
              };
          case "copy" -> items.kind() == Items.Kind.LIST ? arguments -> items : null;
          default -> null;
        };
    return method(name, body, Set.of());
  }

  static List<Value> pairs(Map<Value, Value> entries) {
    return entries.entrySet().stream()
        .map(entry -> Value.tuple(List.of(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static Value view(
      Items.Kind kind, CallArguments arguments, String name, List<Value> items) {
    arguments.unnamed(name + "()");
    return new Items(kind, items);
  }

  /** A position from the start, where a negative one counts from the end. */
  static int position(long given, int size) {
    return Math.clamp(given < 0 ? given + size : given, 0, size);
  }

  private static void requireDefined(Value target, String name) {
    if (target instanceof Undefined undefined) {
      throw new TemplateFailure(undefined.what() + " is undefined, so it has no '" + name + "'");
    }
  }

  private static Value missing(Value target, String name) {
    return new Undefined("'" + name + "' of " + Python.type(target));
  }
}
