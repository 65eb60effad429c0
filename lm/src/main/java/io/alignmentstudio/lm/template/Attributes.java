package io.alignmentstudio.lm.template;

import io.alignmentstudio.lm.template.Value.Dict;
import io.alignmentstudio.lm.template.Value.Facts;
import io.alignmentstudio.lm.template.Value.Function;
import io.alignmentstudio.lm.template.Value.Items;
import io.alignmentstudio.lm.template.Value.Namespace;
import io.alignmentstudio.lm.template.Value.Text;
import io.alignmentstudio.lm.template.Value.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    List<Value> items =
        switch (target) {
          case Text text -> Python.characters(text.value());
          case Items list when list.kind() != Items.Kind.VIEW -> list.items();
          default -> throw new TemplateFailure("cannot slice " + Python.type(target));
        };
    if (step == 0) {
      throw new TemplateFailure("a slice with step 0");
    }
    int size = items.size();
    long first = bound(start, step > 0 ? 0 : size - 1L, size, step);
    long end = bound(stop, step > 0 ? size : -1L, size, step);
    List<Value> taken = new ArrayList<>();
    for (long i = first; step > 0 ? i < end : i > end; i += step) {
      taken.add(items.get((int) i));
    }
    if (target instanceof Text) {
      StringBuilder text = new StringBuilder();
      taken.forEach(character -> text.append(Python.str(character)));
      return Value.of(text.toString());
    }
    return new Items(((Items) target).kind(), taken);
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
      case Dict dict -> Optional.ofNullable(dict.entries().get(key));
      case Items items when items.kind() != Items.Kind.VIEW -> at(items.items(), key);
      case Text text -> at(text.value(), key);
      case Value.Safe text -> throw TemplateFailure.unsupported("taking a part of safe text");
      default -> Optional.empty();
    };
  }

  private static Optional<Value> at(List<Value> items, Value key) {
    return position(key, items.size()).map(items::get);
  }

  private static Optional<Value> at(String text, Value key) {
    return position(key, PythonText.length(text))
        .map(
            index ->
                Value.of(Character.toString(text.codePointAt(text.offsetByCodePoints(0, index)))));
  }

  private static Optional<Integer> position(Value key, int size) {
    if (!(key instanceof Value.Int || key instanceof Value.Bool)) {
      return Optional.empty();
    }
    long index = Python.whole(key);
    index = index < 0 ? index + size : index;
    return index >= 0 && index < size ? Optional.of((int) index) : Optional.empty();
  }

  private static Optional<Value> own(Value target, String name) {
    return switch (target) {
      case Namespace namespace -> Optional.ofNullable(namespace.fields().get(name));
      case Facts facts -> Optional.ofNullable(facts.fields().get(name));
      case Text text -> TextMethods.find(text.value(), name).map(function -> function);
      case Value.Safe text -> throw TemplateFailure.unsupported("a method of safe text");
      case Dict dict -> dictMethod(dict.entries(), name).or(() -> changing(name));
      case Items items -> listMethod(items, name).or(() -> changing(name));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> changing(String name) {
    return CHANGING.contains(name)
        ? Optional.of(new Undefined("'" + name + "', which changes a value and is not allowed,"))
        : Optional.empty();
  }

  private static Optional<Value> dictMethod(Map<Value, Value> entries, String name) {
    Function.Body body =
        switch (name) {
          case "keys" -> arguments -> view(List.copyOf(entries.keySet()));
          case "values" -> arguments -> view(List.copyOf(entries.values()));
          case "items" -> arguments -> view(pairs(entries));
          case "copy" -> arguments -> new Dict(new LinkedHashMap<>(entries));
          case "get" ->
              arguments -> {
                CallArguments.Bound bound = arguments.bind("get()", "key", "default");
                Value found = entries.get(bound.required(0));
                return found != null ? found : bound.values().get(1).orElse(Value.NONE);
              };
          default -> null;
        };
    return body == null ? Optional.empty() : Optional.of(new Function(name, body));
  }

  private static Optional<Value> listMethod(Items items, String name) {
    if (items.kind() == Items.Kind.VIEW) {
      return Optional.empty();
    }
    Function.Body body =
        switch (name) {
          case "count" ->
              arguments -> {
                Value wanted = arguments.bind("count()", "value").required(0);
                return Value.of(
                    items.items().stream().filter(item -> Python.equal(item, wanted)).count());
              };
          case "index" ->
              arguments -> {
                Value wanted = arguments.bind("index()", "value").required(0);
                for (int i = 0; i < items.items().size(); i++) {
                  if (Python.equal(items.items().get(i), wanted)) {
                    return Value.of(i);
                  }
                }
                throw new TemplateFailure("index() does not find " + Python.repr(wanted));
              };
          case "copy" -> arguments -> items;
          default -> null;
        };
    return body == null ? Optional.empty() : Optional.of(new Function(name, body));
  }

  static List<Value> pairs(Map<Value, Value> entries) {
    return entries.entrySet().stream()
        .map(entry -> Value.tuple(List.of(entry.getKey(), entry.getValue())))
        .toList();
  }

  private static Value view(List<Value> items) {
    return new Items(Items.Kind.VIEW, items);
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
