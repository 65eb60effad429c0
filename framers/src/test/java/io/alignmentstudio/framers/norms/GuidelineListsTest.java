package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Norms of lists that only what stands over, under or beside them makes plain. */
class GuidelineListsTest {
  @TempDir Path folder;

  /**
   * A part of a guideline in Markdown and the statements of all its norms.
   *
   * @param guideline everything before a line {@code =>}
   */
  record Example(String guideline, List<String> statements) {
    static Example of(String text) {
      String[] parts = text.split("\\n=>\\n?", -1);
      return new Example(parts[0], parts[1].lines().filter(line -> !line.isBlank()).toList());
    }

    @Override
    public String toString() {
      return guideline;
    }
  }

  private static Stream<Example> examples() {
    try (var lists = GuidelineListsTest.class.getResourceAsStream("guideline-lists.txt")) {
      return Stream.of(
              new String(lists.readAllBytes(), StandardCharsets.UTF_8).split("\\n-{10,}\\n"))
          .map(Example::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theStatementsOfAGuideline(Example example) throws IOException {
    Path file = folder.resolve("policy.md");
    Files.writeString(
        file, "# Handbook\n\nThis code applies to all employees.\n\n" + example.guideline());
    List<Clause> clauses =
        DocumentReader.read(file, new Regulation("code", "Code", Tier.MUST, 1)).clauses();
    NormExtractor extractor = new NormExtractor(Addressees.of(clauses), ClauseLists.of(clauses));

    assertThat(clauses.stream().flatMap(clause -> extractor.extract(clause).stream()))
        .extracting(norm -> norm.modality() + ": " + norm.statement())
        .containsExactlyElementsOf(example.statements());
  }
}
