package io.alignmentstudio.lm.template;

import java.util.Set;

/** Attributes of Python's own types that templates could see but the interpreter does not have. */
final class PythonNames {
  static final Set<String> DICT = Set.of("fromkeys");
  static final Set<String> TEXT =
      Set.of(
          "encode",
          "format_map",
          "isidentifier",
          "maketrans",
          "translate",
          "unescape",
          "striptags");
  private static final Set<String> NUMBER =
      Set.of(
          "as_integer_ratio",
          "bit_count",
          "bit_length",
          "conjugate",
          "denominator",
          "from_bytes",
          "fromhex",
          "hex",
          "imag",
          "is_integer",
          "numerator",
          "real",
          "to_bytes");
  private static final Set<String> MACRO =
      Set.of("name", "arguments", "catch_kwargs", "catch_varargs", "caller", "explicit_caller");

  private PythonNames() {}

  /** Fails if Python has the attribute: leaving it undefined would change the text. */
  static void requireUnknown(Value target, String name) {
    refuse(
        switch (target) {
          case Value.Int number -> NUMBER;
          case Value.Real number -> NUMBER;
          case Value.Bool bool -> NUMBER;
          case Value.Function function -> MACRO;
          default -> Set.of();
        },
        name);
  }

  static void refuse(Set<String> names, String name) {
    if (names.contains(name)) {
      throw TemplateFailure.unsupported("the attribute '" + name + "'");
    }
  }
}
