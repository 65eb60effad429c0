package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

/**
 * A named source of requirements: a law, a conduct guideline, a style guide.
 *
 * @param id short name, unique in the workspace; examples name it in their field {@code policy}
 * @param weight relative importance inside its tier, above 0
 */
public record Regulation(String id, String title, Tier tier, double weight) {
  public Regulation {
    requireText(id, "id");
    requireText(title, "title");
    requireNonNull(tier, "tier is null");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("weight must be above 0, got " + weight);
    }
  }
}
