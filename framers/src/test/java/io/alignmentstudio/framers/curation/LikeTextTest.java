package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTextTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1, 2",
    "7, 5, 3",
    "63, 64, 9",
    "64, 65, 4",
    "65, 63, 40",
    "128, 130, 6",
    "200, 1, 2"
  })
  void isTheF1OfTheSlowWay(int left, int right, int vocabulary) {
    Random random = new Random(left * 1000L + right);
    for (int i = 0; i < 50; i++) {
      int[] one = random.ints(left, 0, vocabulary).toArray();
      int[] other = random.ints(right, 0, vocabulary + 2).toArray();
      double slow = Rouge.f1(words(one), words(other));
      LikeText fast = new LikeText(one);

      assertThat(2.0 * fast.common(other) / (left + right)).isEqualTo(slow);
      assertThat(fast.isLike(other, slow)).isTrue();
      assertThat(fast.isLike(other, slow + 0.001)).isFalse();
    }
  }

  private static List<String> words(int[] numbers) {
    return IntStream.of(numbers).mapToObj(Integer::toString).toList();
  }
}
