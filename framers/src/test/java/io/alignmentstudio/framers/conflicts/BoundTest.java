package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
  @ParameterizedTest
  @CsvSource({
    "'worth up to EUR 75', MOST, 75, EUR",
    "'more than EUR 1,500.50', LEAST, 1500.5, EUR",
    "'exceed 8 % of the value', LEAST, 8, %",
    "'within three days', MOST, 72, time",
    "'not later than 72 hours', MOST, 72, time",
    "'within one school day', MOST, 33.6, time",
    "'within fourteen days', MOST, 336, time",
    "'at least sixty days', LEAST, 1440, time",
    "'for seven years', EXACT, 61362, time",
    "'no longer than 12 months', MOST, 8766, time",
    "'at least ten working days', LEAST, 336, time",
    "'60 words or fewer', MOST, 60, word",
    "'$2 million', EXACT, 2000000, USD",
    "'within a year', MOST, 8766, time",
    "'by a period not to exceed 3 years', MOST, 26298, time",
    "'at least twice per year', LEAST, 2, times a year",
    "'once every two years', LEAST, 0.5, times a year",
    "'on a quarterly basis', LEAST, 4, times a year",
  })
  void amountIsRead(String text, Bound.Limit limit, double value, String dimension) {
    Bound bound = Bound.in(text).getFirst();
    assertThat(bound.limit()).isEqualTo(limit);
    assertThat(bound.value()).isEqualTo(value);
    assertThat(bound.dimension()).isEqualTo(dimension);
  }
}
