package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.Verbs;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deed of an action.
 *
 * @param main lemma of the verb that carries it
 * @param at its place
 * @param carriers places of all words that only name the deed
 * @param negated whether the words deny it: "refrain from investigating"
 */
record Deed(Set<String> deeds, String main, int at, Set<Integer> carriers, boolean negated) {
  static final Set<String> PARTICLES =
      Set.of("out", "on", "up", "over", "off", "back", "down", "in", "for", "away", "into");

  /** Particles that seldom are prepositions, so that WordNet may say what they make of a verb. */
  private static final Set<String> CLEAR = Set.of("out", "up", "off", "back", "away", "down");

  private static final Set<String> WORK =
      Set.of(
          "work", "works", "job", "jobs", "activity", "activities", "operations", "task", "tasks");

  private static final Set<String> STATES =
      Set.of(
          "confidential",
          "secret",
          "private",
          "safe",
          "secure",
          "current",
          "informed",
          "accurate",
          "clean",
          "separate",
          "locked",
          "up-to-date",
          "updated");

  static Deed of(List<Token> tokens) {
    Set<Integer> carriers = new HashSet<>();
    Set<String> deeds = new HashSet<>();
    String main = "";
    int at = 0;
    boolean negated = false;
    int light = -1;
    int i = 0;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      String lemma = phrasal(tokens, i, lemma(tokens, i));
      boolean first = i == 0;
      boolean verb =
          first
              || avoided(tokens, i)
              || (token.tagged("VERB") && !token.is("including") && !describes(tokens, i));
      if (verb && Deeds.negative(lemma)) {
        negated = !negated;
        carriers.add(i);
      } else if (verb && Deeds.light(lemma)) {
        light = light < 0 ? i : light;
        carriers.add(i);
        int behind = particle(tokens, i, i + 1) ? i + 2 : i + 1;
        int noun = lemma.equals("engage-in") ? engaged(tokens, behind) : nominal(tokens, behind);
        if (noun > 0) {
          carriers.add(noun);
          String word = tokens.get(noun).lower();
          Set<String> named = Deeds.ofNoun(word).or(() -> Deeds.ofGerund(word)).orElseThrow();
          boolean work = noun + 1 < tokens.size() && tokens.get(noun + 1).in(WORK);
          if (work) {
            carriers.add(noun + 1);
          }
          return new Deed(named, lemma, i, carriers, negated);
        }
      } else if (verb) {
        main = main.isEmpty() ? lemma : main;
        at = i;
        deeds.addAll(keptSo(tokens, i, lemma) ? Set.of("=keep-so") : Deeds.ofVerb(lemma));
        carriers.add(i);
        if (Deeds.supports(lemma)) {
          supported(tokens, i).ifPresent(deeds::addAll);
        }
        if (main.equals("use")) {
          purpose(tokens, i).ifPresent(deeds::addAll);
        }
        if (!coordinated(tokens, i)) {
          break;
        }
      }
      i++;
    }
    if (deeds.isEmpty() && !tokens.isEmpty()) {
      main = lemma(tokens, Math.max(0, light)); // "refrain from taking leave": to take
      boolean bare = Set.of("make", "ensure").contains(main); // "make sure you aren't the owner"
      Set<String> made = supported(tokens, Math.max(0, light)).orElse(Set.of());
      deeds.addAll(bare ? made : Deeds.lightOrKnown(main));
      object(tokens, Math.max(0, light)).flatMap(Deeds::ofNoun).ifPresent(deeds::addAll);
      carriers.add(0);
    }
    return new Deed(deeds, main, at, carriers, negated);
  }

  /** "Avoid copying lists", whatever the tagger takes the gerund for. */
  private static boolean avoided(List<Token> tokens, int at) {
    boolean from = at > 1 && tokens.get(at - 1).is("from");
    return Deeds.negative(lemma(tokens, from ? at - 2 : at - 1))
        && Verbs.baseOfGerund(tokens.get(at).lower()).filter(Deeds::isVerb).isPresent();
  }

  /** "The right referred to in paragraph 1": a participle that says which. */
  private static boolean describes(List<Token> tokens, int at) {
    return tokens.get(at).lower().endsWith("ed")
        && tokens.get(at - 1).nominal()
        && at + 1 < tokens.size()
        && (tokens.get(at + 1).tagged("ADP") || tokens.get(at + 1).is("to"));
  }

  /** "Keep medical information confidential" says how it is treated, not that it is stored. */
  private static boolean keptSo(List<Token> tokens, int at, String lemma) {
    return Set.of("keep", "hold", "maintain").contains(lemma)
        && tokens.subList(at + 1, tokens.size()).stream()
            .filter(token -> token.in(STATES))
            .anyMatch(
                token -> {
                  int next = tokens.indexOf(token) + 1;
                  return next >= tokens.size() || !tokens.get(next).nominal();
                });
  }

  /** What something is used for: "use the addresses to advertise". */
  private static Optional<Set<String>> purpose(List<Token> tokens, int from) {
    for (int i = from + 1; i < tokens.size() - 1; i++) {
      Token verb = tokens.get(i + 1);
      if (tokens.get(i).is("to") && verb.tagged("VERB") && Deeds.known(verb.lemma())) {
        return Optional.of(Deeds.ofVerb(verb.lemma()));
      }
    }
    return Optional.empty();
  }

  private static String lemma(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.tagged("VERB")) {
      return token.lemma();
    }
    return Verbs.baseOfGerund(token.lower()).orElse(token.lower());
  }

  /** Place of the noun that names in what somebody engages; else 0. */
  private static int engaged(List<Token> tokens, int from) {
    for (int i = from; i < tokens.size() && phrase(tokens.get(i)); i++) {
      String word = tokens.get(i).lower();
      if (Deeds.ofNoun(word).or(() -> Deeds.ofGerund(word)).isPresent()) {
        return i;
      }
    }
    return 0;
  }

  /** Place of the noun that names the deed behind a light verb, before any other verb; else 0. */
  private static int nominal(List<Token> tokens, int from) {
    for (int i = from; i < Math.min(tokens.size(), from + 5); i++) {
      Token token = tokens.get(i);
      if ((token.tagged("VERB") && !token.lower().endsWith("ing"))
          || token.is("to")
          || token.is("that")) {
        return 0;
      }
      boolean heads =
          i + 1 < tokens.size() && (tokens.get(i + 1).is("of") || tokens.get(i + 1).is("by"));
      boolean work = i + 1 < tokens.size() && tokens.get(i + 1).in(WORK);
      boolean alone = i + 1 >= tokens.size() || !tokens.get(i + 1).nominal();
      boolean gerund = token.lower().endsWith("ing") && (i == from || work);
      if (gerund && (alone || work) && Deeds.ofGerund(token.lower()).isPresent()) {
        return i;
      }
      boolean grant =
          Deeds.ofNoun(token.lower()).filter(deeds -> deeds.contains("approve")).isPresent();
      if ((heads || gerund || grant) && Deeds.ofNoun(token.lower()).isPresent()) {
        return i;
      }
    }
    return 0;
  }

  /** Whether a word behind a verb belongs to it: "fill out". */
  static boolean particle(List<Token> tokens, int verb, int at) {
    String lemma = lemma(tokens, verb);
    return at == verb + 1
        && at < tokens.size()
        && tokens.get(at).in(PARTICLES)
        && phrasal(tokens, verb, lemma).equals(lemma + "-" + tokens.get(at).lower());
  }

  private static String phrasal(List<Token> tokens, int at, String lemma) {
    for (int i = at + 1; i < tokens.size(); i++) {
      String joined = lemma + "-" + tokens.get(i).lower();
      boolean onTo = // "pass the names of the members on to sponsors"
          tokens.get(i).is("on") && i + 1 < tokens.size() && tokens.get(i + 1).is("to");
      if (i >= at + 5 && !onTo) {
        continue;
      }
      boolean particle = tokens.get(i).in(PARTICLES) && (i == at + 1 || !tokens.get(i).is("for"));
      boolean limit = i + 1 < tokens.size() && tokens.get(i + 1).is("to"); // "up to two guests"
      boolean open = i == at + 1 && !limit && tokens.get(i).in(CLEAR) && OpenVerbs.isVerb(joined);
      if (particle && (open || Deeds.known(joined) || Deeds.light(joined))) {
        return joined;
      }
    }
    return lemma;
  }

  /** What the object of a verb names that only carries it: "lodge a protest" is to protest. */
  private static Optional<Set<String>> supported(List<Token> tokens, int at) {
    return object(tokens, at).flatMap(Deeds::ofObject);
  }

  /** The head of the object of a verb. */
  private static Optional<String> object(List<Token> tokens, int at) {
    String head = "";
    for (int i = at + 1; i < tokens.size() && phrase(tokens.get(i)); i++) {
      head = tokens.get(i).nominal() ? tokens.get(i).lower() : head;
    }
    return head.isEmpty() ? Optional.empty() : Optional.of(head);
  }

  private static boolean phrase(Token token) {
    return token.nominal()
        || token.tagged("DET")
        || token.tagged("ADJ")
        || token.tagged("NUM")
        || token.tagged("PRON")
        || token.in(CLEAR)
        || token.is("in");
  }

  /** Whether another verb is joined to this one: "copy or forward". */
  private static boolean coordinated(List<Token> tokens, int at) {
    for (int i = at + 1; i < Math.min(tokens.size(), at + 3); i++) {
      Token token = tokens.get(i);
      if (token.tagged("VERB") && i > at + 1) {
        return true;
      }
      if (!token.comma() && !Arrays.asList("or", "and").contains(token.lower())) {
        return false;
      }
    }
    return false;
  }
}
