package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.rows.RowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContaminationTest {
  private static final List<Example> TRAINED =
      List.of(
          trained("seed-1", "Who approves a gift of more than EUR 75 from a new supplier?"),
          trained("seed-2", "May I take my laptop to a customer in Norway next week?"));

  @TempDir Path folder;

  @Test
  void findsTheSameWordsInOtherPunctuation() throws IOException {
    assertThat(of("who approves a gift of more than EUR 75 from a new supplier"))
        .containsExactly(new Contamination.Finding("q-1", "seed-1"));
  }

  @Test
  void findsAlmostTheSameWords() throws IOException {
    assertThat(of("Who approves a gift of more than EUR 80 from a new supplier?"))
        .containsExactly(new Contamination.Finding("q-1", "seed-1"));
  }

  @Test
  void leavesOtherQuestionsOnTheSameSubjectAlone() throws IOException {
    assertThat(of("A new supplier has sent me a gift worth EUR 90. Whose approval do I need?"))
        .isEmpty();
  }

  private List<Contamination.Finding> of(String question) throws IOException {
    Files.writeString(
        folder.resolve("questions.jsonl"),
        "{\"id\":\"q-1\",\"policy\":\"conduct\",\"question\":\""
            + question
            + "\",\"answer\":\"The policy does not say.\",\"key_facts\":[],\"answerable\":false}\n");
    Problems problems = new Problems();
    RowFolder suite = RowFolder.read(folder, problems);
    assertThat(problems.messages()).isEmpty();
    return Contamination.of(suite, TRAINED);
  }

  private static Example trained(String id, String question) {
    return new Example.Instruction(
        id,
        "conduct",
        "question",
        question,
        "An answer.",
        List.of(),
        false,
        id,
        new Provenance(Optional.empty(), List.of(), List.of(), "seed", "seeds"));
  }
}
