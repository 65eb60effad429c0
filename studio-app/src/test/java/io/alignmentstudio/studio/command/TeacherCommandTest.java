package io.alignmentstudio.studio.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.lm.ChatRequest;
import io.alignmentstudio.studio.web.FakeBackend;
import io.alignmentstudio.studio.web.FakeChatModel;
import io.alignmentstudio.studio.web.StudioServer;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.store.Split;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Frames with a teacher behind the studio's own endpoint, and behind a server that fails. */
class TeacherCommandTest {
  private static final String COFFEE = "a cup of coffee";

  @TempDir Path folder;

  @BeforeEach
  void workspace() throws IOException {
    TinyPolicy.write(folder);
  }

  @Test
  void theStudiosOwnEndpointCanTeach() throws IOException {
    FakeChatModel model = new FakeChatModel("aligned", 100_000, request -> answer(data(request)));
    try (StudioServer server = StudioServer.start(new FakeBackend().withAligned(model), 0)) {
      teacher(server.uri() + "v1");

      CommandLineRun first = frame();

      assertThat(first.code()).as(first.error()).isZero();
      assertThat(first.out()).contains("; teacher: ", "0 losses (reports/teacher-quarantine.json)");
      assertThat(rows("teacher:aligned")).isNotEmpty();
      assertThat(rows("template")).isNotEmpty();
      assertThat(stages())
          .anyMatch(
              stage -> stage.name().equals("teacher: items for rows") && stage.in() == stage.out());
      int asked = model.requests().size();
      assertThat(asked).isPositive();

      CommandLineRun second = frame();
      assertThat(second.code()).isZero();
      assertThat(model.requests()).hasSize(asked);
    }
  }

  @Test
  void withoutATeacherInTheSettingsNothingIsAskedAndNothingIsSaidOfIt() {
    CommandLineRun run = frame();

    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out() + run.error()).doesNotContainIgnoringCase("teacher");
    assertThat(folder.resolve("reports/teacher-quarantine.json")).doesNotExist();
  }

  @Test
  void whatFailsIsCountedAndAskedAgainByTheNextFrame() throws IOException {
    AtomicBoolean ill = new AtomicBoolean(true);
    HttpServer server =
        server(data -> ill.get() && data.path("words").asString().contains(COFFEE) ? 500 : 200);
    try {
      teacher("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");

      CommandLineRun first = frame();

      assertThat(first.code()).as(first.error()).isZero();
      assertThat(first.out()).contains("1 losses", "1 requests without an answer: frame again");
      assertThat(Files.readString(folder.resolve("reports/teacher-quarantine.json")))
          .contains("server error (500)", "gifts:1.3");
      assertThat(stages())
          .anyMatch(stage -> stage.dropped().getOrDefault("server error (500)", 0) == 1);
      assertThat(rows("teacher:aligned"))
          .isNotEmpty()
          .noneMatch(row -> row.provenance().quotes().toString().contains(COFFEE));

      ill.set(false);
      CommandLineRun second = frame();
      assertThat(second.out()).contains("0 losses").doesNotContain("without an answer");
      assertThat(rows("teacher:aligned"))
          .anyMatch(row -> row.provenance().quotes().toString().contains(COFFEE));
      assertThat(frame().out() + frame().error()).doesNotContain("without an answer");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aTeacherThatCannotBeReachedIsAnErrorAndEarlierDataStay() throws IOException {
    assertThat(frame().code()).isZero();
    List<Example> before = rows("template");
    HttpServer server = server(data -> 503);
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    server.stop(0);
    teacher(address);

    CommandLineRun run = frame();

    assertThat(run.code()).isEqualTo(ErrorCode.UNAVAILABLE.exitCode());
    assertThat(run.error())
        .contains(address, "in a row", "connection failed", "run again")
        .doesNotContain("\tat ");
    assertThat(rows("template")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"302, redirected (302)", "400, refused (400)", "413, refused (413)"})
  void aTeacherThatRefusesEveryRequestIsAnErrorThatSaysWhy(int status, String reason)
      throws IOException {
    HttpServer server = server(data -> status);
    try {
      teacher("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");

      CommandLineRun run = frame();

      assertThat(run.code()).as(run.error()).isEqualTo(ErrorCode.UNAVAILABLE.exitCode());
      assertThat(run.error()).contains("answered nothing", reason, "assistant");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void normsOfGrammarAndTeacherAreCompared() throws IOException {
    FakeChatModel model = new FakeChatModel("aligned", 100_000, request -> norms(data(request)));
    try (StudioServer server = StudioServer.start(new FakeBackend().withAligned(model), 0)) {
      teacher(server.uri() + "v1");

      CommandLineRun run = CommandLineRun.of("compare-norms", "-w", folder.toString());

      assertThat(run.code()).as(run.error()).isZero();
      assertThat(run.out())
          .contains("1 norms found by both", "by grammar only", "differ in modality", "gifts:1.3")
          .contains("not used, at or after", "quote not verbatim in the clause");
      CommandLineRun json = CommandLineRun.of("compare-norms", "--json", "-w", folder.toString());
      assertThat(
              Json.mapper()
                  .readTree(json.out())
                  .path("comparison")
                  .path("counts")
                  .path("both")
                  .asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void withoutATeacherThereIsNothingToCompare() {
    CommandLineRun run = CommandLineRun.of("compare-norms", "-w", folder.toString());

    assertThat(run.code()).isEqualTo(ErrorCode.CONFIG.exitCode());
    assertThat(run.error()).contains("names no teacher", "base-url");
  }

  @Test
  void clausesThatWereNotAnsweredAreNotCompared() throws IOException {
    HttpServer server = server(data -> data.toString().contains(COFFEE) ? 500 : 200);
    try {
      teacher("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");

      CommandLineRun run = CommandLineRun.of("compare-norms", "-w", folder.toString());

      assertThat(run.code()).isEqualTo(ErrorCode.UNAVAILABLE.exitCode());
      assertThat(run.out())
          .contains("3 clauses are not compared")
          .doesNotContain("worth more than EUR 50");
      assertThat(run.error()).contains("run again");
    } finally {
      server.stop(0);
    }
  }

  /** One norm of the clause with coffee, milder than the grammar's, and one with a wrong quote. */
  private static String norms(JsonNode data) {
    List<Map<String, Object>> items = new ArrayList<>();
    for (JsonNode clause : data.path("clauses")) {
      String text = clause.path("text").asString();
      if (text.contains(COFFEE)) {
        for (String quote : List.of(text, "Employees love coffee.")) {
          items.add(
              Map.of(
                  "clause", clause.path("clause").asInt(),
                  "bearer", "employees",
                  "modality", "recommendation",
                  "action", "accept a cup of coffee from a customer",
                  "statement", "Employees should accept a cup of coffee from a customer.",
                  "quote", quote));
        }
      }
    }
    return Json.write(Map.of("items", items));
  }

  private void teacher(String address) throws IOException {
    Files.writeString(
        folder.resolve("studio.yaml"),
        Files.readString(folder.resolve("studio.yaml"))
            + """
            teacher:
              base-url: %s
              model: aligned
              questions: 1
              contrast-groups: 0
              preferences: 0
              deepening: 0
              retries: 0
            """
                .formatted(address));
  }

  private CommandLineRun frame() {
    return CommandLineRun.of("frame", "--workspace", folder.toString());
  }

  private List<Example> rows(String generator) {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return Stream.of(Split.TRAINING, Split.HELD_OUT)
          .flatMap(split -> workspace.examples().all(split).stream())
          .filter(row -> row.provenance().generator().equals(generator))
          .toList();
    }
  }

  private List<Funnel.Stage> stages() {
    try (Workspace workspace = Workspace.openReadOnly(folder)) {
      return workspace.funnel().funnel().stages();
    }
  }

  private static JsonNode data(ChatRequest request) {
    return Json.mapper().readTree(request.messages().getLast().content());
  }

  private static String answer(JsonNode data) {
    String rule = data.path("rule").asString();
    return Json.write(
        Map.of(
            "items",
            List.of(
                Map.of(
                    "question",
                    "Could you tell me whether this is right? " + rule,
                    "answer",
                    "Yes, that is so. " + rule,
                    "key_facts",
                    List.of("that is so"),
                    "quote",
                    data.path("words").asString()))));
  }

  /** The status of an answer by what is asked. */
  private interface Health {
    int status(JsonNode data);
  }

  private static HttpServer server(Health health) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            JsonNode body = Json.mapper().readTree(exchange.getRequestBody().readAllBytes());
            JsonNode data =
                Json.mapper().readTree(body.path("messages").get(1).path("content").asString());
            int status = health.status(data);
            String said = data.has("clauses") ? norms(data) : answer(data);
            Map<String, Object> message = Map.of("role", "assistant", "content", said);
            String text = Json.write(Map.of("choices", List.of(Map.of("message", message))));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }
}
