package io.alignmentstudio.workspace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudioYamlTest {
  @TempDir Path folder;

  @BeforeEach
  void documents() throws IOException {
    Files.createDirectories(folder.resolve("policies"));
    Files.writeString(folder.resolve("policies/conduct.md"), "# Conduct");
    Files.writeString(folder.resolve("policies/privacy: draft.md"), "# Privacy");
  }

  @Test
  void absentKeysTakeTheirDefaults() throws IOException {
    StudioConfig config =
        read(
            """
            name: my-co
            regulations:
              - id: conduct
                title: Code of Conduct
                documents: [policies/conduct.md]
            """);

    assertThat(config.model().embedded()).isTrue();
    assertThat(config.regulations().getFirst().tier()).isEqualTo(Tier.MUST);
    assertThat(config.training().sft().lora().targets()).isNotEmpty();
    assertThat(config.audit().gate().rules()).isNotEmpty();
    assertThat(config.audit().gate().rules().get(1).comparedBound())
        .isEqualTo(GateRule.Bound.LOWER);
    assertThat(config.suite()).isEmpty();
  }

  @Test
  void writtenFileReadsBackEqualAndExplainsEveryKey() throws IOException {
    StudioConfig config = sample();

    String text = StudioYaml.write(config);

    assertThat(read(text)).isEqualTo(config);
    assertThat(read(text).hash()).isEqualTo(config.hash());
    assertThat(text)
        .contains("# Name of the project, shown in reports.\nname: \"yes\"")
        .contains("- id: conduct")
        .contains("# suite:")
        .contains("\"policies/privacy: draft.md\"")
        .containsPattern("learning-rate: 0\\.\\d+\n");
  }

  @Test
  void keysWithoutAValueTakeTheirDefaults() throws IOException {
    assertThat(read(minimal() + "training:\nserver:\n  port:\n").training().seed()).isEqualTo(1);
  }

  @Test
  void everyProblemIsReportedAtOnceWithItsLine() {
    StudioException error =
        fails(
            """
            name: my-co
            regulatons: []
            regulations:
              - id: conduct
                title: Code
                tier: musst
                documents: [policies/conduct.md, policies/missing.md]
              - id: conduct
                titel: Again
                weight: -1
                documents: []
              - id: "a b"
                title: Third
                documents: [policies/conduct.md]
            training:
              threads: many
              sft:
                learning-rate: 0
                lora: {rnak: 3}
            audit:
              gate:
                rules:
                  - metric: verdict-accuracy
            server:
              port: 99999
            server:
              port: 1
            """);

    assertThat(error.code()).isEqualTo(ErrorCode.CONFIG);
    assertThat(error.getMessage())
        .contains("line 2: regulatons is no known key; did you mean \"regulations\"?")
        .contains("line 6: regulations[0].tier must be one of must, should, may")
        .contains("did you mean must?")
        .contains("line 7: the document \"policies/missing.md\" does not exist")
        .contains("line 8: the id \"conduct\" is already named in line 4")
        .contains("line 9: regulations[1].titel is no known key; did you mean \"title\"?")
        .contains("line 8: regulations[1].title is required")
        .contains("line 10: regulations[1].weight must be a finite number above 0, got -1")
        .contains("line 11: regulations[1].documents must not be empty")
        .contains("line 12: regulations[2].id must be letters")
        .contains("line 14: the document \"policies/conduct.md\" is already named in line 7")
        .contains("line 16: training.threads must be a whole number, got \"many\"")
        .contains("line 18: training.sft.learning-rate must be a finite number above 0, got 0")
        .contains("line 19: training.sft.lora.rnak is no known key; did you mean \"rank\"?")
        .contains("line 23: audit.gate.rules[0].minimum or maximum is needed")
        .contains("line 25: server.port must be from 0 to 65535, got 99999")
        .contains("line 26: server is given twice, first in line 24");
    assertThat(error.getMessage().lines().filter(line -> line.startsWith("  - "))).hasSize(16);
  }

  @Test
  void wrongShapesAreNamed() {
    assertThat(fails("name: [a]\nregulations: conduct.md\ntraining: 3\n").getMessage())
        .contains("line 1: name must be a single value, got a list")
        .contains("line 2: regulations must be a list (lines that start with \"- \")")
        .contains("line 3: training must be keys with values, got \"3\"");
    assertThat(fails("- a\n").getMessage()).contains("must be keys with values, got a list");
    assertThat(fails("").getMessage()).contains("the file is empty");
    assertThat(fails("# only a comment\n").getMessage()).contains("the file is empty");
  }

  @Test
  void invalidYamlNamesItsLine() {
    assertThat(fails("name: x\n  bad: [1\nother: }\n").getMessage())
        .contains("studio.yaml, line 2")
        .contains("not valid YAML");
    assertThat(fails("name: x\n---\nname: y\n").getMessage()).contains("second YAML document");
    assertThat(fails("name: x\nserver:\n\tport: 1\n").getMessage())
        .contains("not valid YAML", "TAB");
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThat(fails(minimal() + "framing: {seed: 99999999999999999999}\n").getMessage())
        .contains("framing.seed must be from -9223372036854775808 to 9223372036854775807");
    assertThat(fails(minimal() + "training: {threads: 4294967296}\n").getMessage())
        .contains("training.threads must be from");
    assertThat(fails(minimal() + "training: {sft: {learning-rate: NaN}}\n").getMessage())
        .contains("must be a number, got \"NaN\"");
  }

  @Test
  void missingFileSaysWhatToDo() {
    assertThatThrownBy(() -> StudioYaml.read(folder.resolve("studio.yaml")))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_INPUT))
        .hasMessageContaining("run studio init");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Files.write(
        folder.resolve("studio.yaml"), "name: Müller".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> StudioYaml.read(folder.resolve("studio.yaml")))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void readersDoNotNeedTheDocuments() throws IOException {
    Path file = folder.resolve("studio.yaml");
    Files.writeString(file, minimal().replace("conduct.md", "gone.md"));

    assertThat(StudioYaml.readSettings(file).name()).isEqualTo("x");
    assertThatThrownBy(() -> StudioYaml.read(file)).hasMessageContaining("gone.md");
  }

  @Test
  void missingModelFolderIsReported() {
    assertThat(fails(minimal() + "model: {base: models/none}\n").getMessage())
        .contains("the model folder \"models/none\" does not exist");
  }

  @Test
  void settingsMadeInCodeKeepTheSameRules() {
    assertThatThrownBy(() -> new DpoConfig(-1, 1, 0, 0.1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("epochs must be from 0 to 10000, got -1")
        .hasMessageContaining("learning-rate must be a finite number above 0, got 0");
  }

  @Test
  void noTeacherIsAskedUnlessOneIsNamed() throws IOException {
    assertThat(read(minimal()).teacher()).isEmpty();
    TeacherConfig teacher =
        read(minimal() + "teacher: {base-url: \"https://models.example/v1\", model: big}\n")
            .teacher()
            .orElseThrow();
    assertThat(teacher.writesRows()).isTrue();
    assertThat(teacher.norms()).isFalse();
    assertThat(teacher.apiKeyVariable()).isEmpty();
    assertThat(teacher.answerFormat()).isEqualTo(AnswerFormat.AUTO);
  }

  @Test
  void problemsOfATeacherAreReportedWithoutRepeatingAKey() {
    StudioException error =
        fails(
            minimal()
                + """
                teacher:
                  base-url: https://me:secret@models.example/v1
                  model: big
                  api-key-variable: sk-secret-1234
                  maximum-cost: 5
                  retries: 100
                """);

    assertThat(error.getMessage())
        .contains("teacher.base-url must be an http or https address without user")
        .contains("teacher.api-key-variable must be the name of an environment variable")
        .contains("teacher.maximum-cost needs input-price or output-price")
        .contains("teacher.retries must be from 0 to 20, got 100")
        .doesNotContain("secret");
  }

  @Test
  void aRegulationHoldsRulesUnlessItSaysSo() throws IOException {
    assertThat(read(minimal()).regulations().getFirst().kind()).isEqualTo(DocumentKind.RULES);
    assertThat(
            read(minimal().replace("title:", "kind: story, title:"))
                .regulations()
                .getFirst()
                .kind())
        .isEqualTo(DocumentKind.STORY);
  }

  @Test
  void aMisspeltKeyHasItsNearestKnownOne() {
    assertThat(Words.nearest("learningRate", List.of("learning-rate", "epochs")))
        .contains("learning-rate");
    assertThat(Words.nearest("zzz", List.of("learning-rate", "epochs"))).isEmpty();
  }

  private static String minimal() {
    return """
    name: x
    regulations:
      - {id: conduct, title: Conduct, documents: [policies/conduct.md]}
    """;
  }

  private static StudioConfig sample() {
    return StudioConfig.of(
            "yes",
            List.of(
                new RegulationConfig(
                    "conduct", "Conduct: \"ours\"", Tier.MUST, 1, List.of("policies/conduct.md")),
                new RegulationConfig(
                    "privacy", "Privacy", Tier.MAY, 0.25, List.of("policies/privacy: draft.md"))))
        .withData(Optional.of("policies"), Optional.empty())
        .withModel(new ModelConfig("policies", Optional.of(512)));
  }

  private StudioConfig read(String yaml) throws IOException {
    Path file = folder.resolve("studio.yaml");
    Files.writeString(file, yaml);
    return StudioYaml.read(file);
  }

  private StudioException fails(String yaml) {
    return catchThrowableOfType(StudioException.class, () -> read(yaml));
  }
}
