package io.alignmentstudio.studio.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Report tab: the last audit's report, which carries its own scripts, in a sandbox. */
final class ReportRoutes {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final StudioBackend backend;
  private final Templates templates;

  ReportRoutes(StudioBackend backend, Templates templates) {
    this.backend = backend;
    this.templates = templates;
  }

  void register(RoutesConfig routes) {
    routes.get("/report", this::page);
    routes.get("/report/document", this::document);
  }

  private void page(Context context) throws IOException {
    Map<String, Object> values = new HashMap<>();
    Optional<Path> report = existing();
    values.put("missing", report.isPresent() ? Optional.empty() : Optional.of(Missing.REPORT));
    values.put("path", report.map(Path::toString).orElse(""));
    values.put(
        "time",
        report.isPresent() ? TIME.format(Files.getLastModifiedTime(report.get()).toInstant()) : "");
    templates.page(context, Page.Tab.REPORT, "report", values);
  }

  private void document(Context context) {
    Optional<Path> report = existing();
    if (report.isEmpty()) {
      throw new BadRequestException(Missing.REPORT.what());
    }
    // The report is one file with everything inline: it may run its scripts, but reach nothing.
    context.header(
        "Content-Security-Policy",
        "sandbox allow-scripts allow-popups; default-src 'none'; script-src 'unsafe-inline';"
            + " style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'");
    context.header("Cache-Control", "no-store");
    context.contentType("text/html; charset=utf-8");
    try {
      context.result(Files.newInputStream(report.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the report " + report.get(), e);
    }
  }

  private Optional<Path> existing() {
    return backend.latestReport().filter(Files::isRegularFile);
  }
}
