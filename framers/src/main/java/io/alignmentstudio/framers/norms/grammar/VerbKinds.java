package io.alignmentstudio.framers.norms.grammar;

import io.alignmentstudio.framers.language.Verbs;
import java.util.Locale;
import java.util.Set;

/** What kind of thing a verb after a modal says. */
public final class VerbKinds {
  private static final Set<String> CONSTITUTIVE =
      Set.of(
          "apply",
          "mean",
          "enter",
          "prevail",
          "constitute",
          "lapse",
          "expire",
          "survive",
          "continue",
          "govern",
          "supersede",
          "count",
          "amount",
          "depend",
          "vary",
          "come",
          "take",
          "replace",
          "become");
  private static final Set<String> CONSTITUTIVE_BE =
      Set.of(
          "construed",
          "deemed",
          "regarded",
          "understood",
          "interpreted",
          "applicable",
          "considered",
          "entitled",
          "governed",
          "based",
          "subject",
          "valid",
          "effective",
          "null",
          "void",
          "bound",
          "the",
          "a",
          "an",
          "as",
          "without");

  /** What "cannot" denies the ability to do, not the leave. */
  private static final Set<String> IMPOSSIBLE =
      Set.of(
          "recover",
          "restore",
          "retrieve",
          "undo",
          "reverse",
          "revert",
          "regain",
          "vouch",
          "predict",
          "foresee",
          "anticipate",
          "overstate",
          "overemphasise",
          "overemphasize",
          "understate",
          "imagine",
          "succeed",
          "thrive",
          "survive");

  /** The same after "we", "I" and "it" only: to "employees cannot promise" it is forbidden. */
  private static final Set<String> BEYOND_US =
      Set.of(
          "guarantee",
          "promise",
          "tell",
          "know",
          "explain",
          "understand",
          "achieve",
          "detect",
          "determine",
          "ascertain",
          "identify");

  /** Nouns that announce what something is for. */
  private static final Set<String> AIMS =
      Set.of(
          "goal",
          "goals",
          "aim",
          "aims",
          "purpose",
          "purposes",
          "objective",
          "objectives",
          "intent",
          "intention",
          "idea",
          "mission",
          "vision",
          "challenge",
          "challenges",
          "task",
          "tasks",
          "role");

  private static final Set<String> POSSIBLE =
      Set.of(
          "have",
          "need",
          "feel",
          "know",
          "want",
          "wish",
          "encounter",
          "become",
          "suffer",
          "notice",
          "experience",
          "believe",
          "think",
          "face",
          "lose",
          "wonder",
          "prefer",
          "expect",
          "differ",
          "arise",
          "be",
          "result",
          "include",
          "cause",
          "lead",
          "vary",
          "come",
          "seem",
          "happen",
          "contain",
          "hear",
          "exist",
          "require",
          "occur",
          "find",
          "indicate");

  /** What "may not" leaves open of anybody: "some may not know". */
  private static final Set<String> UNSURE =
      Set.of(
          "know",
          "understand",
          "realise",
          "realize",
          "seem",
          "appear",
          "feel",
          "remember",
          "notice",
          "want",
          "wish",
          "like",
          "need",
          "agree",
          "succeed",
          "matter",
          "exist",
          "arise",
          "occur",
          "happen");

  /** What it leaves open of a thing: "the tool may not work". */
  private static final Set<String> UNSURE_OF_THINGS =
      Set.of(
          "qualify",
          "cover",
          "apply",
          "reflect",
          "represent",
          "work",
          "suit",
          "fit",
          "mean",
          "answer",
          "constitute",
          "amount",
          "function",
          "suffice",
          "capture",
          "address",
          "anticipate",
          "foresee",
          "help",
          "match",
          "result",
          "look",
          "describe",
          "list");

  /** The same after "be": "may not be aware". */
  private static final Set<String> UNSURE_STATES =
      Set.of(
          "aware",
          "clear",
          "clear-cut",
          "complete",
          "obvious",
          "apparent",
          "well",
          "sure",
          "acceptable",
          "appropriate",
          "able",
          "suitable",
          "reliable",
          "familiar",
          "ready",
          "comfortable",
          "enough",
          "possible",
          "sufficient",
          "exhaustive",
          "accurate",
          "correct",
          "true",
          "relevant",
          "feasible",
          "practical",
          "practicable",
          "necessary",
          "easy");

  /** What nobody but a person or a body does. */
  private static final Set<String> OF_SOMEBODY =
      Set.of(
          "ensure",
          "review",
          "notify",
          "inform",
          "check",
          "ask",
          "approve",
          "appoint",
          "train",
          "pay",
          "send",
          "contact",
          "investigate",
          "consult",
          "redact",
          "publish",
          "lock",
          "hire",
          "respond",
          "reply",
          "answer",
          "decide");

  /** Nouns that are verbs after a modal: "members may expense travel". */
  private static final Set<String> ALSO_NOUNS =
      Set.of(
          "expense",
          "carpool",
          "badge",
          "dial",
          "stream",
          "blog",
          "tweet",
          "text",
          "podcast",
          "bag",
          "bin",
          "water",
          "cycle",
          "bike",
          "phone",
          "bookmark",
          "convene");

  /** What somebody is, has or thinks: nothing that a code could order. */
  private static final Set<String> STATES =
      Set.of(
          "want",
          "value",
          "believe",
          "think",
          "know",
          "understand",
          "recognise",
          "recognize",
          "acknowledge",
          "appreciate",
          "hope",
          "wish",
          "need",
          "have",
          "like",
          "love",
          "see",
          "mean",
          "feel",
          "expect",
          "require",
          "become",
          "seem",
          "own",
          "guarantee",
          "warrant",
          "intend",
          "plan",
          "assume",
          "recommend",
          "encourage",
          "offer",
          "provide",
          "care",
          "aim",
          "strive",
          "prefer",
          "realise",
          "realize",
          "remember",
          "control",
          "endorse",
          "exist",
          "come",
          "live",
          "lose",
          "cost",
          "benefit",
          "cover",
          "pretend",
          "get",
          "look",
          "apply",
          "consider");

  public static final Set<String> AUXILIARIES =
      Set.of(
          "may", "must", "shall", "should", "can", "cannot", "could", "will", "would", "might",
          "am", "were", "did", "has", "had", "been");

  private VerbKinds() {}

  /** Whether a word that the lexicon has as a noun alone is a verb where one has to stand. */
  public static boolean deed(String word) {
    return ALSO_NOUNS.contains(word);
  }

  /** Whether a verb says what only a person or a body does, so that an acronym names one. */
  public static boolean ofSomebody(String verb) {
    return OF_SOMEBODY.contains(verb);
  }

  /** Whether a thing that does it states an effect: "the rule applies". */
  public static boolean constitutive(String verb) {
    return CONSTITUTIVE.contains(verb);
  }

  /** The same after "be": "is deemed". */
  public static boolean constitutiveAfterBe(String word) {
    return CONSTITUTIVE_BE.contains(word);
  }

  /** Whether "cannot" denies the ability to do it. */
  public static boolean impossible(String verb) {
    return IMPOSSIBLE.contains(verb);
  }

  /** The same after "we", "I" and "it" only. */
  public static boolean beyondUs(String verb) {
    return BEYOND_US.contains(verb);
  }

  /** Whether a noun announces what something is for. */
  public static boolean aim(String noun) {
    return AIMS.contains(noun);
  }

  /**
   * Whether "may not", and of things "cannot", tells that something perhaps is not so.
   *
   * @param second the word after the verb
   */
  public static boolean unsure(String verb, String second, boolean thing) {
    return UNSURE.contains(verb)
        || (thing && UNSURE_OF_THINGS.contains(verb))
        || (verb.equals("be") && UNSURE_STATES.contains(second));
  }

  /** Whether "may" tells that it can happen and not that it is allowed. */
  public static boolean possible(String verb) {
    return POSSIBLE.contains(verb);
  }

  /** Whether a verb says what somebody does, and not what somebody is, has or thinks. */
  public static boolean conduct(String verb, boolean denied) {
    String lower = verb.toLowerCase(Locale.ROOT);
    boolean state = STATES.contains(lower) && !(denied && lower.equals("offer"));
    return Verbs.isBase(lower) && !state && !lower.equals("be") && !lower.equals("do");
  }
}
