package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTest {
  @ParameterizedTest
  @CsvSource({
    "Article 5 Grounds, art-5, Grounds",
    "ARTICLE IV. Rights, art-iv, Rights",
    "Chapter II – Handling, ch-ii, Handling",
    "§ 12a Duties, sec-12a, Duties",
    "Schedule 2 Fees, schedule-2, Fees",
    "4.2 Limits, 4.2, Limits",
    "4.2. Limits, 4.2, Limits",
    "4 Gifts, 4, Gifts",
    "(iv) fourth, iv, fourth",
    "B. Scope, b, Scope",
  })
  void headingLabelsAreFound(String heading, String key, String rest) {
    Label.Found found = Label.ofHeading(heading).orElseThrow();

    assertThat(found.label().key()).isEqualTo(key);
    assertThat(heading.substring(found.end())).isEqualTo(rest);
  }

  @ParameterizedTest
  @CsvSource({
    "Article 5 applies to all., false",
    "(a) first, true",
    "2019 was good, false",
    "e.g. this, false"
  })
  void runningTextHasNoLabel(String text, boolean labelled) {
    assertThat(Label.ofParagraph(text).isPresent()).isEqualTo(labelled);
  }

  @Test
  void letterOrRomanIsDecidedByTheOneBefore() {
    Label i = Label.ofParagraph("(i) x").orElseThrow().label();
    Label h = Label.ofParagraph("(h) x").orElseThrow().label();
    Label ii = Label.ofParagraph("(ii) x").orElseThrow().label();

    assertThat(i.family()).isEqualTo(Family.LOWER_ROMAN);
    assertThat(i.otherReading().orElseThrow().follows(h)).isTrue();
    assertThat(ii.follows(i)).isTrue();
  }
}
