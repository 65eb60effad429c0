package io.alignmentstudio.lm.hub;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Speaks the hub's interface over HTTP/1.1. Source: huggingface_hub, "file_download". */
final class HubClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_REDIRECTS = 8;
  private static final int LARGEST_LISTING = 16 << 20;

  private final HubSettings settings;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HubClient(HubSettings settings) {
    this.settings = settings;
  }

  /**
   * What a revision holds.
   *
   * @param commit that a branch or tag stands for
   * @param paths of its files
   */
  record Listing(String commit, List<String> paths) {}

  Listing list(HubName name) throws IOException {
    URI address =
        address("/api/models/" + name.repository() + "/revision/" + encode(name.revision()));
    try (InputStream body = open("GET", address, 0, name).body()) {
      byte[] bytes = body.readNBytes(LARGEST_LISTING + 1);
      if (bytes.length > LARGEST_LISTING) {
        throw new StudioException(
            ErrorCode.DATA, "%s: the listing is longer than any model's".formatted(address));
      }
      JsonNode json = JsonFile.parse(bytes, address.toString());
      String commit = json.path("sha").asString("");
      if (!HubCache.COMMIT.matcher(commit).matches()) {
        throw new StudioException(
            ErrorCode.DATA, "%s: expected a commit as sha, got '%s'".formatted(address, commit));
      }
      List<String> paths = new ArrayList<>();
      for (JsonNode file : json.path("siblings")) {
        paths.add(file.path("rfilename").asString(""));
      }
      return new Listing(commit, List.copyOf(paths));
    }
  }

  /** Asks for a file's size and checksum. */
  HubFile describe(HubName name, String commit, String path) throws IOException {
    URI address = file(name, commit, path);
    HttpResponse<InputStream> response = send("HEAD", address, 0, true);
    // A renamed model redirects on the same host; large files to a store that lacks these headers.
    for (int hops = 0;
        redirects(response) && hops < MOST_REDIRECTS && sameHost(response) && !linked(response);
        hops++) {
      response = send("HEAD", target(response), 0, true);
    }
    response.body().close();
    requireFine(response, name);
    HttpHeaders headers = response.headers();
    Optional<String> etag =
        headers.firstValue("x-linked-etag").or(() -> headers.firstValue("etag"));
    Optional<String> size =
        headers.firstValue("x-linked-size").or(() -> headers.firstValue("content-length"));
    if (etag.isEmpty() || size.isEmpty() || !size.get().matches("\\d{1,18}")) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s: the hub tells no checksum (ETag) and size; a proxy may have removed them, or HF_ENDPOINT names no hub"
              .formatted(address));
    }
    return new HubFile(
        path, etag.get().replaceFirst("^W/", "").replace("\"", ""), Long.parseLong(size.get()));
  }

  /** Opens a file from some byte on; the response says whether the server did as asked. */
  HttpResponse<InputStream> open(HubName name, String commit, String path, long from)
      throws IOException {
    return open("GET", file(name, commit, path), from, name);
  }

  private HttpResponse<InputStream> open(String method, URI address, long from, HubName name)
      throws IOException {
    HttpResponse<InputStream> response = send(method, address, from, true);
    for (int hops = 0; redirects(response) && hops < MOST_REDIRECTS; hops++) {
      response.body().close();
      // The token is for the hub, not for the store that it sends us to.
      response = send(method, target(response), from, sameHost(response));
    }
    if (response.statusCode() / 100 != 2) {
      response.body().close();
      requireFine(response, name);
    }
    return response;
  }

  private HttpResponse<InputStream> send(String method, URI address, long from, boolean trusted)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("User-Agent", "alignment-studio")
            .header("Accept-Encoding", "identity")
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (trusted) {
      settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    }
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StudioException(ErrorCode.INTERRUPTED, "the download was interrupted", e);
    }
  }

  private void requireFine(HttpResponse<?> response, HubName name) {
    int status = response.statusCode();
    if (status / 100 == 2 || (redirects(response) && linked(response))) {
      return;
    }
    String reason =
        switch (status) {
          case 401, 403 ->
              "the hub does not give it to you; accept the model's terms on its page and set HF_TOKEN to a token that may read it";
          case 404 -> "the hub has no such model, revision or file; check the name";
          case 429 -> "the hub limits how much is asked of it; try again later";
          default -> "the hub answered with status " + status + "; try again later";
        };
    throw new StudioException(
        ErrorCode.UNAVAILABLE, "%s: %s (%s)".formatted(name, reason, response.uri()));
  }

  private static boolean redirects(HttpResponse<?> response) {
    return response.statusCode() / 100 == 3
        && response.headers().firstValue("location").isPresent();
  }

  private static boolean linked(HttpResponse<?> response) {
    return response.headers().firstValue("x-linked-etag").isPresent();
  }

  private URI target(HttpResponse<?> response) {
    URI target = response.uri().resolve(response.headers().firstValue("location").orElseThrow());
    if ("https".equals(response.uri().getScheme()) && !"https".equals(target.getScheme())) {
      throw new StudioException(
          ErrorCode.UNAVAILABLE,
          "%s redirects to %s, which is not encrypted".formatted(response.uri(), target));
    }
    return target;
  }

  private boolean sameHost(HttpResponse<?> response) {
    return target(response).getAuthority().equals(settings.endpoint().getAuthority());
  }

  private URI file(HubName name, String commit, String path) {
    String encoded =
        Arrays.stream(path.split("/")).map(HubClient::encode).collect(Collectors.joining("/"));
    return address("/" + name.repository() + "/resolve/" + commit + "/" + encoded);
  }

  private URI address(String path) {
    return URI.create(settings.endpoint() + path);
  }

  private static String encode(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}
