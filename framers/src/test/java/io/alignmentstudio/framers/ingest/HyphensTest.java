package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HyphensTest {
  private static String joined(List<String> learnt, String... lines) {
    Hyphens hyphens = new Hyphens();
    learnt.forEach(hyphens::learn);
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      hyphens.append(text, line);
    }
    return text.toString();
  }

  @Test
  void partsThatAreWordsOfTheDocumentAndOfTheLanguageKeepTheirHyphen() {
    assertThat(joined(List.of("the opening and the hours of work"), "opening-", "hours apply"))
        .isEqualTo("opening-hours apply");
  }

  @Test
  void partsThatStandInOneLineOfTwoColumnsAreNoWords() {
    List<String> rows = List.of("sign the regis- sign the regis-", "ter today. ter today.");

    assertThat(joined(rows, "sign the regis-", "ter today.")).isEqualTo("sign the register today.");
  }
}
