package io.alignmentstudio.framers.conflicts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What WordNet knows of verbs: "stay" and "remain" share a meaning, "let in" is a verb. */
final class OpenVerbs {
  /** Starts the name of a deed that is a meaning of WordNet. */
  static final String MEANING = "~";

  /** Meanings of a verb that count, and of one that has more than {@link #MANY}. */
  private static final int COMMON = 3;

  private static final int COMMONEST = 1;
  private static final int MANY = 8;

  /** Verbs that mean anything. */
  private static final Set<String> GENERAL =
      Set.of(
          ("be have do make take get go give keep hold put set bring let come use see say run pass"
                  + " turn carry leave show call work need want allow ensure perform conduct act"
                  + " cover contain include handle process")
              .split(" "));

  private static final Map<String, List<Long>> KNOWN = new ConcurrentHashMap<>();

  private OpenVerbs() {}

  /** The common meanings of a verb as deeds; of a general verb none. */
  static Set<String> meanings(String verb) {
    if (GENERAL.contains(verb)) {
      return Set.of();
    }
    List<Long> all = all(verb);
    return all.stream()
        .limit(all.size() > MANY ? COMMONEST : COMMON)
        .map(meaning -> MEANING + meaning)
        .collect(Collectors.toSet());
  }

  /** Whether it is a verb; a particle is joined by a hyphen: "let-in". */
  static boolean isVerb(String verb) {
    return !all(verb).isEmpty();
  }

  private static List<Long> all(String verb) {
    return KNOWN.computeIfAbsent(
        verb, each -> OpenWords.Opened.WORDS.meaningsOfVerb(each.replace('-', ' ')));
  }
}
