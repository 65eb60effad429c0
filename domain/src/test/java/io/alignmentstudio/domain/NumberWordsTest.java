package io.alignmentstudio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NumberWordsTest {
  @Test
  void wordsHaveTheirValues() {
    assertThat(List.of("zero", "Twelve", "twenty", "thirty", "NINETY"))
        .extracting(word -> NumberWords.value(word).orElseThrow())
        .containsExactly(0, 12, 20, 30, 90);
    assertThat(NumberWords.value("several")).isEmpty();
  }

  @Test
  void aLongWordIsNotReadAsTheShortOneItBeginsWith() {
    Matcher matcher = Pattern.compile(NumberWords.PATTERN).matcher("fourteen sixty seventeen six");

    assertThat(matcher.results().map(found -> found.group()))
        .containsExactly("fourteen", "sixty", "seventeen", "six");
  }
}
