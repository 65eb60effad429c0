package io.alignmentstudio.framers.conflicts;

import java.util.ArrayList;
import java.util.List;

/** In what one act is made for a narrower case than another. */
final class Specificity {
  private Specificity() {}

  /** What makes one narrower, in words; empty if nothing does. */
  static List<String> narrower(Act one, Act other) {
    List<String> reasons = new ArrayList<>();
    if (one.norm().condition().isPresent() && other.norm().condition().isEmpty()) {
      reasons.add(one.norm().condition().get());
    }
    boolean ofAll = other.everyone() && !other.bearer().isEmpty();
    boolean ofMore =
        one.bearer().size() > other.bearer().size() && one.bearer().containsAll(other.bearer());
    String method = other.norm().method();
    boolean named = method.startsWith("modal") && !method.contains("bearer assumed");
    if (!one.everyone() && (ofAll || ofMore) && named) {
      reasons.add("binds " + one.norm().bearer());
    }
    if (other.topic().widerThan(one.topic())) {
      reasons.add("speaks of " + one.norm().object().orElse(one.norm().action()));
    }
    return reasons;
  }
}
