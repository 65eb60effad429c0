package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rows that were kept, to refuse those that nearly repeat one of them: prompts and good answers are
 * both as near as the threshold by ROUGE-L, and no figure or negation tells them apart. Two rows
 * with one prompt are always one too many.
 */
final class NearRows {
  private static final Pattern DECISIVE = Pattern.compile("\\d[\\d.,]*|\\bnot\\b");

  private record Entry(List<String> prompt, List<String> answer, List<String> decisive) {}

  private final double threshold;
  private final Set<String> prompts = new HashSet<>();
  private final Map<String, MinHash<Entry>> near = new HashMap<>();

  NearRows(double threshold) {
    this.threshold = threshold;
  }

  /** Why a row is one too many; where it is not, it is kept. */
  Optional<String> refuse(Example row) {
    String kind = Texts.comparable(row);
    String text = Texts.normalised(row.prompt());
    if (!prompts.add(kind + " " + text)) {
      return Optional.of("exact duplicate");
    }
    Entry entry =
        new Entry(
            List.of(text.split(" ")),
            List.of(Texts.normalised(String.join(" ", Texts.goodAnswers(row))).split(" ")),
            DECISIVE.matcher(row.prompt()).results().map(MatchResult::group).toList());
    MinHash<Entry> others = near.computeIfAbsent(kind, key -> new MinHash<>());
    long[] bands = MinHash.bands(entry.prompt());
    if (others
        .find(bands, other -> near(entry, other, row instanceof Example.Scenario))
        .isPresent()) {
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
