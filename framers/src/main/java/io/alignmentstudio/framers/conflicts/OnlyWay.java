package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one way that a ban leaves free: "smoke only in the yard" forbids it "except in the yard".
 *
 * @param opens the word before it: "in", "with"
 * @param words keys of what follows
 */
record OnlyWay(String opens, Set<String> words) {
  private static final Pattern EXCEPTION =
      Pattern.compile("(?i)except (in|on|at|with|from|after|between|during) (.+)");
  private static final Pattern SAYS_ONLY = Pattern.compile("(?i)\\bonly\\b");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)\\b(?:in|on|at|from|inside|outside) (?:the |an? |any |all |their |his |her |its |your"
              + " |our |own )*([\\w-]+(?: [\\w-]+)?)");
  private static final Set<String> PLACES = Set.of("in", "on", "at", "from");

  OnlyWay {
    words = Set.copyOf(words);
  }

  /** The only way of a ban; empty where its exception is of another kind. */
  static Optional<OnlyWay> of(Norm ban) {
    Matcher matcher = EXCEPTION.matcher(ban.exception().orElse(""));
    return matcher.matches() && SAYS_ONLY.matcher(ban.quote()).find()
        ? Optional.of(
            new OnlyWay(
                matcher.group(1).toLowerCase(Locale.ROOT), ActReader.keys(matcher.group(2))))
        : Optional.empty();
  }

  /** Whether a norm in so many words has the act done in another way than a ban leaves free. */
  static boolean leaves(Norm wants, Norm ban) {
    return of(ban).filter(way -> way.missedBy(wants.action())).isPresent();
  }

  private boolean missedBy(String action) {
    if (opens.equals("with")) {
      Matcher without = Pattern.compile("(?i)\\bwithout ([^,;]+)").matcher(action);
      return without.find() && meets(without.group(1));
    }
    Matcher place = PLACE.matcher(action);
    boolean elsewhere = false;
    while (PLACES.contains(opens) && place.find()) {
      if (meets(place.group(1))) {
        return false;
      }
      elsewhere = true;
    }
    return elsewhere;
  }

  private boolean meets(String text) {
    Set<String> common = new HashSet<>(ActReader.keys(text));
    common.retainAll(words);
    return !common.isEmpty();
  }
}
