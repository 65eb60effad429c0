package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rows that were kept, to refuse those that nearly repeat one of them: prompts and good answers are
 * both as near as the threshold by ROUGE-L, and no figure or negation tells them apart. Two rows
 * with one prompt are always one too many.
 */
final class NearRows {
  private static final Pattern DECISIVE = Pattern.compile("\\d[\\d.,]*|\\bnot\\b");

  private record Entry(
      String id, List<String> prompt, List<String> answer, List<String> decisive) {}

  private final double threshold;
  private final Map<String, String> because;
  private final Map<String, String> prompts = new HashMap<>();
  private final Map<String, MinHash<Entry>> near = new HashMap<>();

  /**
   * Starts with none.
   *
   * @param because takes, for each row that is refused, the one that it repeats; both by id
   */
  NearRows(double threshold, Map<String, String> because) {
    this.threshold = threshold;
    this.because = because;
  }

  /** Why a row is one too many; where it is not, it is kept. */
  Optional<String> refuse(Example row) {
    String kind = Texts.comparable(row);
    String text = Texts.normalised(row.prompt());
    String same = prompts.putIfAbsent(kind + " " + text, row.id());
    if (same != null) {
      because.put(row.id(), same);
      return Optional.of("exact duplicate");
    }
    Entry entry =
        new Entry(
            row.id(),
            List.of(text.split(" ")),
            List.of(Texts.normalised(String.join(" ", Texts.goodAnswers(row))).split(" ")),
            DECISIVE.matcher(row.prompt()).results().map(MatchResult::group).toList());
    MinHash<Entry> others = near.computeIfAbsent(kind, key -> new MinHash<>());
    long[] bands = MinHash.bands(entry.prompt());
    Optional<Entry> other =
        others.find(bands, kept -> near(entry, kept, row instanceof Example.Scenario));
    if (other.isPresent()) {
      because.put(row.id(), other.get().id());
      return Optional.of("near duplicate, ROUGE-L from " + threshold);
    }
    others.add(entry, bands);
    return Optional.empty();
  }

  private boolean near(Entry left, Entry right, boolean story) {
    return left.decisive().equals(right.decisive())
        && Rouge.f1(left.prompt(), right.prompt()) >= threshold
        && (story || Rouge.f1(left.answer(), right.answer()) >= threshold);
  }
}
