package io.alignmentstudio.workspace.config;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the values of a configuration record and reports every violation at once. Keys are those
 * of the record.
 */
public final class Limits {
  /** Names that may stand in clause ids and file names. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final List<Violation> violations = new ArrayList<>();

  @CanIgnoreReturnValue
  public Limits atLeast(String key, double value, double bound) {
    return require(value >= bound, key, "must be at least " + text(bound) + ", got " + text(value));
  }

  @CanIgnoreReturnValue
  public Limits above(String key, double value, double bound) {
    return require(
        value > bound && Double.isFinite(value),
        key,
        "must be a finite number above " + text(bound) + ", got " + text(value));
  }

  @CanIgnoreReturnValue
  public Limits between(String key, double value, double least, double most) {
    return require(
        value >= least && value <= most,
        key,
        "must be from " + text(least) + " to " + text(most) + ", got " + text(value));
  }

  @CanIgnoreReturnValue
  public Limits text(String key, String value) {
    return require(!value.isBlank(), key, "must not be blank");
  }

  @CanIgnoreReturnValue
  public Limits id(String key, String value) {
    return require(
        ID.matcher(value).matches(),
        key,
        "must be letters, digits, dots, hyphens or underscores and start with a letter or digit, got"
            + " \""
            + value
            + "\"");
  }

  @CanIgnoreReturnValue
  public Limits notEmpty(String key, List<?> value) {
    return require(!value.isEmpty(), key, "must not be empty: name at least one");
  }

  @CanIgnoreReturnValue
  public Limits unique(String key, String what, List<?> values) {
    Set<Object> seen = new HashSet<>();
    for (Object value : values) {
      require(seen.add(value), key, "names the " + what + " \"" + value + "\" twice");
    }
    return this;
  }

  @CanIgnoreReturnValue
  public Limits require(boolean holds, String key, String message) {
    if (!holds) {
      violations.add(new Violation(key, message));
    }
    return this;
  }

  /** Throws one exception with all violations, which the reader of the file reports. */
  public void check() {
    if (!violations.isEmpty()) {
      throw new InvalidSettings(violations);
    }
  }

  static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** One value out of bounds. */
  record Violation(String key, String message) {}
}
