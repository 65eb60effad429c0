package io.alignmentstudio.workspace.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes configuration records from YAML and collects every problem on the way. */
final class Settings {
  private final LineProblems problems;

  Settings(LineProblems problems) {
    this.problems = problems;
  }

  /** The record with the default of every setting. */
  static <R extends Record> R defaults(Class<R> type) {
    LineProblems problems = new LineProblems();
    Optional<R> made =
        new Settings(problems).read(type, new YamlNode.Mapping(1, List.of()), "", Set.of());
    return made.orElseThrow(
        () -> new IllegalStateException(type.getSimpleName() + ": " + problems.messages()));
  }

  static Setting setting(RecordComponent component) {
    Setting setting = component.getAnnotation(Setting.class);
    if (setting == null) {
      throw new IllegalStateException(component + " has no @Setting");
    }
    return setting;
  }

  /**
   * Makes a record.
   *
   * @param path of the mapping in the file, for messages; empty for the whole file
   * @param reported keys whose values were already found wrong
   * @return empty after a problem was added
   */
  <R extends Record> Optional<R> read(
      Class<R> type, YamlNode.Mapping mapping, String path, Set<String> reported) {
    int before = problems.count();
    RecordComponent[] components = type.getRecordComponents();
    Map<String, YamlNode.Entry> entries = entries(components, mapping, path);
    Set<String> failed = new HashSet<>(reported);
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String key = Words.kebab(components[i].getName());
      int sofar = problems.count();
      arguments[i] = component(components[i], entries.get(key), mapping.line(), join(path, key));
      if (problems.count() > sofar && !partial(arguments[i])) {
        failed.add(key);
      }
    }
    try {
      R made = construct(type, arguments);
      return problems.count() > before ? Optional.empty() : Optional.of(made);
    } catch (InvalidSettings e) {
      for (Limits.Violation violation : e.violations()) {
        if (!failed.contains(violation.key())) {
          YamlNode.Entry entry = entries.get(violation.key());
          problem(
              entry == null ? mapping.line() : entry.line(),
              join(path, violation.key()),
              violation.message());
        }
      }
    } catch (NullPointerException e) {
      // A nested record is missing because it has problems of its own.
      if (problems.count() == before) {
        throw e;
      }
    }
    return Optional.empty();
  }

  /** Whether something of the value could be read in spite of a problem. */
  private static boolean partial(@Nullable Object value) {
    return value instanceof List<?> list && !list.isEmpty();
  }

  private Map<String, YamlNode.Entry> entries(
      RecordComponent[] components, YamlNode.Mapping mapping, String path) {
    List<String> known =
        Arrays.stream(components).map(component -> Words.kebab(component.getName())).toList();
    Map<String, YamlNode.Entry> entries = new HashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        String hint =
            Words.nearest(entry.key(), known)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElse(";");
        problem(
            entry.line(),
            join(path, entry.key()),
            "is no known key" + hint + " Known here: " + String.join(", ", known));
      } else if (entries.putIfAbsent(entry.key(), entry) != null) {
        problem(
            entry.line(),
            join(path, entry.key()),
            "is given twice, first in line " + line(entries, entry.key()));
      }
    }
    return entries;
  }

  private static int line(Map<String, YamlNode.Entry> entries, String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? 0 : entry.line();
  }

  private @Nullable Object component(
      RecordComponent component, YamlNode.@Nullable Entry entry, int line, String path) {
    Type type = component.getGenericType();
    if (entry != null && !(entry.value() instanceof YamlNode.Nothing)) {
      return value(type, entry.value(), path);
    }
    String byDefault = setting(component).byDefault();
    if (!byDefault.isEmpty()) {
      return value(type, YamlTree.parse(byDefault, "default of " + path), path);
    }
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.empty();
    }
    if (raw.isRecord()) {
      return value(type, new YamlNode.Mapping(line, List.of()), path);
    }
    problem(
        entry == null ? line : entry.line(), path, "is required: " + setting(component).value());
    return placeholder(raw);
  }

  private @Nullable Object value(Type type, YamlNode node, String path) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return Optional.ofNullable(value(argument(type), node, path));
    }
    if (raw == List.class) {
      return list(argument(type), node, path);
    }
    if (raw.isRecord()) {
      if (node instanceof YamlNode.Mapping mapping) {
        return read(raw.asSubclass(Record.class), mapping, path, Set.of()).orElse(null);
      }
      problem(node.line(), path, "must be keys with values, got " + node.kind());
      return null;
    }
    if (node instanceof YamlNode.Scalar scalar) {
      try {
        return Scalars.read(raw, scalar.text());
      } catch (IllegalArgumentException e) {
        problem(node.line(), path, String.valueOf(e.getMessage()));
        return placeholder(raw);
      }
    }
    problem(node.line(), path, "must be a single value, got " + node.kind());
    return placeholder(raw);
  }

  private List<Object> list(Type itemType, YamlNode node, String path) {
    List<Object> items = new ArrayList<>();
    if (node instanceof YamlNode.Sequence sequence) {
      for (int i = 0; i < sequence.items().size(); i++) {
        Object made = value(itemType, sequence.items().get(i), path + "[" + i + "]");
        if (made != null) {
          items.add(made);
        }
      }
    } else {
      problem(
          node.line(), path, "must be a list (lines that start with \"- \"), got " + node.kind());
    }
    return items;
  }

  private static @Nullable Object placeholder(Class<?> raw) {
    if (raw == List.class) {
      return List.of();
    }
    return raw.isRecord() ? null : Scalars.placeholder(raw);
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : (Class<?>) type;
  }

  static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static <R extends Record> R construct(Class<R> type, @Nullable Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
  }

  private void problem(int line, String path, String message) {
    problems.add(line, "%s %s", path, message);
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
