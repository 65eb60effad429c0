package io.alignmentstudio.framers.teacher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** A server of OpenAI's protocol that does what a test wants, right or wrong. */
final class OddServer implements AutoCloseable {
  /** What it does with a request. */
  sealed interface Act {
    /** Answers as it should. */
    record Say(String text, String finish) implements Act {}

    /** Answers with a status and a body of its own. */
    record Status(int code, Map<String, String> headers, String body) implements Act {}

    /** Never answers. */
    record Hang() implements Act {}

    /** Announces a whole answer and ends in the middle of it. */
    record BreakOff(String text) implements Act {}
  }

  /** A request as it came. */
  record Request(JsonNode body, String authorization) {
    String instructions() {
      return body.path("messages").get(0).path("content").asString();
    }

    JsonNode data() {
      return Json.mapper().readTree(body.path("messages").get(1).path("content").asString());
    }
  }

  private final Function<Request, Act> script;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  OddServer(Function<Request, Act> script) throws IOException {
    this.script = script;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/chat/completions", this::handle);
    server.start();
  }

  static Act say(String text) {
    return new Act.Say(text, "stop");
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  List<Request> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              Json.mapper().readTree(exchange.getRequestBody().readAllBytes()),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      requests.add(request);
      switch (script.apply(request)) {
        case Act.Say say -> send(exchange, 200, Map.of(), completion(say.text(), say.finish()));
        case Act.Status status -> send(exchange, status.code(), status.headers(), status.body());
        case Act.Hang _ -> hang();
        case Act.BreakOff half -> {
          byte[] bytes = completion(half.text(), "stop").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          OutputStream out = exchange.getResponseBody();
          out.write(bytes, 0, bytes.length / 2);
          out.flush();
        }
      }
    }
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(
      HttpExchange exchange, int status, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static String completion(String text, String finish) {
    return Json.write(
        Map.of(
            "id",
            "1",
            "object",
            "chat.completion",
            "created",
            1,
            "model",
            "odd",
            "choices",
            List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    finish,
                    "message",
                    Map.of("role", "assistant", "content", text))),
            "usage",
            Map.of("prompt_tokens", 100, "completion_tokens", 50, "total_tokens", 150)));
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
