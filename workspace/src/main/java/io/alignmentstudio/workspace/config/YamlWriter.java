package io.alignmentstudio.workspace.config;

import io.alignmentstudio.workspace.json.Json;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes configuration records as YAML with each setting's description above it. */
final class YamlWriter {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z./_][A-Za-z0-9./_-]*( [A-Za-z0-9./_-]+)*");
  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|[.](inf|nan)");

  private final StringBuilder out = new StringBuilder();

  String write(StudioConfig config) {
    return write(
        """
        # Settings of one Alignment Studio project. Keys that are left out take their default.
        # Paths are relative to this folder. Unknown keys are errors.

        """,
        config);
  }

  String write(String heading, Record config) {
    out.append(heading);
    record(config, "", true, true);
    return out.toString();
  }

  /** A value as it stands in a file. */
  static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(YamlWriter::scalar).collect(Collectors.joining(", ", "[", "]"))
        : scalar(value);
  }

  private void record(Record record, String indent, boolean described, boolean spaced) {
    boolean first = true;
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (spaced && !first) {
        out.append('\n');
      }
      if (described) {
        out.append(indent).append("# ").append(Settings.setting(component).value()).append('\n');
      }
      component(Words.kebab(component.getName()), value(record, component), indent, described);
      first = false;
    }
  }

  private void component(String key, Object value, String indent, boolean described) {
    switch (value) {
      case Optional<?> optional when optional.isEmpty() -> {
        if (described) {
          out.append(indent).append("# ").append(key).append(":\n");
        }
      }
      case Optional<?> optional -> component(key, optional.orElseThrow(), indent, described);
      case Record record -> {
        out.append(indent).append(key).append(":\n");
        record(record, indent + "  ", described, false);
      }
      case List<?> list when !list.isEmpty() && list.getFirst() instanceof Record -> {
        out.append(indent).append(key).append(":\n");
        boolean first = true;
        for (Object item : list) {
          item((Record) item, indent + "  ", first);
          first = false;
        }
      }
      case List<?> list ->
          out.append(indent)
              .append(key)
              .append(": [")
              .append(list.stream().map(YamlWriter::scalar).collect(Collectors.joining(", ")))
              .append("]\n");
      default -> out.append(indent).append(key).append(": ").append(scalar(value)).append('\n');
    }
  }

  /** Writes a list's item; only the first one is described, the others repeat its keys. */
  private void item(Record record, String indent, boolean described) {
    YamlWriter nested = new YamlWriter();
    nested.record(record, indent + "  ", described, false);
    boolean dashed = false;
    for (String line : nested.out.toString().lines().toList()) {
      boolean comment = line.stripLeading().startsWith("#");
      if (!dashed && !comment) {
        out.append(indent).append("- ").append(line.strip()).append('\n');
        dashed = true;
      } else {
        out.append(line).append('\n');
      }
    }
  }

  private static String scalar(Object value) {
    return switch (value) {
      case Double number -> new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
      case Enum<?> constant -> Words.kebab(constant);
      case String text ->
          PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()
              ? text
              : Json.write(text);
      default -> value.toString();
    };
  }

  static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " is not readable", e);
    }
  }
}
