package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.ReviewSamples.CLAUSE;
import static io.alignmentstudio.framers.review.ReviewSamples.NOW;
import static io.alignmentstudio.framers.review.ReviewSamples.PREFERENCE;
import static io.alignmentstudio.framers.review.ReviewSamples.QUESTION;
import static io.alignmentstudio.framers.review.ReviewSamples.ROWS;
import static io.alignmentstudio.framers.review.ReviewSamples.SCENARIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTableTest {
  @TempDir Path folder;
  private final ReviewQueue queue = new ReviewQueue(ROWS, List.of(), List.of(CLAUSE));

  @Test
  void aTableThatNobodyFilledInStoresNothing() {
    DecisionSheet.Read<Review> read = read(written((row, cells) -> {}));

    assertThat(read.reviews()).isEmpty();
    assertThat(read.undecided()).isEqualTo(3);
  }

  @Test
  void decisionsAndEditsComeBack() {
    DecisionSheet.Read<Review> read =
        read(
            written(
                (row, cells) -> {
                  if (row.equals(QUESTION.id())) {
                    cells.putAll(Map.of("decision", "Accept", "author", "Ada"));
                  } else if (row.equals(SCENARIO.id())) {
                    cells.putAll(
                        Map.of("decision", "edit", "reason", "tense", "prompt", "Ana kept\r\nit."));
                  } else {
                    cells.putAll(Map.of("decision", "reject", "reason", "silly"));
                  }
                }));

    assertThat(read.reviews())
        .extracting(Review::decision)
        .containsExactly(Review.Decision.ACCEPT, Review.Decision.EDIT, Review.Decision.REJECT);
    assertThat(read.reviews()).extracting(Review::author).containsExactly("Ada", "Bo", "Bo");
    assertThat(read.reviews().get(1).row().prompt()).isEqualTo("Ana kept\nit.");
    assertThat(read.reviews().get(2).row()).isEqualTo(PREFERENCE);
    assertThat(read.undecided()).isZero();
  }

  @Test
  void textsLikeFormulasAreGuardedAndComeBackAsTheyWere() throws IOException {
    Path file = written((row, cells) -> {});

    assertThat(Files.readString(file)).startsWith("\uFEFFrow,version,").contains("'=SUM(A1)");
    Path edited =
        written(
            (row, cells) -> {
              if (row.equals(PREFERENCE.id())) {
                cells.putAll(
                    Map.of("decision", "edit", "reason", "better", "answer", "'-1 is no answer."));
              }
            });
    Example.Preference row = (Example.Preference) read(edited).reviews().getFirst().row();
    assertThat(row.rejected()).isEqualTo("=SUM(A1) will do.");
    assertThat(row.chosen()).isEqualTo("-1 is no answer.");
  }

  @Test
  void everyFaultIsNamedByRowAndColumnAndNothingIsTaken() {
    Path file =
        written(
            (row, cells) -> {
              if (row.equals(QUESTION.id())) {
                cells.put("decision", "yes");
              } else if (row.equals(SCENARIO.id())) {
                cells.put("label", "compliant");
              } else {
                cells.putAll(Map.of("decision", "reject", "version", "old"));
              }
            });

    assertThatThrownBy(() -> read(file))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
        .hasMessageContaining("reviews.csv:2: column I: decision must be accept, edit or reject")
        .hasMessageContaining("reviews.csv:3: column O: label was changed without a decision")
        .hasMessageContaining("reviews.csv:4: " + PREFERENCE.id() + " is not as it was shown")
        .hasMessageContaining("reviews.csv:4: write the reason");
  }

  @Test
  void aTableWithoutItsColumnsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.csv"), "row,decision\na,accept\n");

    assertThatThrownBy(() -> read(file))
        .hasMessageContaining("mine.csv:1: has no column 'version'")
        .hasMessageContaining("has no column 'reason'");
  }

  @Test
  void whatTheFiltersWouldSayIsAWarning() {
    DecisionSheet.Read<Review> read =
        read(
            written(
                (row, cells) -> {
                  if (row.equals(QUESTION.id())) {
                    cells.putAll(
                        Map.of("decision", "edit", "reason", "r", "answer", "As said above."));
                    cells.put("prompt", "What is the the rule?");
                  }
                }));

    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("reviews.csv:2: the filters would say: doubled word");
  }

  private DecisionSheet.Read<Review> read(Path file) {
    return ReviewTable.read(DecisionSheet.open(file), queue, Optional.of("Bo"), NOW);
  }

  /** Exports the queue, changes its cells as a person would, and saves it. */
  private Path written(BiConsumer<String, Map<String, String>> change) {
    try {
      Path own = Files.createTempDirectory(folder, "review");
      Path exported = own.resolve("exported.csv");
      ReviewTable.write(queue.items(), exported);
      Path file = own.resolve("reviews.csv");
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      StringBuilder text = new StringBuilder("\uFEFF");
      try (CSVParser parser = CSVParser.parse(Files.readString(exported).substring(1), format);
          CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
        printer.printRecord(parser.getHeaderNames());
        for (var record : parser) {
          Map<String, String> cells = new LinkedHashMap<>();
          parser.getHeaderNames().forEach(name -> cells.put(name, record.get(name)));
          change.accept(cells.get("row"), cells);
          printer.printRecord(new ArrayList<>(cells.values()));
        }
      }
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
