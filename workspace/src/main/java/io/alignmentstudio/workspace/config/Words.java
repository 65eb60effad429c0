package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.NearestName;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Spelling of keys: kebab-case, and which known word is nearest to a misspelt one. */
final class Words {
  private Words() {}

  /** Spells a component name as a key: {@code heldOutFraction} is {@code held-out-fraction}. */
  static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** Spells a constant as a value: {@code DENIED_BASE} is {@code denied-base}. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The known word with the fewest edits, if it is near enough to be meant. */
  static Optional<String> nearest(String word, Collection<String> known) {
    return NearestName.of(kebab(word.replace('_', '-')), known);
  }
}
