package io.alignmentstudio.auditors.judging;

import io.alignmentstudio.domain.NumberWords;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as comparable words: lower case, numbers as digits with their unit in one word ("EUR 75",
 * "€75" and "75 euros" are all {@code 75eur}), plurals and verb forms cut to a common stem.
 */
final class Words {
  private static final Pattern TOKEN =
      Pattern.compile("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\p{L}+");
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("eur", "eur"),
          Map.entry("euro", "eur"),
          Map.entry("euros", "eur"),
          Map.entry("usd", "usd"),
          Map.entry("dollar", "usd"),
          Map.entry("dollars", "usd"),
          Map.entry("gbp", "gbp"),
          Map.entry("pound", "gbp"),
          Map.entry("pounds", "gbp"),
          Map.entry("chf", "chf"),
          Map.entry("franc", "chf"),
          Map.entry("francs", "chf"),
          Map.entry("percent", "percent"));
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("written", "write"),
          Map.entry("wrote", "write"),
          Map.entry("given", "give"),
          Map.entry("gave", "give"),
          Map.entry("paid", "pay"),
          Map.entry("told", "tell"),
          Map.entry("kept", "keep"),
          Map.entry("made", "make"),
          Map.entry("taken", "take"),
          Map.entry("took", "take"),
          Map.entry("held", "hold"),
          Map.entry("sent", "send"),
          Map.entry("sold", "sell"),
          Map.entry("bought", "buy"),
          Map.entry("people", "person"),
          Map.entry("children", "child"),
          Map.entry("business", "business"),
          Map.entry("hrs", "hour"),
          Map.entry("mins", "minute"));
  private static final Set<String> STOP =
      List.of(
              ("a an the of to in on at for by with from and or is are be been being was were am as that"
                      + " this these those it its their them they he she his her you your we our us i me"
                      + " my any each such there here which who whom whose what when where how why into"
                      + " than then so if but do does did has have had will would shall should must may"
                      + " might can could also only up about per all some both either please yes")
                  .split(" "))
          .stream()
          .flatMap(word -> Stream.of(word, stem(word)))
          .collect(Collectors.toUnmodifiableSet());

  /** Words that turn a statement round. */
  static final Set<String> NEGATIONS = Set.of("not", "no", "never", "without", "nor", "neither");

  private Words() {}

  /** Lower-case text with plain quotes and dashes and with contractions written out. */
  static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\u2018\\u2019\\u201B\\u02BC`\\u00B4]", "'")
        .replaceAll("[\\u201C\\u201D\\u201E]", "\"")
        .replaceAll("[\\u2010-\\u2015\\u2212]", "-")
        .replaceAll("\\s*'\\s*(t|s|re|ve|ll|d|m)\\b", "'$1")
        .replaceAll("\\bcan(?:not|'t)\\b", "can not")
        .replaceAll("\\bwon't\\b", "will not")
        .replaceAll("n't\\b", " not")
        .replace("i'm", "i am")
        .replaceAll("\\b(we|you|they)'re\\b", "$1 are")
        .replaceAll("'ll\\b", " will")
        .replaceAll("'s\\b", "");
  }

  /** Every word in order, stop words included. */
  static List<String> all(String text) {
    String folded =
        fold(text)
            .replace("€", " eur ")
            .replace("$", " usd ")
            .replace("£", " gbp ")
            .replace("%", " percent ")
            .replaceAll("\\bper cent\\b", "percent")
            .replaceAll("\\bbusiness days?\\b", "working day")
            .replaceAll("(\\d) ?, ?(\\d{3})\\b", "$1,$2")
            .replaceAll("\\b(eur|usd|gbp|chf) (\\d{1,3}) (\\d{3})\\b", "$1 $2,$3");
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(folded);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return stems(joinUnits(joinNumbers(tokens)));
  }

  /** The words that carry meaning, in order. */
  static List<String> content(String text) {
    return content(all(text));
  }

  static List<String> content(List<String> words) {
    return words.stream().filter(word -> !STOP.contains(word)).toList();
  }

  /** The distinct words that carry meaning. */
  static Set<String> contentSet(String text) {
    return new LinkedHashSet<>(content(text));
  }

  static int shared(Set<String> a, Set<String> b) {
    return (int) a.stream().filter(b::contains).count();
  }

  static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }

  /**
   * Sentences and lines, as they stand. A full stop within a reference, as tokenizers write them
   * ("(Code, 12. 2)"), ends no sentence.
   */
  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (String part :
        text.strip().split("(?<=[.!?])(?!\\s+\\d+\\s*(?:[),]|$))[\"')\\]]*\\s+|\\R+|(?<=;)\\s+")) {
      if (part.chars().anyMatch(Character::isLetterOrDigit)) {
        sentences.add(part.strip());
      }
    }
    return sentences;
  }

  /** Writes digits for number words: "twenty five", "one hundred and fifty", "two thousand". */
  private static List<String> joinNumbers(List<String> tokens) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      Optional<Integer> number = NumberWords.value(token);
      if (number.isEmpty()) {
        joined.add(isNumber(token) ? plainNumber(token) : token);
        continue;
      }
      long total = 0;
      long current = number.get();
      boolean tens = current >= 20;
      int next = i + 1;
      while (next < tokens.size()) {
        String word = tokens.get(next);
        Optional<Integer> more = NumberWords.value(word);
        if (word.equals("hundred")) {
          current *= 100;
          tens = true;
        } else if (word.equals("thousand")) {
          total = (total + current) * 1000;
          current = 0;
          tens = true;
        } else if (more.isPresent()
            && tens
            && (current % 100 == 0 || (current % 10 == 0 && more.get() < 10))) {
          current += more.get();
          tens = more.get() >= 20;
        } else if (!(word.equals("and")
            && current % 100 == 0
            && tens
            && next + 1 < tokens.size()
            && NumberWords.value(tokens.get(next + 1)).isPresent())) {
          break;
        }
        next++;
      }
      joined.add(Long.toString(total + current));
      i = next - 1;
    }
    return joined;
  }

  private static String plainNumber(String token) {
    String plain = token.replace(",", "");
    return plain.contains(".") ? plain.replaceAll("0+$", "").replaceAll("\\.$", "") : plain;
  }

  private static List<String> joinUnits(List<String> tokens) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      String unit = UNITS.getOrDefault(token, "");
      String nextUnit = UNITS.getOrDefault(next, "");
      if (isNumber(token) && !nextUnit.isEmpty()) {
        joined.add(token + nextUnit);
        i++;
      } else if (!unit.isEmpty() && !next.isEmpty() && isNumber(next)) {
        joined.add(next + unit);
        i++;
      } else {
        joined.add(unit.isEmpty() ? token : unit);
      }
    }
    return joined;
  }

  private static List<String> stems(List<String> tokens) {
    return tokens.stream().map(Words::stem).toList();
  }

  /** Cuts plurals, -ed, -ing and -al; the same for questions and answers, so it may be crude. */
  static String stem(String word) {
    if (word.length() <= 3 || isNumber(word)) {
      return word;
    }
    String irregular = IRREGULAR.get(word);
    String stem = irregular == null ? word : irregular;
    if (stem.equals("business")) {
      return stem;
    }
    if (stem.endsWith("ies") && stem.length() > 4) {
      stem = stem.substring(0, stem.length() - 3) + "y";
    } else if (stem.matches(".*(?:x|ch|sh|ss|z)es")) {
      stem = stem.substring(0, stem.length() - 2);
    } else if (stem.endsWith("s") && !stem.matches(".*(?:ss|us|is)")) {
      stem = stem.substring(0, stem.length() - 1);
    }
    if (stem.endsWith("ied") && stem.length() > 4) {
      stem = stem.substring(0, stem.length() - 3) + "y";
    } else if (stem.endsWith("ing") && stem.length() >= 6) {
      stem = undouble(stem.substring(0, stem.length() - 3));
    } else if (stem.endsWith("ed") && stem.length() >= 5 && !stem.endsWith("eed")) {
      stem = undouble(stem.substring(0, stem.length() - 2));
    } else if (stem.endsWith("al") && stem.length() >= 7) {
      stem = stem.substring(0, stem.length() - 2);
    }
    return stem.endsWith("e") && stem.length() >= 4 ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static String undouble(String stem) {
    int last = stem.length() - 1;
    boolean doubled =
        last >= 3
            && stem.charAt(last) == stem.charAt(last - 1)
            && "bdgmnprt".indexOf(stem.charAt(last)) >= 0;
    return doubled ? stem.substring(0, last) : stem;
  }
}
