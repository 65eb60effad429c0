package io.alignmentstudio.lm.constraint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A regular language: which texts an answer may be. */
sealed interface Rule {
  /** One character of a set. */
  record One(CharacterSet characters) implements Rule {}

  /** Exactly this text. */
  record Literal(String text) implements Rule {}

  /** One rule after the other; the empty text if there are none. Parts that are it are dropped. */
  record Sequence(List<Rule> parts) implements Rule {
    public Sequence {
      parts = parts.stream().filter(part -> !isEmptyText(part)).toList();
    }
  }

  /** Any one of some rules. */
  record Either(List<Rule> options) implements Rule {
    public Either {
      options = List.copyOf(options);
    }
  }

  /**
   * A rule several times.
   *
   * @param most empty for any number
   */
  record Repeat(Rule part, int least, Optional<Integer> most) implements Rule {}

  /** The empty text. */
  Rule EMPTY = new Sequence(List.of());

  static Rule sequence(Rule... parts) {
    return new Sequence(Arrays.asList(parts));
  }

  static Rule either(Rule... options) {
    return new Either(Arrays.asList(options));
  }

  static Rule literal(String text) {
    return new Literal(text);
  }

  static Rule optional(Rule part) {
    return new Repeat(part, 0, Optional.of(1));
  }

  static Rule any(Rule part) {
    return new Repeat(part, 0, Optional.empty());
  }

  static Rule repeat(Rule part, int least, int most) {
    return new Repeat(part, least, Optional.of(most));
  }

  /** Whether a rule is seen to allow the empty text only; repeating it changes nothing. */
  static boolean isEmptyText(Rule rule) {
    return switch (rule) {
      case Sequence(List<Rule> parts) -> parts.isEmpty();
      case Literal(String text) -> text.isEmpty();
      case Repeat(Rule part, int _, Optional<Integer> _) -> isEmptyText(part);
      case One _, Either _ -> false;
    };
  }

  /** One character between two. */
  static Rule between(int first, int last) {
    return new One(CharacterSet.range(first, last));
  }

  /** The part of a rule that can be written with some characters; empty if none can. */
  static Optional<Rule> within(Rule rule, CharacterSet writable) {
    return switch (rule) {
      case One(CharacterSet characters) -> {
        CharacterSet left = characters.intersect(writable);
        yield left.isEmpty() ? Optional.empty() : Optional.of(new One(left));
      }
      case Literal(String text) ->
          text.codePoints().allMatch(writable::contains) ? Optional.of(rule) : Optional.empty();
      case Sequence(List<Rule> parts) -> {
        List<Rule> left = new ArrayList<>();
        for (Rule part : parts) {
          within(part, writable).ifPresent(left::add);
        }
        yield left.size() < parts.size() ? Optional.empty() : Optional.of(new Sequence(left));
      }
      case Either(List<Rule> options) -> {
        List<Rule> left =
            options.stream().flatMap(option -> within(option, writable).stream()).toList();
        yield left.isEmpty() ? Optional.empty() : Optional.of(new Either(left));
      }
      case Repeat(Rule part, int least, Optional<Integer> most) -> {
        Optional<Rule> left = within(part, writable);
        yield left.isPresent()
            ? Optional.of(new Repeat(left.get(), least, most))
            : Optional.of(EMPTY).filter(nothing -> least == 0);
      }
    };
  }
}
