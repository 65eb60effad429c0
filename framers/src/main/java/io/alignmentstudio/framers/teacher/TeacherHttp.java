package io.alignmentstudio.framers.teacher;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;

/**
 * LangChain4j's way to a server. Unlike the library's own client it gives up an answer that stops
 * half way (the JDK's timeout ends with the headers), bounds its size, and keeps {@code
 * Retry-After}. It speaks HTTP/1.1, which local servers do, and follows no redirection, which could
 * take the key elsewhere.
 */
final class TeacherHttp implements HttpClient, HttpClientBuilder, AutoCloseable {
  private static final long MOST_BYTES = 8L << 20;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final Duration timeout;
  private final InstantSource clock;
  private final java.net.http.HttpClient client;

  TeacherHttp(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request
        .headers()
        .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
    java.net.http.HttpRequest sent =
        builder
            .method(
                request.method().name(),
                request.body() == null
                    ? java.net.http.HttpRequest.BodyPublishers.noBody()
                    : java.net.http.HttpRequest.BodyPublishers.ofString(
                        request.body(), StandardCharsets.UTF_8))
            .build();
    HttpResponse<String> response = await(client.sendAsync(sent, limited()));
    if (response.statusCode() / 100 != 2) {
      throw new ServerRefusal(
          response.statusCode(),
          response
              .headers()
              .firstValue("location")
              .filter(any -> response.statusCode() / 100 == 3)
              .map("to %s, which is not followed; give the right teacher.base-url"::formatted)
              .orElse(response.body()),
          response.headers().firstValue("retry-after").flatMap(this::wait));
    }
    requireJson(response.body());
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(response.body())
        .build();
  }

  private static void requireJson(String body) {
    try {
      Json.mapper().readTree(body);
    } catch (JacksonException e) {
      String start = body.strip();
      throw new IllegalStateException(
          "no JSON, it begins with: " + start.substring(0, Math.min(80, start.length())), e);
    }
  }

  private static HttpResponse.BodyHandler<String> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST_BYTES);
  }

  private HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new dev.langchain4j.exception.TimeoutException(
          "no whole answer within " + timeout.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new StudioException(
          ErrorCode.INTERRUPTED, "interrupted while the teacher answered; run again to go on", e);
    }
  }

  /** Reads {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
  private Optional<Duration> wait(String header) {
    String text = header.strip();
    if (text.matches("\\d{1,9}(\\.\\d+)?")) {
      return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000)));
    }
    try {
      Instant time = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), time);
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeException e) {
      return Optional.empty(); // Neither: as if the server had not said when.
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("the teacher's answers are not streamed");
  }

  @Override
  public Duration connectTimeout() {
    return CONNECT;
  }

  /** Changes nothing: the settings decide. */
  @Override
  public HttpClientBuilder connectTimeout(Duration ignored) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return timeout;
  }

  /** Changes nothing: the settings decide. */
  @Override
  public HttpClientBuilder readTimeout(Duration ignored) {
    return this;
  }

  @Override
  public HttpClient build() {
    return this;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
