package io.alignmentstudio.auditors.report;

import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.gate.GateResult;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** An audit with its decision, as HTML and as JSON. */
public record AuditReport(AuditResult audit, GateResult gate, ReportContext context) {
  public static final String HTML_FILE = "audit.html";
  public static final String JSON_FILE = "audit.json";

  /** One page that needs no network; every text of models and documents is escaped. */
  public String html() {
    return new HtmlReport(this).render();
  }

  /** All figures in full precision, with a {@code schemaVersion}. */
  public String json() {
    return JsonReport.write(this);
  }

  /**
   * Writes both files.
   *
   * @return the HTML file
   * @throws StudioException CANNOT_CREATE if the folder cannot be written
   */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      write(folder.resolve(JSON_FILE), json());
      return write(folder.resolve(HTML_FILE), html());
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot write the report to " + folder + ": " + e, e);
    }
  }

  private static Path write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
