package io.alignmentstudio.lm.adapter;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which linear layers an adapter updates, by the rules of PEFT 0.21 ({@code target_modules}). */
public sealed interface LayerSelection {
  /** Whether a layer of this path is chosen. */
  boolean selects(String layer);

  /** Every linear layer but the output head. */
  record All() implements LayerSelection {
    @Override
    public boolean selects(String layer) {
      return true;
    }

    @Override
    public String toString() {
      return LoraSettings.ALL_LINEAR;
    }
  }

  /** Layers whose whole path is one of the names, or ends with a dot and one of them. */
  record Named(List<String> names) implements LayerSelection {
    public Named {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("targets names no layer; try [all-linear]");
      }
    }

    @Override
    public boolean selects(String layer) {
      return names.stream().anyMatch(name -> layer.equals(name) || layer.endsWith("." + name));
    }

    @Override
    public String toString() {
      return names.toString();
    }
  }

  /** Layers whose whole path matches a regular expression. */
  record Matching(Pattern expression) implements LayerSelection {
    /**
     * Compiles an expression.
     *
     * @throws StudioException CONFIG if it is malformed
     */
    public static Matching of(String expression) {
      try {
        return new Matching(Pattern.compile(expression));
      } catch (PatternSyntaxException e) {
        throw new StudioException(
            ErrorCode.CONFIG,
            "targets: %s is not a regular expression: %s".formatted(expression, e.getDescription()),
            e);
      }
    }

    @Override
    public boolean selects(String layer) {
      return expression.matcher(layer).matches();
    }

    @Override
    public String toString() {
      return expression.pattern();
    }
  }

  /** A list of names; {@code all-linear} in it stands for every layer. */
  static LayerSelection of(List<String> names) {
    return names.contains(LoraSettings.ALL_LINEAR) ? new All() : new Named(names);
  }

  /** One string: {@code all-linear}, or a regular expression. */
  static LayerSelection of(String text) {
    return text.equalsIgnoreCase(LoraSettings.ALL_LINEAR) ? new All() : Matching.of(text);
  }
}
