package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.lm.TextEmbedder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Ranks passages by meaning and by words: cosine of sentence embeddings and BM25 (k₁ 1.2, b 0.75),
 * fused by reciprocal rank (Cormack et al., SIGIR 2009, constant 60).
 */
public final class HybridIndex implements PassageIndex {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final int FUSION = 60;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final List<Passage> passages;
  private final TextEmbedder embedder;
  private final List<float[]> vectors;
  private final List<Map<String, Integer>> counts = new ArrayList<>();
  private final Map<String, Integer> documentFrequency = new HashMap<>();
  private final double meanLength;

  /** Embeds and counts the passages; the embedder stays the caller's. */
  public HybridIndex(List<Passage> passages, TextEmbedder embedder) {
    this.passages = List.copyOf(passages);
    this.embedder = embedder;
    vectors = embedder.embed(passages.stream().map(Passage::text).toList());
    long words = 0;
    for (Passage passage : passages) {
      Map<String, Integer> count = count(passage.text());
      counts.add(count);
      count.keySet().forEach(word -> documentFrequency.merge(word, 1, Integer::sum));
      words += count.values().stream().mapToInt(Integer::intValue).sum();
    }
    meanLength = passages.isEmpty() ? 1 : (double) words / passages.size();
  }

  private static Map<String, Integer> count(String text) {
    Map<String, Integer> count = new HashMap<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .forEach(match -> count.merge(stem(match.group()), 1, Integer::sum));
    return count;
  }

  /** Takes off the commonest endings, so that "gifts" finds "gift". */
  private static String stem(String word) {
    for (String ending : List.of("ing", "ed", "es", "s")) {
      if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  @Override
  public List<List<Passage>> search(List<String> queries, int limit) {
    List<float[]> embedded = embedder.embed(queries);
    return IntStream.range(0, queries.size())
        .mapToObj(query -> search(queries.get(query), embedded.get(query), limit))
        .toList();
  }

  private List<Passage> search(String query, float[] vector, int limit) {
    double[] fused = new double[passages.size()];
    addRanks(fused, index -> cosine(vector, vectors.get(index)));
    Map<String, Integer> words = count(query);
    addRanks(fused, index -> bm25(words, index));
    return IntStream.range(0, fused.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer index) -> -fused[index]))
        .limit(limit)
        .map(passages::get)
        .toList();
  }

  private static void addRanks(double[] fused, java.util.function.IntToDoubleFunction score) {
    double[] scores = IntStream.range(0, fused.length).mapToDouble(score).toArray();
    List<Integer> order =
        IntStream.range(0, fused.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer index) -> -scores[index]))
            .toList();
    for (int rank = 0; rank < order.size(); rank++) {
      fused[order.get(rank)] += 1.0 / (FUSION + rank + 1);
    }
  }

  private static double cosine(float[] left, float[] right) {
    double sum = 0;
    for (int at = 0; at < left.length; at++) {
      sum += (double) left[at] * right[at];
    }
    return sum;
  }

  private double bm25(Map<String, Integer> words, int index) {
    Map<String, Integer> count = counts.get(index);
    int length = count.values().stream().mapToInt(Integer::intValue).sum();
    double score = 0;
    for (String word : words.keySet()) {
      int frequency = count.getOrDefault(word, 0);
      if (frequency > 0) {
        int documents = documentFrequency.get(word);
        double rarity = Math.log(1 + (passages.size() - documents + 0.5) / (documents + 0.5));
        score +=
            rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / meanLength));
      }
    }
    return score;
  }
}
