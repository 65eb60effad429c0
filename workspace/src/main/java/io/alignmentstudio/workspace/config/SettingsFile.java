package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a record of {@link Setting}s from a YAML file and from single keys of a command line, as
 * strictly as {@code studio.yaml} is read.
 */
public final class SettingsFile {
  private SettingsFile() {}

  /**
   * What a user needs to know of a key.
   *
   * @param path with dots between the words; {@code []} behind a list of records
   * @param byDefault as YAML; empty where there is none
   * @param group whether the keys below it are set, not the key itself
   */
  public record Key(String path, Optional<String> byDefault, boolean group, String meaning) {}

  /**
   * Reads a file.
   *
   * @param file empty for the defaults alone
   * @param overrides {@code key=value} with a key such as {@code lora.rank} and a value in YAML
   * @throws StudioException NO_INPUT where the file is missing, CONFIG with every problem of the
   *     file and the overrides
   */
  public static <R extends Record> R read(
      Class<R> type, Optional<Path> file, List<String> overrides) {
    YamlNode tree =
        file.isPresent()
            ? YamlTree.parse(text(file.get()), file.get().toString())
            : new YamlNode.Nothing(1);
    LineProblems problems = new LineProblems();
    YamlNode.Mapping mapping = new YamlNode.Mapping(1, List.of());
    switch (tree) {
      case YamlNode.Mapping keys -> mapping = keys;
      case YamlNode.Nothing _ -> {} // All defaults.
      case YamlNode.Sequence node ->
          problems.add(node.line(), "must be keys with values, got %s", node.kind());
      case YamlNode.Scalar node ->
          problems.add(node.line(), "must be keys with values, got %s", node.kind());
    }
    for (String override : overrides) {
      mapping = Overrides.apply(mapping, override, problems);
    }
    Optional<R> made = new Settings(problems).read(type, mapping, "", Set.of());
    problems.throwIfAny(
        file.map(path -> path + " has problems").orElse("The settings have problems")
            + "; mend these and run again:");
    return made.orElseThrow();
  }

  /** The record with the default of every setting. */
  public static <R extends Record> R defaults(Class<R> type) {
    return Settings.defaults(type);
  }

  /** The text of a commented file that {@link #read} reads back to an equal record. */
  public static String write(String heading, Record settings) {
    return new YamlWriter().write(heading, settings);
  }

  /** Every key with its value, as YAML; absent ones are left out. */
  public static Map<String, String> values(Record settings) {
    Map<String, String> values = new TreeMap<>();
    collect(settings, "", values);
    return values;
  }

  private static void collect(Record settings, String prefix, Map<String, String> values) {
    for (RecordComponent component : settings.getClass().getRecordComponents()) {
      collect(
          YamlWriter.value(settings, component),
          prefix + Words.kebab(component.getName()),
          values);
    }
  }

  private static void collect(Object value, String path, Map<String, String> values) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(content -> collect(content, path, values));
      case Record nested -> collect(nested, path + ".", values);
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Record -> {
        for (int at = 0; at < list.size(); at++) {
          collect((Record) list.get(at), path + "[" + at + "].", values);
        }
      }
      default -> values.put(path, YamlWriter.text(value));
    }
  }

  /** Every key of a record, in its order. */
  public static List<Key> keys(Class<? extends Record> type) {
    List<Key> keys = new ArrayList<>();
    describe(type, "", keys);
    return List.copyOf(keys);
  }

  private static void describe(Class<?> type, String prefix, List<Key> keys) {
    for (RecordComponent component : type.getRecordComponents()) {
      Setting setting = Settings.setting(component);
      String path = prefix + Words.kebab(component.getName());
      boolean list = component.getType() == List.class;
      Class<?> content = content(component.getGenericType());
      Optional<String> byDefault =
          Optional.of(setting.byDefault()).filter(text -> !text.isEmpty());
      keys.add(new Key(path, byDefault, content.isRecord() && !list, setting.value()));
      if (content.isRecord()) {
        describe(content, path + (list ? "[]." : "."), keys);
      }
    }
  }

  private static Class<?> content(Type type) {
    return type instanceof ParameterizedType
        ? content(Settings.argument(type))
        : (Class<?>) type;
  }

  private static String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new StudioException(
            ErrorCode.NO_INPUT, file + " is no file; name the YAML file with the settings");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new StudioException(ErrorCode.CONFIG, file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e, e);
    }
  }
}
