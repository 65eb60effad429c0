package io.alignmentstudio.studio.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps other web sites out: a page elsewhere may point a host name of its own at 127.0.0.1 (DNS
 * rebinding) or post forms to it. Requests must name this server as their host and, if they have an
 * origin, as their origin; those that change something also bring the token that this start's pages
 * carry.
 */
final class Guard {
  static final String TOKEN_HEADER = "X-Studio-Token";

  private final String token = newToken();

  /** The secret of this start. */
  String token() {
    return token;
  }

  /** Says why a request is refused; empty if it may pass. */
  Optional<String> refusal(Context context) {
    int port = context.req().getLocalPort();
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    if (!isOurs(host, port)) {
      return Optional.of(
          "Host \"%s\" is not this server. Open http://127.0.0.1:%d instead."
              .formatted(host, port));
    }
    Optional<String> origin = Optional.ofNullable(context.header("Origin"));
    if (origin.isPresent() && !isOurOrigin(origin.get(), port)) {
      return Optional.of(
          "Origin \"%s\" may not use this server; only its own pages and local programs may."
              .formatted(origin.get()));
    }
    if ("cross-site".equals(context.header("Sec-Fetch-Site"))
        && !"navigate".equals(context.header("Sec-Fetch-Mode"))) {
      return Optional.of("Another web site may not load this server's content.");
    }
    if (changesSomething(context) && !hasToken(context)) {
      return Optional.of(
          "The request lacks this start's token. Reload the page: the studio was restarted.");
    }
    return Optional.empty();
  }

  static void setHeaders(Context context) {
    context.header(
        "Content-Security-Policy",
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'self'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "SAMEORIGIN");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  }

  /** Reading is free; clients of the endpoint cannot know the token, Host and Origin guard it. */
  private static boolean changesSomething(Context context) {
    return switch (context.req().getMethod()) {
      case "GET", "HEAD" -> false;
      default -> !context.path().startsWith("/v1/");
    };
  }

  private boolean hasToken(Context context) {
    String given = Optional.ofNullable(context.header(TOKEN_HEADER)).orElse("");
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isOurs(String host, int port) {
    String suffix = port == 80 ? "" : ":" + port;
    return host.equals("127.0.0.1" + suffix) || host.equals("localhost" + suffix);
  }

  private static boolean isOurOrigin(String origin, int port) {
    return origin.startsWith("http://") && isOurs(origin.substring("http://".length()), port);
  }

  private static String newToken() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
