package io.alignmentstudio.studio.web;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.studio.api.OpenAiApi;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.staticfiles.Location;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web studio and the OpenAI-compatible endpoint on 127.0.0.1.
 *
 * <p>Requests run on virtual threads. Nothing is loaded from elsewhere, and no page needs a script
 * that is not a file of this server.
 */
public final class StudioServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StudioServer.class);
  private static final String ADDRESS = "127.0.0.1";
  private static final long LARGEST_REQUEST = 8L << 20; // bytes

  /** A big model on a slow machine may read its prompt for minutes before the first word. */
  private static final Duration IDLE_TIMEOUT = Duration.ofHours(1);

  /** Their messages are not for the studio's users; the references keep the levels. */
  private static final java.util.logging.Logger JETTY_LOG =
      java.util.logging.Logger.getLogger("org.eclipse.jetty");

  private static final java.util.logging.Logger JAVALIN_LOG =
      java.util.logging.Logger.getLogger("io.javalin");

  private final Javalin javalin;

  private StudioServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts serving.
   *
   * @param port 0 takes a free one
   * @throws StudioException UNAVAILABLE if the port is in use
   */
  public static StudioServer start(StudioBackend backend, int port) {
    requireNonNull(backend, "backend is null");
    if (port < 0 || port > 65535) {
      throw new StudioException(
          ErrorCode.USAGE,
          "port " + port + " does not exist; choose one from 1 to 65535, or 0 for a free one");
    }
    JETTY_LOG.setLevel(Level.WARNING);
    JAVALIN_LOG.setLevel(Level.OFF); // a failure to start is reported below
    Javalin javalin = Javalin.create(config -> configure(config, backend, port));
    try {
      javalin.start(ADDRESS, port);
    } catch (RuntimeException e) {
      javalin.stop();
      throw startFailure(e, port);
    } finally {
      JAVALIN_LOG.setLevel(Level.SEVERE);
    }
    return new StudioServer(javalin);
  }

  public int port() {
    return javalin.port();
  }

  /** Where a browser finds the studio. */
  public URI uri() {
    return URI.create("http://" + ADDRESS + ":" + port() + "/");
  }

  /** Stops serving; the models stay open. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig config, StudioBackend backend, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.http.prefer405over404 = true;
    config.jetty.addConnector((server, http) -> connector(server, http, port));
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "/static";
          files.location = Location.CLASSPATH;
        });

    Guard guard = new Guard();
    Templates templates = new Templates(backend, guard);
    RoutesConfig routes = config.routes;
    routes.before(context -> guard(context, guard));
    Assets.register(routes);
    new ChatRoutes(backend, templates).register(routes);
    new CompareRoutes(backend, templates).register(routes);
    new FeedbackRoutes(backend, templates, Clock.systemUTC()).register(routes);
    new ReviewRoutes(backend, templates, Clock.systemUTC()).register(routes);
    new NormReviewRoutes(backend, templates, Clock.systemUTC()).register(routes);
    new PolicyRoutes(backend, templates).register(routes);
    new ConflictRoutes(backend, templates).register(routes);
    new ChangeRoutes(backend, templates).register(routes);
    new ReportRoutes(backend, templates).register(routes);
    new OpenAiApi(backend, Clock.systemUTC()).register(routes);
    routes.exception(BadRequestException.class, (e, context) -> fail(context, 400, e));
    routes.exception(OutdatedException.class, (e, context) -> fail(context, 409, e));
    routes.exception(StudioException.class, (e, context) -> fail(context, 400, e));
    routes.exception(ClientGoneException.class, (e, context) -> LOG.debug("client gone"));
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.error("{} {} failed", context.method(), context.path(), e);
          problem(context, 500, "The studio failed: " + e + ". Its log has the details.");
        });
    routes.exception(HttpResponseException.class, (e, context) -> refuse(context, e, templates));
  }

  private static ServerConnector connector(Server server, HttpConfiguration http, int port) {
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(ADDRESS);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    return connector;
  }

  private static void guard(Context context, Guard guard) {
    Guard.setHeaders(context);
    Optional<String> refusal = guard.refusal(context);
    if (refusal.isPresent()) {
      if (context.path().startsWith("/v1/")) {
        OpenAiApi.refuse(context, new ForbiddenResponse(refusal.get()));
      } else {
        problem(context, 403, refusal.get());
      }
      context.skipRemainingHandlers();
    }
  }

  private static void fail(Context context, int status, RuntimeException e) {
    problem(context, status, String.valueOf(e.getMessage()));
  }

  private static void problem(Context context, int status, String message) {
    context.status(status);
    context.contentType("text/plain; charset=utf-8");
    context.result(message);
  }

  /** What Javalin refuses itself: unknown paths and methods, bodies beyond the limit. */
  private static void refuse(Context context, HttpResponseException e, Templates templates) {
    if (context.path().startsWith("/v1/")) {
      OpenAiApi.refuse(context, e);
    } else if (e.getStatus() == 404 && !context.path().startsWith("/assets/")) {
      templates.page(context, "notFound", Map.of("path", context.path()));
      context.status(404);
    } else {
      problem(context, e.getStatus(), String.valueOf(e.getMessage()));
    }
  }

  private static StudioException startFailure(RuntimeException e, int port) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return new StudioException(
            ErrorCode.UNAVAILABLE,
            "port "
                + port
                + " of "
                + ADDRESS
                + " is in use or not allowed; stop the program that uses it, or choose another"
                + " port with --port",
            e);
      }
    }
    return new StudioException(
        ErrorCode.UNAVAILABLE, "cannot serve on " + ADDRESS + ":" + port + ": " + e, e);
  }
}
