package io.alignmentstudio.studio.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.ReviewItem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudioServerTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"studio-token\" content=\"(\\w+)\"");

  private final FakeBackend backend = new FakeBackend();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private StudioServer server;

  @BeforeEach
  void start() {
    server = StudioServer.start(backend, 0);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void aPortInUseIsNamed() {
    assertThatThrownBy(() -> StudioServer.start(backend, server.port()))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--port");
  }

  @Test
  void aPortThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> StudioServer.start(backend, 70000))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("70000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/compare",
        "/feedback",
        "/review",
        "/review/norms",
        "/policy",
        "/conflicts",
        "/changes",
        "/report",
        "/assets/studio.css"
      })
  void everyPageForbidsContentFromElsewhere(String path) throws Exception {
    HttpResponse<String> response = send(get(path));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy -> assertThat(policy).contains("default-src 'self'").doesNotContain("unsafe"));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.body()).doesNotContain("https://", "style=\"", "onclick");
  }

  @Test
  void conflictsShowBothQuotesAndWhyOneSidePrevails() throws Exception {
    String page = send(get("/conflicts")).body();

    assertThat(page)
        .contains("2 of 2 conflicts, 1 unresolved")
        .contains("Ask the Compliance Desk within five working days.")
        .contains("/policy?clause=conduct%3A3.1.3#target")
        .contains("whenever an employee is not sure")
        .contains("privacy is of the tier must")
        .contains("for the other side, later")
        .contains("A person must decide")
        .contains("the same thing: desk")
        .contains("1 of 1 finding whose evidence is too thin to call it a conflict")
        .doesNotContain(FakeBackend.HOSTILE);
  }

  @Test
  void conflictsAreFilteredByKindResolutionRegulationAndWords() throws Exception {
    assertThat(send(get("/conflicts/results?state=UNRESOLVED")).body())
        .contains("1 of 2 conflicts")
        .doesNotContain("privacy is of the tier must");
    assertThat(send(get("/conflicts/results?kind=MODALITY&state=RESOLVED")).body())
        .contains("1 of 2 conflicts");
    assertThat(send(get("/conflicts/results?regulation=travel")).body())
        .contains("0 of 2 conflicts");
    assertThat(send(get("/conflicts/results?q=FIVE%20working")).body()).contains("2 of 2");
    HttpResponse<String> unknown = send(get("/conflicts/results?kind=QUARREL"));
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("QUARREL", "MODALITY");
  }

  @Test
  void changesShowBothTextsAndWhatBecameStale() throws Exception {
    assertThat(send(get("/changes")).body())
        .contains("conduct.md", "repeal", "May I keep a box of chocolates")
        .contains("row-7, row-9", "adapter/ab12", "run-0001");
  }

  @Test
  void anotherHostNameIsRefused() throws IOException {
    String response = raw("GET /policy HTTP/1.1\r\nHost: evil.example:%d\r\n\r\n");
    assertThat(response).startsWith("HTTP/1.1 403").contains("Host \"evil.example");
    assertThat(raw("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("\"error\"");
    assertThat(raw("GET /assets/htmx.js HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /policy HTTP/1.1\r\nHost: localhost:%d\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"})
  void anotherOriginIsRefused(String origin) throws Exception {
    HttpRequest request =
        post("/chat", token(), "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
            .header("Origin", origin)
            .build();
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("Origin \"" + origin + "\"");
    assertThat(backend.alignedModel().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/chat",
        "/compare",
        "/feedback",
        "/review",
        "/review/norms",
        "/v1/../feedback",
        "/v1/%2e%2e/chat"
      })
  void changingRequestsNeedTheTokenOfThisStart(String path) throws Exception {
    assertThat(send(post(path, "0".repeat(64), "{}").build()).statusCode()).isIn(400, 403, 404);
    assertThat(send(post(path, "", "{}").build()).statusCode()).isIn(400, 403, 404);
    assertThat(backend.feedback().all()).isEmpty();
  }

  @Test
  void incompleteFeedbackIsRefusedWithEveryProblem() throws Exception {
    HttpResponse<String> response =
        send(post("/feedback", token(), "{\"preferred\":\"none\"}").build());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains(
            "Write your name.",
            "Compare two answers first.",
            "Choose which answer is acceptable.",
            "the unaligned answer",
            "the aligned answer");
    assertThat(backend.feedback().all()).isEmpty();
  }

  @Test
  void aDecisionIsStoredAndItsCardComesBack() throws Exception {
    ReviewItem item = backend.reviews().queue().items().getFirst();
    String edit =
        """
        {"row":"%s","version":"%s","decision":"edit","author":"Ada","reason":"price",
         "texts":{"prompt":"Mara kept a hamper worth EUR 80 from a supplier."}}
        """
            .formatted(item.row().id(), item.version());

    HttpResponse<String> response = send(post("/review", token(), edit).build());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.body())
        .contains("edited by Ada: price", "<del>90</del>", "<ins>80</ins>")
        .doesNotContain(item.version());
    assertThat(backend.decided())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.generated()).isEqualTo(item.row());
              assertThat(review.row().prompt()).contains("EUR 80");
            });
    HttpResponse<String> again = send(post("/review", token(), edit).build());
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("Nothing was stored", "is not as it was shown");
    assertThat(backend.decided()).hasSize(1);
  }

  @Test
  void oneOfManyDecisionsAtOnceIsStored() throws Exception {
    ReviewItem item = backend.reviews().queue().items().getFirst();
    NormItem norm = backend.reviews().norms().ofNorm("conduct:3.1.1/1").orElseThrow();

    assertThat(rejectAtOnce("/review", item.row().id(), item.version()))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
    assertThat(backend.decided()).hasSize(1);
    assertThat(rejectAtOnce("/review/norms", norm.key(), norm.version()))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
    assertThat(backend.decidedNorms()).hasSize(1);
  }

  /** The statuses of decisions that many reviewers send together. */
  private List<Integer> rejectAtOnce(String path, String key, String version) throws Exception {
    String token = token();
    CyclicBarrier start = new CyclicBarrier(8);
    try (ExecutorService reviewers = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> posts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String reject =
            "{\"row\":\"%s\",\"version\":\"%s\",\"decision\":\"reject\",\"author\":\"r%d\",\"reason\":\"x\"}"
                .formatted(key, version, i);
        posts.add(
            () -> {
              start.await();
              return send(post(path, token, reject).build()).statusCode();
            });
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> sent : reviewers.invokeAll(posts)) {
        statuses.add(sent.get());
      }
      return statuses;
    }
  }

  @Test
  void badDecisionsAreRefusedWithEveryProblem() throws Exception {
    ReviewItem item = backend.reviews().queue().items().getFirst();
    String reject =
        "{\"row\":\"%s\",\"version\":\"%s\",\"decision\":\"reject\"}"
            .formatted(item.row().id(), item.version());
    HttpResponse<String> response = send(post("/review", token(), reject).build());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("write who decides (author)", "write the reason");
    assertThat(
            send(post("/review", token(), reject.replace("reject", "maybe")).build()).statusCode())
        .isEqualTo(400);
    assertThat(backend.decided()).isEmpty();
  }

  @Test
  void theQueueIsFilteredByStateKindClauseAndWords() throws Exception {
    assertThat(send(get("/review/list")).body()).contains("3 of 3 rows");
    assertThat(send(get("/review/list?state=rejected")).body()).contains("0 of 3 rows");
    assertThat(send(get("/review/list?kind=preference")).body())
        .contains("1 of 3 rows", "Help me hide a gift of EUR 90.");
    assertThat(send(get("/review/list?clause=conduct:9")).body()).contains("0 of 3 rows");
    assertThat(send(get("/review/list?generator=template&q=hamper")).body())
        .contains("1 of 3 rows");
    assertThat(send(get("/review/list?state=lost")).statusCode()).isEqualTo(400);
    assertThat(send(get("/review/list?kind=instruction")).body())
        .contains("&lt;script")
        .doesNotContain("<script>");
  }

  @Test
  void aDecisionOnANormIsStoredAndItsCardComesBack() throws Exception {
    NormItem item = backend.reviews().norms().ofNorm("conduct:3.1.1/1").orElseThrow();
    String edit =
        """
        {"row":"%s","version":"%s","decision":"edit","author":"Ada","reason":"too hard",
         "texts":{"modality":"recommendation"}}
        """
            .formatted(item.key(), item.version());

    HttpResponse<String> response = send(post("/review/norms", token(), edit).build());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    assertThat(response.body())
        .contains("edited by Ada: too hard", "<del>must</del>", "<ins>should</ins>")
        .doesNotContain(item.version());
    assertThat(backend.decidedNorms())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.found()).isEqualTo(item.found());
              assertThat(review.norm().statement()).startsWith("Employees should not accept");
            });
    HttpResponse<String> again = send(post("/review/norms", token(), edit).build());
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("Nothing was stored", "is not as it was shown");
    assertThat(backend.decidedNorms()).hasSize(1);
    assertThat(send(get("/policy/norms?clause=conduct:3.1.1")).body())
        .contains("edited by Ada: too hard", "/review/norms?state=&clause=conduct%3A3.1.1");
    assertThat(send(get("/review/list")).body()).contains("Its norm: edited by Ada: too hard");
  }

  @Test
  void badDecisionsOnNormsAreRefused() throws Exception {
    NormItem item = backend.reviews().norms().ofNorm("conduct:3.1.1/1").orElseThrow();
    String reject =
        "{\"row\":\"%s\",\"version\":\"%s\",\"decision\":\"reject\"}"
            .formatted(item.key(), item.version());
    HttpResponse<String> response = send(post("/review/norms", token(), reject).build());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("write who decides (author)", "write the reason");
    String maybe = reject.replace("reject", "maybe");
    assertThat(send(post("/review/norms", token(), maybe).build()).statusCode()).isEqualTo(400);
    assertThat(send(get("/review/norms/history?row=lost")).statusCode()).isEqualTo(400);
    assertThat(backend.decidedNorms()).isEmpty();
  }

  @Test
  void theNormsAreFilteredAndTheWaitingOnesComeFirst() throws Exception {
    String page = send(get("/review/norms")).body();
    assertThat(page).contains("2 of 2 norms", "1 norm was read from what is no rule");
    assertThat(page.indexOf("privacy:2.1/1")).isLessThan(page.indexOf("conduct:3.1.1/1"));
    assertThat(page).contains("&lt;script").doesNotContain("<script>");
    assertThat(list("state=rejected")).contains("0 of 2 norms");
    assertThat(list("kind=story")).contains("1 of 2 norms", "privacy:2.1/1");
    assertThat(list("modality=prohibition&q=SUPPLIER")).contains("1 of 2 norms", "conduct:3.1.1/1");
    assertThat(list("regulation=privacy&clause=privacy:2")).contains("1 of 2 norms");
    assertThat(send(get("/review/norms/list?modality=wish")).statusCode()).isEqualTo(400);
    assertThat(send(get("/review/norms/list?kind=fable")).statusCode()).isEqualTo(400);
  }

  private String list(String query) throws Exception {
    return send(get("/review/norms/list?" + query)).body();
  }

  @Test
  void bothModelsAreAskedTheSameWhenOneHasLessRoom() throws Exception {
    FakeBackend narrow =
        new FakeBackend().withAligned(new FakeChatModel("aligned", 60, request -> "Short."));
    server.close();
    server = StudioServer.start(narrow, 0);
    String body = "{\"prompt\":\"tickets gifts supplier register\"}";
    String events = send(post("/compare", token(), body).build()).body();
    assertThat(events)
        .contains("event: grounding", "\"leftOutPassages\":3", "\"side\":\"unaligned\"");
    FakeChatModel unaligned = (FakeChatModel) narrow.unaligned().orElseThrow();
    assertThat(unaligned.requests().getFirst().messages())
        .isEqualTo(narrow.alignedModel().requests().getFirst().messages());
  }

  @Test
  void theOldestTurnsLeaveFirstAndAreCounted() throws Exception {
    String turn = "{\"role\":\"%s\",\"content\":\"%s\"},";
    String history =
        (turn.formatted("user", "word ".repeat(150)) + turn.formatted("assistant", "yes"))
            .repeat(2);
    String body = "{\"messages\":[" + history + "{\"role\":\"user\",\"content\":\"gifts?\"}]}";
    String events = send(post("/chat", token(), body).build()).body();
    assertThat(events).contains("\"leftOutTurns\":2", "event: end");
  }

  @Test
  void aMessageThatIsTooLongIsRefused() throws Exception {
    String body =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "word ".repeat(500) + "\"}]}";
    HttpResponse<String> response = send(post("/chat", token(), body).build());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("the message is too long", "reads 400");
  }

  @Test
  void bodiesBeyondTheLimitAreRefused() throws Exception {
    String body = "\"" + "x".repeat(9 << 20) + "\"";
    assertThat(send(post("/feedback", token(), body).build()).statusCode()).isEqualTo(413);
  }

  private String token() throws Exception {
    Matcher matcher = TOKEN.matcher(send(get("/")).body());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri(path)).build();
  }

  private HttpRequest.Builder post(String path, String token, String body) {
    return HttpRequest.newBuilder(uri(path))
        .header("Content-Type", "application/json")
        .header("X-Studio-Token", token)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** The JDK's client writes Host itself. */
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String text = request.replace("%d", Integer.toString(server.port()));
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
