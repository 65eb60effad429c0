package io.alignmentstudio.lm.grounding;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request is decided by: its words and pairs of neighbouring words with TF-IDF weights (1 +
 * ln count, times ln((1 + texts) / (1 + texts that have it)) + 1, length 1), then its sentence
 * embedding and the constant 1. Words say what is asked for, embeddings what it is about.
 */
final class RequestFeatures {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}']+");

  /** A word of a single text tells nothing about others. */
  private static final int FEWEST_TEXTS = 2;

  private record Column(int index, double weight) {}

  private final Map<String, Column> columns;

  private RequestFeatures(Map<String, Column> columns) {
    this.columns = columns;
  }

  /** The words of some texts, each counted once. */
  static RequestFeatures of(List<String> texts) {
    List<String> different = texts.stream().distinct().toList();
    Map<String, Long> having =
        different.stream()
            .flatMap(text -> terms(text).keySet().stream())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    Map<String, Column> columns = new TreeMap<>();
    having.forEach(
        (term, count) -> {
          if (count >= FEWEST_TEXTS) {
            double rare = Math.log((1.0 + different.size()) / (1.0 + count)) + 1;
            columns.put(term, new Column(columns.size() + 1, rare));
          }
        });
    return new RequestFeatures(columns);
  }

  /** How often each word and pair of words occurs. */
  private static Map<String, Long> terms(String text) {
    List<String> words =
        WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    Stream<String> pairs =
        Stream.iterate(1, at -> at < words.size(), at -> at + 1)
            .map(at -> words.get(at - 1) + " " + words.get(at));
    return Stream.concat(words.stream(), pairs)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /** Number of values of a request with an embedding of so many. */
  int width(int embedding) {
    return columns.size() + embedding + 1;
  }

  /** The values of a request that are not zero, by ascending position from 1 on. */
  Feature[] of(String text, float[] embedding) {
    Map<Integer, Double> values = new TreeMap<>();
    terms(text)
        .forEach(
            (term, count) -> {
              Column column = columns.get(term);
              if (column != null) {
                values.put(column.index(), (1 + Math.log(count)) * column.weight());
              }
            });
    double length = Math.sqrt(values.values().stream().mapToDouble(value -> value * value).sum());
    List<Feature> features = new ArrayList<>();
    values.forEach((index, value) -> features.add(new FeatureNode(index, value / length)));
    for (int at = 0; at < embedding.length; at++) {
      features.add(new FeatureNode(columns.size() + at + 1, embedding[at]));
    }
    features.add(new FeatureNode(width(embedding.length), 1));
    return features.toArray(Feature[]::new);
  }
}
