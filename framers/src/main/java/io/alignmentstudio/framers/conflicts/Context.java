package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says when a conflict bites: the case in which both norms apply. */
final class Context {
  private Context() {}

  static String of(Act one, Act other, Clash clash) {
    Set<String> conditions = new LinkedHashSet<>();
    one.norm().condition().ifPresent(conditions::add);
    other.norm().condition().ifPresent(conditions::add);
    Set<String> exceptions = new LinkedHashSet<>();
    one.norm().exception().ifPresent(exceptions::add);
    other.norm().exception().ifPresent(exceptions::add);
    List<String> parts = new ArrayList<>();
    parts.add(clash.note());
    Norm narrow = one.everyone() ? other.norm() : one.norm();
    Act wide = one.everyone() ? one : other;
    parts.add("whenever " + narrow.bearer() + " would " + acts(one, other));
    if (!conditions.isEmpty()) {
      parts.add("where both hold: " + String.join("; ", conditions));
    }
    if (!exceptions.isEmpty()) {
      parts.add("not " + String.join("; ", exceptions));
    }
    if (!wide.everyone() && !one.norm().bearer().equals(other.norm().bearer())) {
      parts.add("for who is both: " + one.norm().bearer() + ", " + other.norm().bearer());
    }
    return String.join(". ", parts.stream().map(Context::sentence).toList()) + ".";
  }

  private static String sentence(String text) {
    return VerbPhrases.capitalised(text.replaceFirst("[.;,]+$", ""));
  }

  /** The action of the narrower topic, which both norms reach. */
  private static String acts(Act one, Act other) {
    return one.topic().words().size() >= other.topic().words().size()
        ? one.norm().action()
        : other.norm().action();
  }
}
