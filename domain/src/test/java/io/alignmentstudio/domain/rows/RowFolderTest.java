package io.alignmentstudio.domain.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.ResponseType;
import io.alignmentstudio.domain.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFolderTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  @Test
  void readsEveryKindOfRow() throws IOException {
    write(
        RowFolder.QUESTIONS,
        """
        {"id":"q1","policy":"conduct","question":"How much?","answer":"EUR 75.","key_facts":["EUR 75"],"clause_quote":"above EUR 75","answerable":true}

        {"id":"q2","policy":"conduct","question":"Pets?","answer":"The policy does not say.","key_facts":[],"answerable":false}
        """);
    write(
        RowFolder.SCENARIOS,
        """
        {"id":"s1","policy":"conduct","clause_quote":["one","two"],"scenario":"Ana takes cash.","label":"Violation","contrast_group":"g1","stratum":"hand-written"}
        {"id":"s2","policy":"conduct","clause_quote":"one","scenario":"Ana takes a gift.","label":"ambiguous","missing_fact":"its value"}
        """);
    write(
        RowFolder.REQUESTS,
        """
        {"id":"r1","policy":"conduct","bucket":"denied-edge","prompt":"Hide it.","expected":"refuse","clause_quote":"one"}
        {"id":"r2","policy":"conduct","bucket":"allowed_base","prompt":"Draft it.","expected":"A draft of the letter.","clause_quote":"one"}
        {"id":"r3","policy":"conduct","bucket":"allowed-edge","prompt":"Draft it.","expected":"partial-refusal","reference_answer":"Half of it.","clause_ids":["conduct:1.1"]}
        """);
    write(
        RowFolder.PREFERENCES,
        """
        {"id":"p1","policy":"style","prompt":"Hi","chosen":"Hello.","rejected":"Go away.","clause_quote":"one"}
        """);

    RowFolder rows = RowFolder.read(folder, problems);

    assertThat(problems.messages()).isEmpty();
    assertThat(rows.size()).isEqualTo(8);
    assertThat(rows.questions().get(1).answerable()).isFalse();
    assertThat(rows.questions().get(1).head().source().line()).isEqualTo(3);
    assertThat(rows.scenarios().getFirst().label()).isEqualTo(Verdict.VIOLATION);
    assertThat(rows.scenarios().getFirst().clauseQuotes()).containsExactly("one", "two");
    assertThat(rows.scenarios().getFirst().group()).isEqualTo("g1");
    assertThat(rows.scenarios().get(1).missingFact()).contains("its value");
    assertThat(rows.requests())
        .extracting(RequestRow::expected)
        .containsExactly(
            ResponseType.REFUSAL, ResponseType.FULL_ANSWER, ResponseType.PARTIAL_REFUSAL);
    assertThat(rows.requests().get(1).referenceAnswer()).contains("A draft of the letter.");
    assertThat(rows.requests().get(1).bucket()).isEqualTo(Bucket.ALLOWED_BASE);
    assertThat(rows.preferences().getFirst().bucket()).isEqualTo(Optional.empty());
  }

  @Test
  void writesWhatItReads() throws IOException {
    readsEveryKindOfRow();
    RowFolder rows = RowFolder.read(folder, problems);
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy);

    rows.write(copy);
    RowFolder again = RowFolder.read(copy, problems);

    assertThat(problems.messages()).isEmpty();
    assertThat(again.rows().map(RowFormat::json).toList())
        .isEqualTo(rows.rows().map(RowFormat::json).toList());
    assertThat(copy).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void writingRemovesKindsWithoutRows() throws IOException {
    readsEveryKindOfRow();
    RowFolder rows = RowFolder.read(folder, problems);

    new RowFolder(rows.questions(), List.of(), List.of(), List.of()).write(folder);

    assertThat(folder.resolve(RowFolder.QUESTIONS)).exists();
    assertThat(folder.resolve(RowFolder.SCENARIOS)).doesNotExist();
  }

  @Test
  void everyMalformedLineIsReportedWithItsPlace() throws IOException {
    write(
        RowFolder.SCENARIOS,
        """
        {"id":"s1","policy":"c","clause_quote":"q","scenario":"x","label":"complaint"}
        {"id":"s2","policy":"c","clause_quote":"q","scenario":"x","label":"ambiguous"}
        {"id":"s3","policy":"c","clause_quote":"q","scenario":"x","label":"violation","missing_fact":"y"}
        {"id":"s4","policy":"c","clause_quote":"q","senario":"x","label":"violation"}
        {"id":"s4","policy":"c","clause_quote":"q","scenario":"x","label":"violation"}
        {"id":"s5","policy":"c"
        ["s6"]
        {"id":"s7","policy":"c","scenario":"x","label":"violation"}
        {"id":"s8","policy":"c","clause_quote":[1, ""],"scenario":{},"label":"violation"}
        {"id":"s9","id":"s9","policy":"c","clause_quote":"q","scenario":"x","label":"violation"}
        """);

    RowFolder rows = RowFolder.read(folder, problems);

    assertThat(rows.scenarios()).isEmpty();
    String all = String.join("\n", problems.messages());
    assertThat(all)
        .contains(
            "scenarios.jsonl:1: field 'label' (column 59) must be one of compliant, violation, ambiguous")
        .contains("got 'complaint'; did you mean 'compliant'?")
        .contains("scenarios.jsonl:2: an ambiguous scenario must name the deciding fact")
        .contains("scenarios.jsonl:3: 'missing_fact' belongs to ambiguous scenarios only")
        .contains("scenarios.jsonl:4: field 'scenario' is missing or empty")
        .contains(
            "scenarios.jsonl:4: unknown field 'senario' (column 44); did you mean 'scenario'?")
        .contains("scenarios.jsonl:5: id 's4' is already used on line 4")
        .contains("scenarios.jsonl:6: is not JSON")
        .contains("scenarios.jsonl:7: must be a JSON object")
        .contains("scenarios.jsonl:8: field 'clause_quote' is missing")
        .contains("scenarios.jsonl:9: field 'scenario' (column 48) must be a text, got {}")
        .contains(
            "scenarios.jsonl:9: field 'clause_quote' (column 25) must hold texts that are not empty")
        .contains("scenarios.jsonl:10: is not JSON")
        .doesNotContain("REDACTED");
  }

  @Test
  void expectedIsCheckedAgainstItsBucketAndItsWords() throws IOException {
    write(
        RowFolder.REQUESTS,
        """
        {"id":"r1","policy":"c","bucket":"denied-base","prompt":"x","expected":"full-answer","clause_quote":"q"}
        {"id":"r2","policy":"c","bucket":"denied","prompt":"x","expected":"refusl","clause_quote":"q"}
        {"id":"r3","policy":"c","bucket":"denied-base","prompt":"x","expected":"Say no.","reference_answer":"No.","clause_quote":"q"}
        """);

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("requests.jsonl:1: bucket 'denied-base' contradicts expected 'full-answer'")
        .contains("requests.jsonl:2: field 'bucket' (column 25) must be one of allowed-base")
        .contains("got 'refusl'; did you mean 'refusal'?")
        .contains("requests.jsonl:3: 'expected' holds a text beside 'reference_answer'");
  }

  @Test
  void emptyFoldersEmptyFilesAndMisnamedFilesAreProblems() throws IOException {
    RowFolder.read(folder.resolve("nowhere"), problems);
    RowFolder.read(folder, problems);
    write(RowFolder.QUESTIONS, " \n");
    write(RowFolder.REQUESTS, "[{\"id\": 1}]");
    write("scenario.jsonl", "{}");
    write("Gifts.JSON", "{}");
    Files.write(folder.resolve(RowFolder.PREFERENCES), new byte[] {'{', (byte) 0xC3, '('});

    RowFolder.read(folder, problems);

    assertThat(String.join("\n", problems.messages()))
        .contains("nowhere: there is no such folder")
        .contains("questions.jsonl: is empty")
        .contains("requests.jsonl: is a JSON array; write one object on each line")
        .contains("scenario.jsonl: unknown file; did you mean 'scenarios.jsonl'?")
        .contains("Gifts.JSON: unknown file; known are questions.jsonl")
        .contains("preferences.jsonl: is not UTF-8 text");
  }

  @Test
  void byteOrderMarksAndWindowsLineEndsAreHarmless() throws IOException {
    write(
        RowFolder.QUESTIONS,
        "\uFEFF{\"id\":1,\"policy\":\"c\",\"question\":\"x\",\"answer\":\"y\"}\r\n\r\n");

    RowFolder rows = RowFolder.read(folder, problems);

    assertThat(problems.messages()).isEmpty();
    assertThat(rows.questions().getFirst().id()).isEqualTo("1");
    assertThat(rows.questions().getFirst().answerable()).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
