package io.alignmentstudio.framers.review;

import static io.alignmentstudio.framers.review.NormSamples.CASH;
import static io.alignmentstudio.framers.review.NormSamples.LOAVES;
import static io.alignmentstudio.framers.review.NormSamples.RECORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review.Decision;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormTableTest {
  @TempDir Path folder;
  private final NormQueue queue = NormSamples.queue();

  @Test
  void aTableThatNobodyFilledInStoresNothing() {
    DecisionSheet sheet = DecisionSheet.open(written(queue, (norm, cells) -> {}));

    assertThat(sheet.ofNorms()).isTrue();
    assertThat(read(queue, sheet.file()).reviews()).isEmpty();
    assertThat(read(queue, sheet.file()).undecided()).isEqualTo(3);
  }

  @Test
  void decisionsComeBack() {
    DecisionSheet.Read<NormReview> read =
        read(
            queue,
            written(
                queue,
                (norm, cells) -> {
                  if (norm.equals(LOAVES.id())) {
                    cells.putAll(Map.of("decision", "Accept", "author", "Ada"));
                  } else if (norm.equals(CASH.id())) {
                    cells.putAll(
                        Map.of(
                            "decision",
                            "edit",
                            "reason",
                            "too hard",
                            "modality",
                            "Recommendation"));
                  } else {
                    cells.putAll(Map.of("decision", "reject", "reason", "no rule"));
                  }
                }));

    assertThat(read.reviews())
        .extracting(NormReview::decision)
        .containsExactly(Decision.ACCEPT, Decision.EDIT, Decision.REJECT);
    assertThat(read.reviews()).extracting(NormReview::author).containsExactly("Ada", "Bo", "Bo");
    assertThat(read.reviews().get(1).norm().modality()).isEqualTo(Modality.RECOMMENDATION);
    assertThat(read.reviews().get(2).found()).isEqualTo(RECORD);
    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("norms.csv:3", "says from now on: Employees should not accept cash");
  }

  @Test
  void everyFaultIsNamedByRowAndColumnAndNothingIsTaken() {
    Path file =
        written(
            queue,
            (norm, cells) -> {
              if (norm.equals(LOAVES.id())) {
                cells.put("modality", "obligation");
              } else if (norm.equals(CASH.id())) {
                cells.putAll(
                    Map.of(
                        "decision", "edit", "modality", "wish", "reason", "x", "action", "sing"));
              } else {
                cells.putAll(Map.of("decision", "reject", "version", "old"));
              }
            });

    assertThatThrownBy(() -> read(queue, file))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATA))
        .hasMessageContaining("norms.csv:2: column K: modality was changed without a decision")
        .hasMessageContaining("norms.csv:3: modality must be one of obligation")
        .hasMessageContaining("norms.csv:3: column N: action cannot be changed, only modality")
        .hasMessageContaining("norms.csv:4: " + RECORD.id() + " is not as it was shown")
        .hasMessageContaining("write the reason");
  }

  @Test
  void textsLikeFormulasAreGuardedAndComeBackAsTheyWere() throws IOException {
    Clause clause = ReviewSamples.clause("conduct:1", "=HYPERLINK must not be used by employees.");
    Norm found =
        NormSamples.numbered(
            new NormExtractor().extract(NormSamples.RULES).getFirst(), "conduct:1/1", clause);
    Norm formula =
        new Norm(
            found.id(),
            found.regulation(),
            found.clauseIds(),
            found.bearer(),
            found.modality(),
            found.action(),
            found.object(),
            found.counterparty(),
            found.condition(),
            found.exception(),
            found.threshold(),
            found.deadline(),
            found.binding(),
            "=HYPERLINK must not be used.",
            "=HYPERLINK must not be used",
            found.method());
    NormQueue own = new NormQueue(List.of(formula), List.of(), List.of(clause));

    Path file = written(own, (norm, cells) -> cells.put("decision", "accept"));

    assertThat(Files.readString(file)).contains("'=HYPERLINK must").doesNotContain(",=HYPER");
    assertThat(read(own, file).reviews())
        .singleElement()
        .satisfies(review -> assertThat(review.norm()).isEqualTo(formula));
  }

  @Test
  void aTableWithoutItsColumnsIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("norms.csv"), "norm,decision\nn1,accept\n");

    assertThatThrownBy(() -> read(queue, file))
        .hasMessageContaining("has no column 'version'")
        .hasMessageContaining("has no column 'reason'");
  }

  private static DecisionSheet.Read<NormReview> read(NormQueue queue, Path file) {
    return NormTable.read(DecisionSheet.open(file), queue, Optional.of("Bo"), ReviewSamples.NOW);
  }

  /** Exports the queue, changes its cells as a person would, and saves it. */
  private Path written(NormQueue own, BiConsumer<String, Map<String, String>> change) {
    try {
      Path place = Files.createTempDirectory(folder, "norms");
      Path exported = place.resolve("exported.csv");
      NormTable.write(own.items(), exported);
      CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
      StringBuilder text = new StringBuilder("\uFEFF");
      try (CSVParser parser = CSVParser.parse(Files.readString(exported).substring(1), format);
          CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
        printer.printRecord(parser.getHeaderNames());
        List<CSVRecord> records = new ArrayList<>(parser.getRecords());
        for (CSVRecord record : records) {
          Map<String, String> cells = new LinkedHashMap<>(record.toMap());
          change.accept(cells.get("places"), cells);
          printer.printRecord(parser.getHeaderNames().stream().map(cells::get));
        }
      }
      return Files.writeString(place.resolve("norms.csv"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
