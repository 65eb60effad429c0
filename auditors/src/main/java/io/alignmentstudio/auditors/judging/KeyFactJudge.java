package io.alignmentstudio.auditors.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts which key facts an answer contains.
 *
 * <p>Rules. A fact is found if its meaningful words stand close together in one sentence of the
 * answer, in any order, after folding case, plurals, verb forms, number words, currencies and
 * units. Alternatives in a fact are separated by {@code |}. The facts "yes" and "no" must open the
 * answer. Where the reference answer states a fact without a negation right before it, an answer
 * that negates it has not got it, and the reverse; numbers are exempt ("must not exceed EUR 75").
 * Only the first words of an answer count, {@value #LEAST_WORDS} or three times the reference
 * answer's, whichever is more: pouring out everything is not answering.
 *
 * <p>Limits: a fact said in other words is missed, and a fact among false statements is found.
 */
public final class KeyFactJudge {
  /** Words of an answer that are always looked at. */
  public static final int LEAST_WORDS = 60;

  private KeyFactJudge() {}

  /**
   * What was found.
   *
   * @param recall share of the facts found, 0 to 1
   * @param capped whether the answer was longer than what is looked at
   */
  public record Judgement(List<Finding> facts, double recall, boolean capped) {
    public Judgement {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One fact.
   *
   * @param evidence the sentence that it was found in, or why it does not count; may be empty
   */
  public record Finding(String fact, boolean found, String evidence) {}

  /**
   * Judges an answer.
   *
   * @throws IllegalArgumentException if there are no facts to look for
   */
  public static Judgement judge(String answer, List<String> keyFacts, String referenceAnswer) {
    if (keyFacts.isEmpty()) {
      throw new IllegalArgumentException("there are no key facts to look for");
    }
    int limit = Math.max(LEAST_WORDS, 3 * Words.all(referenceAnswer).size());
    List<String> sentences = new ArrayList<>();
    int words = 0;
    boolean capped = false;
    for (String sentence : Words.sentences(answer)) {
      int length = Words.all(sentence).size();
      if (words + length > limit) {
        capped = true;
        if (words == 0) {
          sentences.add(firstWords(sentence, limit));
        }
        break;
      }
      words += length;
      sentences.add(sentence);
    }
    List<Finding> findings = new ArrayList<>();
    for (String fact : keyFacts) {
      findings.add(find(fact, sentences, Words.sentences(referenceAnswer)));
    }
    long found = findings.stream().filter(Finding::found).count();
    return new Judgement(findings, found / (double) findings.size(), capped);
  }

  private static Finding find(String fact, List<String> answer, List<String> reference) {
    String opposite = "";
    for (String alternative : fact.split("\\|")) {
      String word = alternative.strip().toLowerCase(Locale.ROOT);
      if (word.equals("yes") || word.equals("no")) {
        if (!answer.isEmpty() && Words.fold(answer.getFirst()).matches(word + "\\b.*")) {
          return new Finding(fact, true, answer.getFirst());
        }
        continue;
      }
      Optional<Boolean> wanted =
          reference.stream().flatMap(s -> negated(alternative, s).stream()).findFirst();
      for (String sentence : answer) {
        Optional<Boolean> hit = negated(alternative, sentence);
        if (hit.isPresent() && wanted.orElse(hit.get()).equals(hit.get())) {
          return new Finding(fact, true, sentence);
        }
        if (hit.isPresent()) {
          opposite = "says the opposite: " + sentence;
        }
      }
    }
    return new Finding(fact, false, opposite);
  }

  /** Whether the sentence negates the fact; empty if the fact is not in the sentence. */
  private static Optional<Boolean> negated(String fact, String sentence) {
    List<String> wanted = Words.content(fact);
    if (wanted.isEmpty()) {
      wanted = Words.all(fact);
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = Words.all(sentence);
    int reach = reach(wanted);
    for (int start = 0; start < words.size(); start++) {
      if (!wanted.contains(words.get(start))) {
        continue;
      }
      List<String> missing = new ArrayList<>(wanted);
      int meaningful = 0;
      int negations = 0;
      for (int i = start; i < words.size() && meaningful < reach && !missing.isEmpty(); i++) {
        String word = words.get(i);
        boolean matched = missing.remove(word);
        if (!Words.content(List.of(word)).isEmpty()) {
          meaningful++;
        }
        if (!matched && Words.NEGATIONS.contains(word)) {
          negations++;
        }
      }
      if (missing.isEmpty()) {
        for (int i = Math.max(0, start - 2); i < start; i++) {
          negations += Words.NEGATIONS.contains(words.get(i)) ? 1 : 0;
        }
        boolean numeric = wanted.stream().allMatch(Words::isNumber);
        return Optional.of(!numeric && negations % 2 == 1);
      }
    }
    return Optional.empty();
  }

  /** In how many meaningful words a fact must stand; a number stands beside what it counts. */
  private static int reach(List<String> wanted) {
    if (wanted.size() == 1) {
      return 1;
    }
    return wanted.stream().anyMatch(Words::isNumber) ? wanted.size() + 1 : 2 * wanted.size() + 1;
  }

  private static String firstWords(String sentence, int count) {
    String[] words = sentence.split("\\s+");
    return String.join(" ", List.of(words).subList(0, Math.min(count, words.length)));
  }
}
