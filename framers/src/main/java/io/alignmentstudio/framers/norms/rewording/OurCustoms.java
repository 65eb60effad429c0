package io.alignmentstudio.framers.norms.rewording;

import io.alignmentstudio.framers.language.Verbs;
import io.alignmentstudio.framers.norms.grammar.VerbKinds;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what "we" do as a rule where a word says that it is one: "we film minors only when a parent
 * agrees", "we travel by train by default", and in a code "if a source is paid, we say so". What we
 * do without such a word tells who we are.
 */
final class OurCustoms {
  private static final Pattern ONLY =
      Pattern.compile(
          "(?i)^we (?:will )?(?<verb>[a-z]+) (?<what>[^,;:]{2,80}?) only (?=(?:when|if|after|once|where|with (?:the |their |your |prior |written |our )*(?:\\w+ )?(?:approval|consent|permission))\\b)(?<rest>.*)$");

  private static final Pattern DEFAULT =
      Pattern.compile(
          "(?i)^we (?:always )?(?<verb>[a-z]+) (?<rest>(?!and\\b)[^;:]*? ?by default\\b[^;:]*)$");

  /** What programs do by default. */
  private static final Set<String> PROGRAMMED =
      Set.of(
          "enable",
          "disable",
          "run",
          "install",
          "set",
          "receive",
          "get",
          "render",
          "return",
          "load",
          "compile",
          "log",
          "start",
          "launch",
          "deploy",
          "configure",
          "ship",
          "have");

  private static final Pattern CASE =
      Pattern.compile(
          "(?i)^(?<front>(?:when|whenever|if|where|before|after) (?!(?:you|we)\\b)[^,;:]+, )we (?:also |always |then )?(?<verb>[a-z]+) (?<rest>[^;:]+)$");

  /** "So that readers can judge": how we have to do it. */
  private static final Pattern HELD =
      Pattern.compile(
          "(?i)^we (?:also |always )?(?<verb>[a-z]+) (?<rest>[^;:]*?\\bso (?:that )?(?:[a-z]+ ){1,3}can\\b[^;:]*)$");

  private static final Pattern PREFER =
      Pattern.compile(
          "(?i)^we (?:always |strongly )?prefer (?<what>[^;:]+? (?:over|to|rather than) [^;:]+)$");

  /** What a house does for itself or is glad of. */
  private static final Set<String> TALES =
      Set.of(
          "succeed",
          "win",
          "grow",
          "learn",
          "thrive",
          "improve",
          "celebrate",
          "collect",
          "process",
          "receive",
          "send",
          "get",
          "help",
          "launch",
          "open",
          "close",
          "move",
          "host",
          "earn",
          "pride",
          "live",
          "become",
          "build",
          "create",
          "make",
          "reach",
          "serve",
          "bring",
          "come",
          "go",
          "deliver",
          "produce",
          "achieve",
          "find",
          "met",
          "meet",
          "stand",
          "remain",
          "enjoy");

  private OurCustoms() {}

  /**
   * The order in a sentence that tells what we do, if it is one.
   *
   * @param code whether it stands in a code of conduct
   */
  static Optional<String> ordered(String sentence, boolean code) {
    Matcher only = ONLY.matcher(sentence);
    if (only.matches() && deed(only, true)) {
      return Optional.of(
          "We may %s %s only %s".formatted(verb(only), only.group("what"), only.group("rest")));
    }
    Matcher usual = DEFAULT.matcher(sentence);
    if (usual.matches() && deed(usual, true) && !PROGRAMMED.contains(verb(usual))) {
      return Optional.of("We must %s %s".formatted(verb(usual), usual.group("rest")));
    }
    if (!code || sentence.matches("(?i).*\\b(?:you|your)\\b.*")) {
      return Optional.empty();
    }
    Matcher prefer = PREFER.matcher(sentence);
    if (prefer.matches()) {
      return Optional.of("We should prefer " + prefer.group("what"));
    }
    Matcher held = HELD.matcher(sentence);
    if (held.matches() && deed(held, false)) {
      return Optional.of("We must %s %s".formatted(verb(held), held.group("rest")));
    }
    Matcher in = CASE.matcher(sentence);
    return in.matches() && deed(in, false)
        ? Optional.of("%swe must %s %s".formatted(in.group("front"), verb(in), in.group("rest")))
        : Optional.empty();
  }

  /**
   * Whether the verb says what somebody does.
   *
   * @param firm whether the sentence says so plainly that any such verb is one
   */
  private static boolean deed(Matcher matcher, boolean firm) {
    String verb = verb(matcher);
    return VerbKinds.conduct(verb, false)
        && (firm || Verbs.isPolicyVerb(verb))
        && !VerbKinds.AUXILIARIES.contains(verb)
        && !VerbKinds.possible(verb)
        && !TALES.contains(verb);
  }

  private static String verb(Matcher matcher) {
    return matcher.group("verb").toLowerCase(Locale.ROOT);
  }
}
