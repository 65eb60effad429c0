package io.alignmentstudio.framers.ontology;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gives each sense an id of its own, made of its name. */
final class Identifiers {
  private final Set<String> taken = new HashSet<>();

  /** The name in lower case with hyphens; a number where it is taken by another kind of concept. */
  String of(String name, Optional<String> regulation) {
    String plain = slug(name) + regulation.map(id -> "." + slug(id)).orElse("");
    String id = plain;
    for (int number = 2; !taken.add(id); number++) {
      id = plain + "-" + number;
    }
    return id;
  }

  private static String slug(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "term" : plain;
  }
}
