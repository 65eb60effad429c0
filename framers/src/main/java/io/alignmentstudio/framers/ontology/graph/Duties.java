package io.alignmentstudio.framers.ontology.graph;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The duty that a permission rests on: of "employees may keep it if they record it", "record it".
 */
public final class Duties {
  private static final Pattern OWN_DEED =
      Pattern.compile(
          "(?is)^(?:only )?(?:if|provided(?: that)?|as long as|so long as|on condition that) (?:he or she|they|it|he|she|you|we) (?:first |also |then )?([a-z]+) (.+)$");

  private Duties() {}

  /** What the bearer must do to have the permission, as a bare verb phrase. */
  public static Optional<String> of(Norm norm) {
    if (norm.modality() != Modality.PERMISSION) {
      return Optional.empty();
    }
    Matcher matcher = OWN_DEED.matcher(norm.condition().orElse("").strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String verb = matcher.group(1);
    return verb(verb).map(base -> base + " " + matcher.group(2));
  }

  private static Optional<String> verb(String word) {
    boolean state =
        word.matches(
            "(?i)are|is|was|were|be|have|has|had|can|could|may|must|will|do|does|did|need|wish|want");
    if (state) {
      return Optional.empty();
    }
    if (Verbs.isBase(word)) {
      return Optional.of(word);
    }
    String stem = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    return Verbs.isBase(stem) && !stem.equals(word) ? Optional.of(stem) : Optional.empty();
  }
}
