package io.alignmentstudio.studio.web;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Serves htmx from its WebJar, whatever its version. */
final class Assets {
  private static final String WEBJAR = "org.webjars.npm/htmx.org";

  private Assets() {}

  static void register(RoutesConfig routes) {
    byte[] htmx = htmx();
    routes.get(
        "/assets/htmx.js",
        context -> {
          context.contentType("text/javascript; charset=utf-8");
          context.result(htmx);
        });
  }

  private static byte[] htmx() {
    Properties properties = new Properties();
    try (InputStream input = resource("/META-INF/maven/" + WEBJAR + "/pom.properties")) {
      properties.load(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String path =
        "/META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js"
            .formatted(properties.getProperty("version"));
    try (InputStream input = resource(path)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String path) throws IOException {
    InputStream input = Assets.class.getResourceAsStream(path);
    if (input == null) {
      throw new IOException("the class path lacks " + path + " of htmx's WebJar");
    }
    return input;
  }
}
