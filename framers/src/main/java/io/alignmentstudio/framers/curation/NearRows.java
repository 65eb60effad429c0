package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rows that were kept, to refuse those that nearly repeat one of them: prompts and good answers are
 * both as near as the threshold by ROUGE-L, and no figure or negation tells them apart. Two rows
 * with one prompt are always one too many. Rows that quote their norm share its words by intent:
 * they are near to none, and none to them.
 */
final class NearRows {
  private static final Pattern DECISIVE = Pattern.compile("\\d[\\d.,]*|\\bnot\\b");

  /**
   * What is compared of a row.
   *
   * @param answer words of the good answers by number
   * @param bands of the prompt
   * @param quotes whether it only quotes its norm
   */
  @SuppressWarnings("ArrayRecordComponent") // read only, and compared by identity
  private record Entry(
      String id,
      ComparedText prompt,
      int[] answer,
      long[] bands,
      List<String> decisive,
      boolean quotes) {}

  /** What is known of rows from one round of curation to the next. */
  static final class Known {
    private final WordIds words = new WordIds();
    private final IdentityHashMap<Example, ComparedText> prompts = new IdentityHashMap<>();
    private final IdentityHashMap<Example, Entry> entries = new IdentityHashMap<>();

    /** What the row asks. */
    ComparedText prompt(Example row) {
      return prompts.computeIfAbsent(row, key -> words.read(Texts.normalised(key.prompt())));
    }

    private Entry of(Example row) {
      return entries.computeIfAbsent(row, this::read);
    }

    private Entry read(Example row) {
      ComparedText prompt = prompt(row);
      return new Entry(
          row.id(),
          prompt,
          words.words(Texts.normalised(String.join(" ", Texts.goodAnswers(row)))),
          MinHash.bands(List.of(prompt.text().split(" "))),
          DECISIVE.matcher(row.prompt()).results().map(MatchResult::group).toList(),
          row.provenance().toldBrieflyBecause().isPresent());
    }
  }

  private final double threshold;
  private final Known known;
  private final Map<String, String> because;
  private final Map<String, String> prompts = new HashMap<>();

  /** By kind with figures and negations: rows that differ in them are never near. */
  private final Map<String, MinHash<Entry>> near = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param because takes, for each row that is refused, the one that it repeats; both by id
   */
  NearRows(double threshold, Known known, Map<String, String> because) {
    this.threshold = threshold;
    this.known = known;
    this.because = because;
  }

  /** Why a row is one too many; where it is not, it is kept. */
  Optional<String> refuse(Example row) {
    String kind = Texts.comparable(row);
    Entry entry = known.of(row);
    String same = prompts.putIfAbsent(kind + " " + entry.prompt().text(), row.id());
    if (same != null) {
      because.put(row.id(), same);
      return Optional.of("exact duplicate");
    }
    if (entry.quotes()) {
      return Optional.empty();
    }
    MinHash<Entry> others =
        near.computeIfAbsent(kind + " " + entry.decisive(), key -> new MinHash<>());
    LikeText prompt = new LikeText(entry.prompt().words());
    LikeText answer = new LikeText(entry.answer());
    boolean story = row instanceof Example.Scenario;
    Optional<Entry> other =
        others.find(
            entry.bands(),
            kept ->
                prompt.isLike(kept.prompt().words(), threshold)
                    && (story || answer.isLike(kept.answer(), threshold)));
    if (other.isPresent()) {
      because.put(row.id(), other.get().id());
      return Optional.of("near duplicate, ROUGE-L from " + threshold);
    }
    others.add(entry, entry.bands());
    return Optional.empty();
  }
}
