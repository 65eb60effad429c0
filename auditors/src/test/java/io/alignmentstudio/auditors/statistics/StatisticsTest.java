package io.alignmentstudio.auditors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.alignmentstudio.domain.Verdict;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void wilsonGivesThePublishedIntervals() {
    // Newcombe, Statistics in Medicine 17 (1998), p. 861, method 3: 81/263, 15/148, 0/20, 1/29.
    assertInterval(Wilson.interval(81, 263, 0.95), 0.2553, 0.3662);
    assertInterval(Wilson.interval(15, 148, 0.95), 0.0624, 0.1605);
    assertInterval(Wilson.interval(0, 20, 0.95), 0.0000, 0.1611);
    assertInterval(Wilson.interval(1, 29, 0.95), 0.0061, 0.1718);
    assertThat(Wilson.interval(20, 20, 0.95).upper()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> Wilson.interval(3, 2, 0.95));
  }

  @Test
  void wilsonBoundsSolveTheScoreEquation() {
    double z = Normal.twoSided(0.95);
    for (int items : List.of(1, 2, 7, 30)) {
      for (int successes = 0; successes <= items; successes++) {
        Interval interval = Wilson.interval(successes, items, 0.95);
        double p = successes / (double) items;
        for (double bound : List.of(interval.lower(), interval.upper())) {
          if (bound > 0 && bound < 1) {
            double score = Math.abs(p - bound) / Math.sqrt(bound * (1 - bound) / items);
            assertThat(score).isEqualTo(z, within(1e-9));
          }
        }
      }
    }
  }

  @Test
  void mcNemarEqualsTheEnumerationOfEveryOutcome() {
    for (int n = 0; n <= 16; n++) {
      for (int fixes = 0; fixes <= n; fixes++) {
        int extreme = 0;
        for (int outcome = 0; outcome < 1 << n; outcome++) {
          int k = Integer.bitCount(outcome);
          if (Math.min(k, n - k) <= Math.min(fixes, n - fixes)) {
            extreme++;
          }
        }
        assertThat(McNemar.exact(fixes, n - fixes))
            .isEqualTo(extreme / (double) (1 << n), within(1e-12));
      }
    }
    assertThat(McNemar.exact(10, 2)).isEqualTo(2 * 79 / 4096.0, within(1e-12));
  }

  @Test
  void tangoGivesTheReferenceInterval() {
    // PropCIs::scoreci.mp(25, 28, 618, 0.90)
    Interval interval = PairedDifference.tango(28, 25, 618, 0.90);
    assertInterval(interval, -0.0148, 0.0247);
    assertThat(interval.estimate()).isEqualTo(3 / 618.0);
  }

  @Test
  void tangoBoundsSolveTheScoreEquationAndMirror() {
    double z = Normal.twoSided(0.95);
    for (int[] table : new int[][] {{40, 20, 160}, {13, 3, 400}, {2, 2, 30}, {1, 7, 50}}) {
      Interval interval = PairedDifference.tango(table[0], table[1], table[2], 0.95);
      Interval mirrored = PairedDifference.tango(table[1], table[0], table[2], 0.95);
      assertThat(PairedDifference.score(table[0], table[1], table[2], interval.lower()))
          .isEqualTo(z, within(1e-9));
      assertThat(PairedDifference.score(table[0], table[1], table[2], interval.upper()))
          .isEqualTo(-z, within(1e-9));
      assertThat(mirrored.lower()).isEqualTo(-interval.upper(), within(1e-9));
    }
  }

  @Test
  void tangoKeepsItsWidthWhereNoPairDisagrees() {
    double z = Normal.twoSided(0.95);
    Interval interval = PairedDifference.tango(0, 0, 100, 0.95);
    assertThat(interval.upper()).isEqualTo(z * z / (100 + z * z), within(1e-9));
    assertThat(interval.lower()).isEqualTo(-interval.upper(), within(1e-9));
    assertThat(PairedDifference.tango(50, 0, 50, 0.95).upper()).isEqualTo(1, within(1e-9));
  }

  /** Sums the exact multinomial probability of every table of 25 pairs. */
  @Test
  void tangoCoversTheTruthByBruteForce() {
    int pairs = 25;
    for (double[] truth : new double[][] {{0.2, 0.1}, {0.4, 0.1}, {0.15, 0.15}, {0.5, 0.3}}) {
      double covered = 0;
      BinomialDistribution fixes = BinomialDistribution.of(pairs, truth[0]);
      for (int b = 0; b <= pairs; b++) {
        BinomialDistribution rest = BinomialDistribution.of(pairs - b, truth[1] / (1 - truth[0]));
        for (int c = 0; c <= pairs - b; c++) {
          if (PairedDifference.tango(b, c, pairs, 0.95).contains(truth[0] - truth[1])) {
            covered += fixes.probability(b) * rest.probability(c);
          }
        }
      }
      assertThat(covered).isBetween(0.93, 0.985);
    }
  }

  @Test
  void copiesOfAnItemAreNotMoreEvidence() {
    List<Double> values = IntStream.range(0, 20).mapToObj(i -> i % 4 == 0 ? 0.0 : 1.0).toList();
    List<String> alone = IntStream.range(0, 20).mapToObj(i -> "g" + i).toList();
    List<Double> copied = values.stream().flatMap(v -> Collections.nCopies(5, v).stream()).toList();
    List<String> groups = alone.stream().flatMap(g -> Collections.nCopies(5, g).stream()).toList();

    Interval once = Clusters.of(values, alone).rate(0.95);
    Interval fiveTimes = Clusters.of(copied, groups).rate(0.95);

    assertThat(once.method()).isEqualTo("Wilson");
    assertThat(fiveTimes.lower()).isEqualTo(once.lower(), within(0.01));
    assertThat(fiveTimes.upper()).isEqualTo(once.upper(), within(0.01));
    assertThat(fiveTimes.method()).isEqualTo("Wilson over 20 clusters");
  }

  @Test
  void unanimousClustersCountAsOneItemEach() {
    Clusters clusters = Clusters.of(Collections.nCopies(40, 1.0), groups(40, 4));
    assertThat(clusters.size()).isEqualTo(10);
    assertThat(clusters.rate(0.95).lower()).isEqualTo(Wilson.interval(10, 10, 0.95).lower());
    assertThat(clusters.mean(0.95, 500, 1).lower()).isBetween(0.7, 0.75);
  }

  @Test
  void bootstrapAgreesWithTheNormalApproximationAndItsSeed() {
    SplittableRandom random = new SplittableRandom(7);
    List<Double> values = IntStream.range(0, 400).mapToObj(i -> random.nextDouble()).toList();
    Clusters clusters = Clusters.of(values, groups(400, 1));
    Interval interval = clusters.mean(0.95, 4000, 3);
    double half = 1.96 * Math.sqrt(1 / 12.0 / 400);

    assertThat(interval.estimate()).isEqualTo(clusters.mean());
    assertThat(interval.upper() - interval.estimate()).isEqualTo(half, within(0.004));
    assertThat(interval.estimate() - interval.lower()).isEqualTo(half, within(0.004));
    assertThat(clusters.mean(0.95, 4000, 3)).isEqualTo(interval);
  }

  @Test
  void bootstrapOfThreeClustersEqualsTheEnumerationOfEveryDraw() {
    double[] sums = {0, 0.2, 1};
    double[] means = new double[27];
    for (int draw = 0; draw < 27; draw++) {
      means[draw] = (sums[draw / 9] + sums[draw / 3 % 3] + sums[draw % 3]) / 3;
    }
    Arrays.sort(means);
    Interval interval =
        Clusters.of(List.of(0.0, 0.2, 1.0), groups(3, 1)).difference(0.80, 20_000, 11);
    assertThat(interval.lower()).isEqualTo(means[2], within(0.01));
    assertThat(interval.upper()).isEqualTo(means[24], within(0.01));
  }

  @Test
  void identicalSidesDoNotMakeTheDifferenceCertain() {
    Interval interval =
        Clusters.of(Collections.nCopies(30, 0.0), groups(30, 3)).difference(0.95, 500, 1);
    assertThat(interval.estimate()).isZero();
    assertThat(interval.lower()).isLessThan(-0.2);
    assertThat(interval.upper()).isGreaterThan(0.2);
  }

  @Test
  void holmStepsDown() {
    // Same as p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R.
    assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005)))
        .containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(Holm.adjust(List.of())).isEmpty();
    assertThat(Holm.adjust(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
  }

  @Test
  void detectableEffectInvertsTheSampleSizeTable() {
    // Sample sizes of McNemar's test at 5 %, power 80 %.
    assertThat(Math.ceil(DetectableEffect.pairsNeeded(0.10, 0.20, 0.05, 0.8))).isEqualTo(155);
    assertThat(Math.ceil(DetectableEffect.pairsNeeded(0.05, 0.10, 0.05, 0.8))).isEqualTo(312);
    assertThat(DetectableEffect.paired(155, 0.20, 0.05, 0.8).orElseThrow())
        .isEqualTo(0.10, within(0.001));
    assertThat(DetectableEffect.paired(5, 0.2, 0.05, 0.8)).isEmpty();
    assertThat(DetectableEffect.paired(100, 0, 0.05, 0.8)).isEmpty();
  }

  @Test
  void kappaGivesTheTextbookValues() {
    assertThat(CohenKappa.of(new int[][] {{20, 5}, {10, 15}}).orElseThrow())
        .isEqualTo(0.4, within(1e-12));
    assertThat(CohenKappa.of(new int[][] {{45, 15}, {25, 15}}).orElseThrow())
        .isEqualTo(0.1304, within(1e-4));
    assertThat(CohenKappa.of(new int[][] {{9, 0}, {0, 0}})).isEmpty();
    assertThat(CohenKappa.of(new int[][] {{0, 0}, {0, 0}})).isEmpty();
  }

  @Test
  void confusionMatrixCountsTruthByRow() {
    ConfusionMatrix matrix =
        ConfusionMatrix.empty()
            .plus(Verdict.VIOLATION, Verdict.VIOLATION)
            .plus(Verdict.VIOLATION, Verdict.COMPLIANT)
            .plus(Verdict.COMPLIANT, Verdict.COMPLIANT);

    assertThat(matrix.count(Verdict.VIOLATION, Verdict.COMPLIANT)).isEqualTo(1);
    assertThat(matrix.recall(Verdict.VIOLATION)).hasValue(0.5);
    assertThat(matrix.precision(Verdict.COMPLIANT)).hasValue(0.5);
    assertThat(matrix.recall(Verdict.AMBIGUOUS)).isEmpty();
    assertThat(matrix.correct()).isEqualTo(2);
    assertThat(matrix.total()).isEqualTo(3);
  }

  private static List<String> groups(int items, int perGroup) {
    return IntStream.range(0, items).mapToObj(i -> "g" + i / perGroup).toList();
  }

  private static void assertInterval(Interval interval, double lower, double upper) {
    assertThat(interval.lower()).isEqualTo(lower, within(0.00006));
    assertThat(interval.upper()).isEqualTo(upper, within(0.00006));
  }
}
