package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataCommandTest {
  @TempDir private Path folder;

  @Test
  void everyFormatIsWrittenOfFramedRows() throws IOException {
    frameWithSeedsFromATable();
    for (String file :
        List.of(
            "chat.jsonl",
            "trl.jsonl",
            "alpaca.json",
            "sharegpt.json",
            "csv.csv",
            "parquet.parquet")) {
      String format = file.substring(0, file.indexOf('.'));
      CommandLineRun run = export(format, file, "--split", "all", "--with-clauses");
      assertThat(run.code()).as(run.error()).isZero();
      assertThat(run.out()).contains("Written: ", file);
      assertThat(folder.resolve(file)).isNotEmptyFile();
    }
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      int all =
          workspace.examples().count(Split.TRAINING) + workspace.examples().count(Split.HELD_OUT);
      assertThat(Files.readAllLines(folder.resolve("chat.jsonl"))).hasSize(all);
      assertThat(
              workspace.examples().handWritten(Split.TRAINING).size()
                  + workspace.examples().handWritten(Split.HELD_OUT).size())
          .isEqualTo(1);
    }
    JsonNode first =
        Json.read(Files.readAllLines(folder.resolve("chat.jsonl")).getFirst(), JsonNode.class);
    assertThat(first.get("messages").get(0).get("content").stringValue()).startsWith("Policy:\n- ");
  }

  @Test
  void exportedRowsAreThoseThatStudioTrainReads() throws IOException {
    frameWithSeedsFromATable();
    export("chat", "chat.jsonl");
    export("trl", "trl.jsonl");
    // Pairs are longer than the tiny model's 128 tokens.
    for (String objective :
        List.of("sft chat.jsonl ../lm/src/test/resources/tiny-llama", "dpo trl.jsonl embedded")) {
      String[] parts = objective.split(" ");
      CommandLineRun run =
          CommandLineRun.of(
              "train",
              parts[0],
              "--model",
              parts[2],
              "--data",
              folder.resolve(parts[1]).toString(),
              "--out",
              folder.resolve("out-" + parts[0]).toString(),
              "--set",
              "too-long=leave-out",
              "--estimate");
      assertThat(run.code()).as(run.error()).isZero();
    }
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    TinyPolicy.write(folder);
    CommandLineRun early = export("chat", "chat.jsonl");
    assertThat(early.code()).isEqualTo(ErrorCode.NO_INPUT.exitCode());
    assertThat(early.error()).contains("frame");
    assertThat(CommandLineRun.of("frame", "-w", folder.toString()).code()).isZero();

    assertThat(export("instructlab", "qna.yaml").error()).contains("--author");
    assertThat(export("instructlab", "qna.yaml", "--author", "ada").error())
        .contains("--regulation", "gifts, travel");
    CommandLineRun few =
        export("instructlab", "qna.yaml", "--author", "ada", "--regulation", "gifts");
    assertThat(few.code()).isEqualTo(ErrorCode.DATA.exitCode());
    assertThat(few.error()).contains("at least 5 clauses");
    assertThat(export("chat", "chat.jsonl", "--regulation", "gift").error())
        .contains("known are gifts, travel");
    assertThat(export("chat", "chat.csv").error()).contains("ends in .jsonl or .json");
    assertThat(folder.resolve("qna.yaml")).doesNotExist();
  }

  private void frameWithSeedsFromATable() throws IOException {
    TinyPolicy.write(folder);
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve("questions.csv"),
        """
        id,policy,question,answer,clause_quote
        q1,gifts,"Coffee from a customer, may I?","Yes, a cup.",may accept a cup of coffee
        """);
    Path settings = folder.resolve("studio.yaml");
    Files.writeString(settings, Files.readString(settings) + "seeds: seeds\n");
    CommandLineRun framed = CommandLineRun.of("frame", "-w", folder.toString());
    assertThat(framed.code()).as(framed.error()).isZero();
  }

  private CommandLineRun export(String format, String file, String... more) {
    String[] arguments = {
      "data", "export", "-w", folder.toString(), "--to", format, folder.resolve(file).toString()
    };
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandLineRun.of(all);
  }
}
