package io.alignmentstudio.framers.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.rows.ClauseQuotes;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TarrowbyConflictsTest {
  private static final Pattern CITATION =
      Pattern.compile("(Guideline|Style Guide|Article) (\\d+(?:\\.\\d+)?)");
  private static final Pattern QUOTATION = Pattern.compile("\"([^\"]+)\"");

  /** Words between a citation and what it introduces. */
  private static final int NEAR = 60;

  private final ClauseQuotes quotes = Tarrowby.quotes();

  @Test
  void atLeastEightConflictsAreListed() throws IOException {
    assertThat(text().lines().filter(line -> line.matches("### K\\d+ .+")))
        .hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void everyConflictQuotesTwoDocumentsAndNamesAResolution() throws IOException {
    for (String conflict : text().split("(?m)^### ")) {
      if (conflict.startsWith("K")) {
        List<String> bullets = conflict.lines().filter(line -> line.startsWith("- ")).toList();
        assertThat(bullets).as(conflict).hasSize(2).allMatch(line -> line.contains("\""));
        assertThat(bullets.getFirst().substring(0, 8)).isNotEqualTo(bullets.get(1).substring(0, 8));
        assertThat(conflict).contains("**Resolution:**");
      }
    }
  }

  @Test
  void everyQuotedClauseStandsWhereTheListSaysAndWordForWord() throws IOException {
    List<String> wrong = new ArrayList<>();
    int checked = 0;
    for (String line : text().lines().toList()) {
      boolean bullet = line.matches("- (?:Guideline|Regulation|Style Guide).*");
      List<MatchResult> citations = CITATION.matcher(line).results().toList();
      Matcher quotation = QUOTATION.matcher(line);
      while (quotation.find()) {
        int start = quotation.start();
        for (MatchResult citation : citations) {
          String between = citation.end() <= start ? line.substring(citation.end(), start) : "\"";
          boolean introduces = between.length() <= NEAR && !between.matches(".*[\".;].*");
          if (introduces || (bullet && citation.equals(citations.getFirst()))) {
            checked++;
            if (!stands(citation, quotation.group(1))) {
              wrong.add(citation.group() + ": " + quotation.group());
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(checked).isGreaterThanOrEqualTo(55);
  }

  private boolean stands(MatchResult citation, String quote) {
    boolean article = citation.group(1).equals("Article");
    String policy =
        article ? "privacy" : citation.group(1).equals("Guideline") ? "conduct" : "style";
    String section = policy + ":" + (article ? "art-" : "") + citation.group(2);
    return quotes.resolve(policy, quote).stream()
        .anyMatch(id -> id.equals(section) || id.startsWith(section + "."));
  }

  private static String text() throws IOException {
    return Files.readString(Tarrowby.HOME.resolve("CONFLICTS.md"));
  }
}
