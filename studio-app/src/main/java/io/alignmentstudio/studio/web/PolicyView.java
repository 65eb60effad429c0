package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Section;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Search and texts of the Policy tab. */
public final class PolicyView {
  private PolicyView() {}

  /** A part of a text; marked where a word of the search was found. */
  public record Segment(String text, boolean marked) {}

  /**
   * The clauses that a search found.
   *
   * @param words that every hit contains, in lower case
   * @param shown the first hits in reading order
   * @param found number of all hits
   */
  public record Hits(List<String> words, List<Clause> shown, int found) {
    public Hits {
      words = List.copyOf(words);
      shown = List.copyOf(shown);
    }
  }

  /** What a search looks for; blank and empty parts do not restrict it. */
  public record Query(String text, Optional<String> document, Optional<ClauseType> type) {
    boolean isEmpty() {
      return text.isBlank() && type.isEmpty();
    }
  }

  /** The name of a document in links. */
  public static String key(PolicyDocument document) {
    return document.regulation() + "/" + document.fileName();
  }

  static Hits search(List<PolicyDocument> documents, Query query, int limit) {
    List<String> words =
        Arrays.stream(query.text().toLowerCase(Locale.ROOT).strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    List<Clause> hits =
        documents.stream()
            .filter(
                document ->
                    query.document().isEmpty() || query.document().get().equals(key(document)))
            .flatMap(document -> document.root().clauses())
            .filter(clause -> query.type().isEmpty() || query.type().get() == clause.type())
            .filter(clause -> matches(clause, words))
            .toList();
    return new Hits(words, hits.stream().limit(limit).toList(), hits.size());
  }

  private static boolean matches(Clause clause, List<String> words) {
    String all =
        Stream.concat(
                Stream.of(clause.id(), clause.label(), clause.leadIn(), clause.text()),
                clause.headings().stream())
            .reduce("", (left, right) -> left + "\n" + right)
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(all::contains);
  }

  /** Splits a text where the words of a search stand in it. */
  public static List<Segment> segments(String text, List<String> words) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (words.isEmpty() || lower.length() != text.length()) {
      return List.of(new Segment(text, false));
    }
    List<Segment> segments = new ArrayList<>();
    int done = 0;
    while (done < text.length()) {
      int next = text.length();
      int length = 0;
      for (String word : words) {
        int at = lower.indexOf(word, done);
        if (at >= 0 && (at < next || (at == next && word.length() > length))) {
          next = at;
          length = word.length();
        }
      }
      if (next > done) {
        segments.add(new Segment(text.substring(done, next), false));
      }
      if (length > 0) {
        segments.add(new Segment(text.substring(next, next + length), true));
      }
      done = next + length;
    }
    return segments;
  }

  /** Whether a clause stands in a section or below it. */
  public static boolean contains(Section section, String clauseId) {
    return section.clauses().anyMatch(clause -> clause.id().equals(clauseId));
  }

  /** The words for a name of an enum: {@code list item}. */
  public static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A value for the query part of a link. */
  public static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
