package io.alignmentstudio.lm.family;

import io.alignmentstudio.domain.Problems;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Typed reading of a {@code config.json}; what does not fit is noted, and reading goes on. */
public interface ConfigFields {
  /** Whether the field is there and not null. */
  boolean has(String name);

  /** A number above 0; empty if the field is null, {@code absent} if it is not there. */
  OptionalInt positiveOr(String name, int absent);

  OptionalInt optionalPositive(String name);

  /** A field that must be there. */
  double number(String name);

  double number(String name, double fallback);

  boolean flag(String name, boolean fallback);

  Optional<String> text(String name);

  /** A text or a list of texts; empty if the field is missing. */
  List<String> texts(String name);

  /** The fields of an object; none if it is missing or null. */
  ConfigFields object(String name);

  /** The field as it stands in the file, for messages. */
  String shown(String name);

  /** Takes what does not fit. */
  Problems problems();
}
