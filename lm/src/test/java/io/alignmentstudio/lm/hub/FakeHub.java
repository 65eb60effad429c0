package io.alignmentstudio.lm.hub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A hub on this machine that answers as huggingface.co does; weights come from another path. */
final class FakeHub implements AutoCloseable {
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private final HttpServer server;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<String> requests = new ArrayList<>();
  private Optional<String> token = Optional.empty();
  private int bytesBeforeBreak = Integer.MAX_VALUE;
  private boolean damaged;

  FakeHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  FakeHub with(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  FakeHub requiring(String requiredToken) {
    token = Optional.of(requiredToken);
    return this;
  }

  /** Lets every answer with weights end too early. */
  FakeHub breakingAfter(int bytes) {
    bytesBeforeBreak = bytes;
    return this;
  }

  FakeHub sendingDamagedWeights() {
    damaged = true;
    return this;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Method, path and range of each request. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
      requests.add((exchange.getRequestMethod() + " " + path + " " + range).strip());
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (token.isPresent() && !("Bearer " + token.get()).equals(authorization)) {
        exchange.sendResponseHeaders(401, -1);
      } else if (path.equals("/api/models/acme/tiny/revision/main")) {
        send(exchange, listing().getBytes(StandardCharsets.UTF_8), 200);
      } else if (path.startsWith("/acme/tiny/resolve/" + COMMIT + "/")) {
        resolve(exchange, path.substring(path.indexOf(COMMIT) + COMMIT.length() + 1));
      } else if (path.startsWith("/store/")) {
        store(exchange, path.substring("/store/".length()), range);
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private String listing() {
    String siblings =
        files.keySet().stream()
            .map("{\"rfilename\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return "{\"sha\":\"%s\",\"siblings\":[%s]}".formatted(COMMIT, siblings);
  }

  private void resolve(HttpExchange exchange, String path) throws IOException {
    byte[] content = files.get(path);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
    } else if (path.endsWith(".safetensors")) {
      exchange.getResponseHeaders().set("X-Linked-Etag", "\"" + sha256(content) + "\"");
      exchange.getResponseHeaders().set("X-Linked-Size", Integer.toString(content.length));
      exchange.getResponseHeaders().set("Location", address() + "/store/" + path);
      exchange.sendResponseHeaders(302, -1);
    } else {
      exchange.getResponseHeaders().set("ETag", "\"" + gitHash(content) + "\"");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
        exchange.sendResponseHeaders(200, -1);
      } else {
        send(exchange, content, 200);
      }
    }
  }

  private void store(HttpExchange exchange, String path, String range) throws IOException {
    byte[] content = files.get(path).clone();
    if (damaged) {
      content[content.length - 1] ^= 1;
    }
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    send(exchange, Arrays.copyOfRange(content, from, content.length), from > 0 ? 206 : 200);
  }

  private void send(HttpExchange exchange, byte[] content, int status) throws IOException {
    exchange.sendResponseHeaders(status, content.length);
    try (OutputStream out = exchange.getResponseBody()) {
      boolean breaks = exchange.getRequestURI().getPath().startsWith("/store/");
      out.write(content, 0, breaks ? Math.min(bytesBeforeBreak, content.length) : content.length);
      out.flush();
    }
  }

  static String sha256(byte[] content) {
    return hash("SHA-256", content);
  }

  static String gitHash(byte[] content) {
    byte[] header = ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(header, header.length + content.length);
    System.arraycopy(content, 0, whole, header.length, content.length);
    return hash("SHA-1", whole);
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
