package io.alignmentstudio.lm.grounding;

import io.alignmentstudio.lm.TextEmbedder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Ranks passages by meaning and by words: the cosine of sentence embeddings plus a share of BM25
 * (k₁ 1.2, b 0.75, divided by the best passage's). Adding scores finds more than adding reciprocal
 * ranks (Bruch et al., TOIS 2023, arXiv:2210.11934; on the example's held-out seeds too). A passage
 * means what it says and, to a lesser share, what its precedents say; a query that is itself a
 * precedent is found by the others. Where precedents are many, the embeddings are {@link Projection
 * mapped} first.
 */
public final class HybridIndex implements PassageIndex {
  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final double WORDS_SHARE = 0.3;

  /** Cosines with precedents count less: a clause without any must be found too. */
  private static final double PRECEDENT_SHARE = 0.8;

  private static final Set<String> STOP_WORDS =
      Set.of(
          ("a an and any are as at be been but by can could did do does for from had has have he her"
                  + " his how i if in into is it its may me my no not of on or our she should so"
                  + " than that the their them then there they this to up was we were what when"
                  + " where which who will with would you your")
              .split(" "));
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final List<Passage> passages;
  private final TextEmbedder embedder;
  private final Optional<Projection> projection;
  private final List<float[]> vectors;
  private final List<Sample> samples;
  private final Map<String, float[]> decided;
  private final Optional<DecisionModel> decisions;
  private final Map<String, List<Posting>> index = new HashMap<>();
  private final int[] lengths;
  private final double meanLength;

  private record Posting(int passage, int count) {}

  /** A precedent and the passages that it rests on. */
  @SuppressWarnings("ArrayRecordComponent") // never handed out
  private record Sample(String text, float[] vector, int[] passages) {}

  /** Embeds and counts passages without precedents. */
  public HybridIndex(List<Passage> passages, TextEmbedder embedder) {
    this(passages, List.of(), embedder);
  }

  /** Embeds and counts the passages; the embedder stays the caller's. */
  public HybridIndex(List<Passage> passages, List<Precedent> precedents, TextEmbedder embedder) {
    this.passages = List.copyOf(passages);
    this.embedder = embedder;
    List<float[]> said = embedder.embed(passages.stream().map(Passage::searchText).toList());
    List<Sample> embedded = samples(precedents);
    List<DecisionModel.Case> cases = cases(precedents, embedded);
    decided = new HashMap<>();
    cases.forEach(each -> decided.put(each.text(), each.vector()));
    decisions = DecisionModel.learn(cases);
    projection =
        Projection.learn(
            embedded.stream()
                .filter(sample -> sample.passages().length > 0)
                .map(sample -> new Projection.Pair(sample.vector(), sample.passages()))
                .toList(),
            said);
    vectors = projection.map(maps -> maps.passages(said)).orElse(said);
    samples = projection.map(maps -> mapped(embedded, maps)).orElse(embedded);
    lengths = new int[passages.size()];
    for (int passage = 0; passage < lengths.length; passage++) {
      int number = passage;
      count(passages.get(passage).searchText())
          .forEach(
              (word, count) -> {
                index
                    .computeIfAbsent(word, key -> new ArrayList<>())
                    .add(new Posting(number, count));
                lengths[number] += count;
              });
    }
    meanLength = Math.max(1, IntStream.of(lengths).average().orElse(1));
  }

  private List<Sample> samples(List<Precedent> precedents) {
    List<float[]> embedded = embedder.embed(precedents.stream().map(Precedent::text).toList());
    return IntStream.range(0, precedents.size())
        .mapToObj(
            at ->
                new Sample(
                    precedents.get(at).text(),
                    embedded.get(at),
                    IntStream.range(0, passages.size())
                        .filter(passage -> precedents.get(at).restsOn(passages.get(passage)))
                        .toArray()))
        .toList();
  }

  private static List<DecisionModel.Case> cases(List<Precedent> precedents, List<Sample> embedded) {
    return IntStream.range(0, precedents.size())
        .boxed()
        .flatMap(
            at ->
                precedents.get(at).decision().stream()
                    .map(
                        decision ->
                            new DecisionModel.Case(
                                precedents.get(at).text(),
                                embedded.get(at).vector(),
                                decision == Precedent.Decision.ANSWERED)))
        .toList();
  }

  private static List<Sample> mapped(List<Sample> samples, Projection maps) {
    List<float[]> vectors = maps.texts(samples.stream().map(Sample::vector).toList());
    return IntStream.range(0, samples.size())
        .mapToObj(
            at -> new Sample(samples.get(at).text(), vectors.get(at), samples.get(at).passages()))
        .toList();
  }

  private static Map<String, Integer> count(String text) {
    Map<String, Integer> count = new HashMap<>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .filter(word -> !STOP_WORDS.contains(word))
        .forEach(word -> count.merge(stem(word), 1, Integer::sum));
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
    List<float[]> said = embedder.embed(queries);
    List<float[]> embedded = projection.map(maps -> maps.texts(said)).orElse(said);
    return IntStream.range(0, queries.size())
        .mapToObj(query -> search(queries.get(query), embedded.get(query), limit))
        .toList();
  }

  @Override
  public List<Optional<Leaning>> leanings(List<String> queries) {
    if (decisions.isEmpty()) {
      return PassageIndex.super.leanings(queries);
    }
    List<String> others = queries.stream().filter(query -> !decided.containsKey(query)).toList();
    Iterator<float[]> embedded = embedder.embed(others).iterator();
    return queries.stream()
        .map(
            query -> {
              boolean own = decided.containsKey(query);
              float[] vector = own ? decided.get(query) : embedded.next();
              return decisions.map(model -> model.leaning(query, vector, own));
            })
        .toList();
  }

  private List<Passage> search(String query, float[] vector, int limit) {
    int count = passages.size();
    double[] scores = new double[count];
    for (int index = 0; index < count; index++) {
      scores[index] = cosine(vector, vectors.get(index));
    }
    for (Sample sample : samples) {
      if (!sample.text().equals(query)) {
        double likeness = PRECEDENT_SHARE * cosine(vector, sample.vector());
        for (int passage : sample.passages()) {
          scores[passage] = Math.max(scores[passage], likeness);
        }
      }
    }
    double[] words = bm25(count(query).keySet());
    double best = DoubleStream.of(words).max().orElse(0);
    if (best > 0) {
      for (int passage = 0; passage < count; passage++) {
        scores[passage] += WORDS_SHARE * words[passage] / best;
      }
    }
    return IntStream.of(order(scores)).limit(limit).mapToObj(passages::get).toList();
  }

  /** Indices by falling score; equal scores by rising index. */
  private static int[] order(double[] scores) {
    long[] keys = new long[scores.length];
    for (int index = 0; index < keys.length; index++) {
      // Scores of 32 bits above the index: one sort of primitives.
      int bits = Float.floatToIntBits((float) scores[index]);
      int ascending = bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
      keys[index] = ((long) ~ascending << 32) | index;
    }
    for (int index = 0; index < keys.length; index++) {
      keys[index] ^= Long.MIN_VALUE;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int rank = 0; rank < order.length; rank++) {
      order[rank] = (int) keys[rank];
    }
    return order;
  }

  private static double cosine(float[] left, float[] right) {
    double sum = 0;
    for (int at = 0; at < left.length; at++) {
      sum += (double) left[at] * right[at];
    }
    return sum;
  }

  private double[] bm25(Set<String> words) {
    double[] scores = new double[passages.size()];
    for (String word : words) {
      List<Posting> postings = index.getOrDefault(word, List.of());
      double rarity =
          Math.log(1 + (passages.size() - postings.size() + 0.5) / (postings.size() + 0.5));
      for (Posting posting : postings) {
        double length = 1 - B + B * lengths[posting.passage()] / meanLength;
        scores[posting.passage()] +=
            rarity * posting.count() * (K1 + 1) / (posting.count() + K1 * length);
      }
    }
    return scores;
  }
}
