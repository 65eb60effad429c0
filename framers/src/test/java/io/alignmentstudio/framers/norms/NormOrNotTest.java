package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.norms.LabelledSentence.Reading;
import io.alignmentstudio.framers.norms.drafts.Narration;
import io.alignmentstudio.framers.norms.drafts.Voices;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Norm or not a norm, on sentences of all genres that were labelled by hand. */
class NormOrNotTest {
  private static final double BAR = 0.85;

  /** One of the halves was not looked at, and has fewer sentences where texts are absent. */
  private static final double LOWEST_OF_A_HALF = 0.8;

  private static final double LOWEST_OF_CONDUCT = 0.9;
  private static final double LOWEST_OF_PARTS = 0.9;

  /** The words by which codes call those who follow them. */
  private static final Pattern WORKERS =
      Pattern.compile(
          "(?i)\\b(?:employees?|staff|members?|managers?|pursers?|anyone|everyone|partners|agents)\\b");

  @Test
  void normsAreToldFromTheRest() {
    List<LabelledSentence> sentences = sentences();
    Map<String, List<LabelledSentence>> halves =
        sentences.stream()
            .collect(
                Collectors.groupingBy(LabelledSentence::half, TreeMap::new, Collectors.toList()));
    halves.forEach(
        (half, rows) -> {
          System.out.println("norm or not, half " + half + ":");
          scores(rows, LabelledSentence::genre)
              .forEach((genre, score) -> System.out.println("  " + score.line(genre)));
          System.out.println("  " + all(rows).line("all"));
        });
    System.out.println("norm or not, both halves:\n  " + all(sentences).line("all"));
    if (Boolean.getBoolean("norms.show")) {
      halves.getOrDefault("develop", List.of()).forEach(NormOrNotTest::show);
    }

    assertThat(all(sentences).f1()).as("F1 of all sentences").isGreaterThanOrEqualTo(BAR);
    assertThat(halves.values())
        .allSatisfy(rows -> assertThat(all(rows).f1()).isGreaterThanOrEqualTo(LOWEST_OF_A_HALF));
  }

  private static Score all(List<LabelledSentence> sentences) {
    return scores(sentences, _ -> "all").getOrDefault("all", new Score(0, 0, 0, 0));
  }

  @Test
  void recitalsAndGuidanceNeverBind() {
    List<LabelledSentence> recitals =
        sentences().stream().filter(sentence -> !sentence.type().canBind()).toList();

    assertThat(recitals).isNotEmpty();
    assertThat(recitals).noneMatch(NormOrNotTest::found);
  }

  @Test
  void atLeastThreeHundredSentencesAreLabelled() {
    List<LabelledSentence> sentences = sentences();

    assertThat(sentences).extracting(LabelledSentence::id).doesNotHaveDuplicates();
    assertThat(sentences)
        .filteredOn(sentence -> sentence.place().isEmpty())
        .hasSizeGreaterThanOrEqualTo(200)
        .allMatch(sentence -> sentence.text().contains(sentence.sentence()));
  }

  @Test
  void normsAreToldFromTheRestInSentencesThatNothingWasTunedOn() {
    List<LabelledSentence> sentences = sentences("held-out.jsonl");
    System.out.println("norm or not, held out:");
    scores(sentences, LabelledSentence::genre)
        .forEach((genre, score) -> System.out.println("  " + score.line(genre)));
    System.out.println("  " + all(sentences).line("all"));

    assertThat(all(sentences).f1()).isGreaterThanOrEqualTo(LOWEST_OF_A_HALF);
  }

  @Test
  void conductCodesAreReadAsACarefulReaderReadsThem() {
    Map<String, List<LabelledSentence>> documents =
        sentences("conduct.jsonl").stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.half() + ": " + row.document(), TreeMap::new, Collectors.toList()));
    documents.forEach(
        (document, rows) -> {
          System.out.println("conduct code, " + all(rows).line(document));
          System.out.println("  right of those found: " + Parts.of(rows));
        });
    List<LabelledSentence> measured =
        sentences("conduct.jsonl").stream().filter(row -> row.half().equals("held-out")).toList();
    System.out.println("conduct code, " + all(measured).line("measured only"));
    Parts parts = Parts.of(measured);
    System.out.println("  right of those found: " + parts);

    assertThat(all(measured).f1()).isGreaterThanOrEqualTo(LOWEST_OF_CONDUCT);
    assertThat(parts.bearers().part()).isGreaterThanOrEqualTo(LOWEST_OF_PARTS);
    assertThat(parts.modalities().part()).isGreaterThanOrEqualTo(LOWEST_OF_PARTS);
  }

  private static List<LabelledSentence> sentences() {
    return sentences("sentences.jsonl");
  }

  private static List<LabelledSentence> sentences(String file) {
    List<String> absent = new ArrayList<>();
    List<LabelledSentence> sentences = LabelledSentence.read(file, absent);
    if (!absent.isEmpty()) {
      System.out.println(
          "left out %d sentences of documents that are not there: %s"
              .formatted(absent.size(), new TreeSet<>(absent)));
    }
    return sentences;
  }

  private static Map<String, Score> scores(
      List<LabelledSentence> sentences, Function<LabelledSentence, String> group) {
    Map<String, Score> scores = new TreeMap<>();
    for (LabelledSentence sentence : sentences) {
      if (!sentence.label().equals("open")) {
        scores.merge(
            group.apply(sentence),
            Score.of(sentence.label().equals("norm"), found(sentence)),
            Score::plus);
      }
    }
    return scores;
  }

  /** Whether a binding norm rests on the sentence. */
  private static boolean found(LabelledSentence sentence) {
    return !norms(sentence).isEmpty();
  }

  /** The norms that rest on the sentence. */
  private static List<Norm> norms(LabelledSentence sentence) {
    String words = squeezed(sentence.sentence());
    return sentence.analysed().norms().stream()
        .filter(norm -> norm.binding() && norm.modality() != Modality.DEFINITION)
        .filter(
            norm -> {
              String quote = squeezed(norm.quote());
              return words.contains(quote) || quote.contains(words);
            })
        .toList();
  }

  private static String squeezed(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static void show(LabelledSentence sentence) {
    boolean norm = sentence.label().equals("norm");
    if (!sentence.label().equals("open") && norm != found(sentence)) {
      NormExtraction extraction = sentence.analysed();
      System.out.println(
          "%s %s [%s] %s || %s"
              .formatted(
                  norm ? "MISSED" : "WRONG",
                  sentence.id(),
                  sentence.type(),
                  sentence.leadIn(),
                  sentence.sentence()));
      extraction.dropped().forEach(drop -> System.out.println("    " + drop));
      extraction.norms().stream()
          .map(Norm::statement)
          .forEach(text -> System.out.println("    = " + text));
    }
  }

  /** How many of something, of how many. */
  private record Share(int right, int all) {
    double part() {
      return all == 0 ? 1 : (double) right / all;
    }

    @Override
    public String toString() {
      return right + " of " + all;
    }
  }

  /** How many of the norms that were found have the parts that a reader gives them. */
  private record Parts(
      Share bearers, Share modalities, Share conditions, Share exceptions, Share limits) {
    static Parts of(List<LabelledSentence> sentences) {
      return new Parts(
          share(sentences, _ -> true, Parts::bearer),
          share(sentences, _ -> true, (read, norm) -> read.modalities().contains(norm.modality())),
          share(
              sentences,
              read -> read.condition().isPresent(),
              (read, norm) ->
                  has(
                      read.condition(),
                      List.of(norm.condition(), norm.deadline(), norm.exception()))),
          share(
              sentences,
              read -> read.exception().isPresent(),
              (read, norm) -> has(read.exception(), List.of(norm.exception()))),
          share(
              sentences,
              read -> read.limit().isPresent(),
              (read, norm) -> has(read.limit(), List.of(norm.deadline(), norm.threshold()))));
    }

    private static final Voices ALL = new Voices("employees", "employees");

    private static Share share(
        List<LabelledSentence> sentences,
        Predicate<Reading> counts,
        BiPredicate<Reading, Norm> right) {
      int all = 0;
      int good = 0;
      for (LabelledSentence sentence : sentences) {
        List<Norm> found =
            sentence.norm().filter(counts).map(_ -> norms(sentence)).orElse(List.of());
        if (!found.isEmpty()) {
          Reading read = sentence.norm().orElseThrow();
          all++;
          good += found.stream().anyMatch(norm -> right.test(read, norm)) ? 1 : 0;
        }
      }
      return new Share(good, all);
    }

    private static boolean bearer(Reading read, Norm norm) {
      return read.bearers().stream()
          .anyMatch(
              word ->
                  norm.bearer().contains(word)
                      || (word.equals("employees") && WORKERS.matcher(norm.bearer()).find()));
    }

    /** Whether a part has the words of its label, told of others. */
    private static boolean has(Optional<String> label, List<Optional<String>> parts) {
      String words = squeezed(Narration.of(PlainText.clean(label.orElseThrow()), ALL));
      return parts.stream()
          .flatMap(Optional::stream)
          .anyMatch(part -> squeezed(part).contains(words));
    }

    @Override
    public String toString() {
      return "bearer %s, modality %s, condition %s, exception %s, threshold or deadline %s"
          .formatted(bearers, modalities, conditions, exceptions, limits);
    }
  }

  /** How many were found rightly, wrongly, and not. */
  private record Score(int right, int wrong, int missed, int neither) {
    static Score of(boolean norm, boolean found) {
      return new Score(
          norm && found ? 1 : 0,
          !norm && found ? 1 : 0,
          norm && !found ? 1 : 0,
          norm || found ? 0 : 1);
    }

    Score plus(Score other) {
      return new Score(
          right + other.right, wrong + other.wrong, missed + other.missed, neither + other.neither);
    }

    double f1() {
      return 2.0 * right / (2 * right + wrong + missed);
    }

    String line(String name) {
      return "%-20s %4d sentences, %4d norms: precision %s, recall %s, F1 %s"
          .formatted(
              name,
              right + wrong + missed + neither,
              right + missed,
              figure(right, right + wrong),
              figure(right, right + missed),
              figure(2 * right, 2 * right + wrong + missed));
    }

    private static String figure(int part, int whole) {
      return whole == 0 ? "-" : "%.3f".formatted((double) part / whole);
    }
  }
}
