package io.alignmentstudio.framers.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import simplenlg.framework.LexicalCategory;
import simplenlg.lexicon.Lexicon;

/** Forms of single English verbs: an irregular table, spelling rules and a lexicon of bases. */
public final class Verbs {
  private static final Map<String, String[]> IRREGULAR = new HashMap<>();
  private static final Map<String, String> BASE_OF_PAST = new HashMap<>();
  private static final Map<String, String> BASE_OF_PARTICIPLE = new HashMap<>();
  private static final Set<String> KNOWN = new HashSet<>();
  private static final Lexicon LEXICON = Lexicon.getDefaultLexicon();

  /**
   * Final consonant doubles although the verb has several syllables (British where they differ).
   */
  private static final Set<String> DOUBLES =
      Set.of(
          "submit",
          "refer",
          "occur",
          "permit",
          "commit",
          "transfer",
          "control",
          "cancel",
          "travel",
          "label",
          "prefer",
          "defer",
          "incur",
          "admit",
          "omit",
          "equip",
          "enrol",
          "compel",
          "format",
          "overlap",
          "program",
          "confer",
          "infer",
          "deter",
          "rebut",
          "regret",
          "emit",
          "remit",
          "allot",
          "patrol",
          "model",
          "signal",
          "counsel",
          "fulfil",
          "instil",
          "expel",
          "dispel",
          "propel",
          "unplug",
          "handicap",
          "input",
          "acquit",
          "outfit",
          "reformat",
          "resubmit",
          "channel",
          "level",
          "total",
          "rebel",
          "repel",
          "debug",
          "recur",
          "abet");

  static {
    for (String line : VerbTables.IRREGULAR.strip().split("\n")) {
      String[] forms = line.strip().split(" +");
      for (String prefix : List.of("", "re", "over", "under", "out", "mis", "with", "fore")) {
        if (prefix.isEmpty() || VerbTables.PREFIXED.contains(prefix + forms[0])) {
          String base = prefix + forms[0];
          String past = prefix + forms[1];
          String participle = prefix + forms[2];
          IRREGULAR.put(base, new String[] {past, participle});
          BASE_OF_PAST.putIfAbsent(past, base);
          BASE_OF_PARTICIPLE.putIfAbsent(participle, base);
          KNOWN.add(base);
        }
      }
    }
    KNOWN.addAll(List.of(VerbTables.POLICY_VERBS.strip().split("\\s+")));
  }

  private Verbs() {}

  /** Whether a word can be the base form of a verb. */
  public static boolean isBase(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return known(lower)
        || (lower.startsWith("re") && lower.length() > 6 && known(lower.substring(2)));
  }

  /** Whether a word is a base form, also of verbs that are mostly nouns: "machine", "vacuum". */
  public static boolean canBeBase(String word) {
    return isBase(word) || (word.length() > 2 && NounSenses.verb(word));
  }

  private static boolean known(String lower) {
    return KNOWN.contains(lower) || LEXICON.hasWord(lower, LexicalCategory.VERB);
  }

  /** Whether a word is far more often a verb than anything else, so that it may start an order. */
  public static boolean isPolicyVerb(String word) {
    return KNOWN.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The simple past: accepted, gave. */
  public static String past(String base) {
    if (base.equals("be")) {
      return "was";
    }
    String[] irregular = IRREGULAR.get(base);
    return irregular == null ? regularPast(base) : irregular[0];
  }

  /** The past participle: accepted, given. */
  public static String participle(String base) {
    if (base.equals("be")) {
      return "been";
    }
    String[] irregular = IRREGULAR.get(base);
    return irregular == null ? regularPast(base) : irregular[1];
  }

  private static String regularPast(String base) {
    if (base.endsWith("e")) {
      return base + "d";
    }
    if (consonantY(base)) {
      return base.substring(0, base.length() - 1) + "ied";
    }
    return doubled(base) + "ed";
  }

  /** The present participle: accepting, giving. */
  public static String gerund(String base) {
    if (base.endsWith("ie")) {
      return base.substring(0, base.length() - 2) + "ying";
    }
    if (base.endsWith("e") && !base.matches(".*(ee|oe|ye)") && !base.equals("be")) {
      return base.substring(0, base.length() - 1) + "ing";
    }
    return doubled(base) + "ing";
  }

  /** The third person singular: accepts, has. */
  public static String thirdPerson(String base) {
    return switch (base) {
      case "be" -> "is";
      case "have" -> "has";
      default -> {
        if (consonantY(base)) {
          yield base.substring(0, base.length() - 1) + "ies";
        }
        yield base.matches(".*(s|x|z|ch|sh|[^o]o)") ? base + "es" : base + "s";
      }
    };
  }

  /** The base of a past participle, if the word can be one. */
  public static Optional<String> baseOfParticiple(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (BASE_OF_PARTICIPLE.containsKey(lower)) {
      return Optional.of(BASE_OF_PARTICIPLE.getOrDefault(lower, lower));
    }
    if (!lower.endsWith("ed") || lower.length() < 4) {
      return Optional.empty();
    }
    String stem = lower.substring(0, lower.length() - 2);
    if (lower.endsWith("ied")) {
      return Optional.of(stem.substring(0, stem.length() - 1) + "y");
    }
    return Optional.of(base(stem));
  }

  /** The base of a gerund, if the word can be one. */
  public static Optional<String> baseOfGerund(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (!lower.endsWith("ing") || lower.length() < 5 || NOT_GERUNDS.contains(lower)) {
      return Optional.empty();
    }
    if (lower.matches("(l|d|t)ying")) {
      return Optional.of(lower.charAt(0) + "ie");
    }
    return Optional.of(base(lower.substring(0, lower.length() - 3)));
  }

  private static final Set<String> NOT_GERUNDS =
      Set.of(
          "during",
          "nothing",
          "something",
          "anything",
          "everything",
          "evening",
          "morning",
          "building",
          "string",
          "according",
          "regarding",
          "concerning",
          "following",
          "thing",
          "outstanding",
          "ongoing",
          "pending",
          "existing",
          "working");

  /** The base form of any form of a verb; a word that is no known form stays as it is. */
  static String lemma(String word) {
    if (isBase(word)) {
      return word;
    }
    if (word.endsWith("s")) {
      String singular = word.substring(0, word.length() - 1);
      String stem = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : singular;
      boolean silent = !isBase(stem) && word.endsWith("es");
      return silent && isBase(word.substring(0, word.length() - 2))
          ? word.substring(0, word.length() - 2)
          : stem;
    }
    return baseOfPast(word).or(() -> baseOfGerund(word)).orElse(word);
  }

  /** Simple past or participle to base. */
  static Optional<String> baseOfPast(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return BASE_OF_PAST.containsKey(lower)
        ? Optional.of(BASE_OF_PAST.getOrDefault(lower, lower))
        : baseOfParticiple(lower);
  }

  private static String base(String stem) {
    if (isBase(stem) && !(isBase(stem + "e") && !KNOWN.contains(stem))) {
      return stem;
    }
    if (isBase(stem + "e")) {
      return stem + "e";
    }
    int length = stem.length();
    if (length > 2 && stem.charAt(length - 1) == stem.charAt(length - 2)) {
      String single = stem.substring(0, length - 1);
      if (isBase(single) || DOUBLES.contains(single)) {
        return single;
      }
    }
    boolean silent =
        stem.matches(
                ".*([^aeiou]at|[iy]at|eat|is|iz|ys|yz|[cgvu]|[aeiou]r[sv]|[^aeiou]l|[ai]r|as|os|us|ut|uid|id|od|ud|[ea]ns)")
            && !stem.matches(".*(ial|eat|our|oid|[aeo]at|[aeo]id|ll|[aeo]ir|[aeiou]it|wl|rl)");
    return silent ? stem + "e" : stem;
  }

  private static boolean consonantY(String base) {
    return base.matches(".*[^aeiou]y");
  }

  private static String doubled(String base) {
    boolean oneSyllable = base.matches("[^aeiouy]*(qu)?[aeiouy][^aeiouwxy]");
    boolean prefixed =
        base.matches("(un|re|over|out|pre)[^aeiouy]+[aeiouy][^aeiouwxy]")
            && isBase(base.replaceFirst("^(un|re|over|out|pre)", ""));
    return oneSyllable || prefixed || DOUBLES.contains(base)
        ? base + base.charAt(base.length() - 1)
        : base;
  }
}
