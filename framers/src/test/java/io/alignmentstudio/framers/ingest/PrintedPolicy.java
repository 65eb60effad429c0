package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Policies in Markdown, printed by a browser as tagged PDFs in several house styles. */
final class PrintedPolicy {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** How a company sets its documents. */
  enum Style {
    /** What the browser does by itself; its running heads and feet stay. */
    PLAIN(""),
    /** Serif, small headings in the size of the text: bold, then bold italic, then italic. */
    CONTRACT(
        "body{font:10.5pt serif;text-align:justify}h1,h2,h3,h4,h5{font-size:10.5pt;margin:12pt 0"
            + " 6pt}h1{text-align:center;text-transform:uppercase}h2{text-transform:uppercase}"
            + "h4{font-style:italic}h5{font-weight:normal;font-style:italic}"),
    /** Sans-serif in two columns, headings little larger than the text. */
    COLUMNS(
        "body{font:9pt sans-serif;column-count:2;column-gap:24pt}h1{font-size:16pt;column-span:all}"
            + "h2{font-size:12pt}h3{font-size:10.5pt}h4{font-size:9pt}h5{font-size:9pt;font-weight:normal;"
            + "font-style:italic}"),
    /** Decimal numbers before headings that hardly differ from the text. */
    NUMBERED(
        "body{font:11pt"
            + " sans-serif;counter-reset:a}h1,h2,h3,h4,h5{font-size:11pt;font-weight:bold}h1{font-size:18pt}h2::before{counter-increment:a;content:counter(a)"
            + " '. '}h2{counter-reset:b}h3::before{counter-increment:b;content:counter(a) '.'"
            + " counter(b) ' '}h3{counter-reset:c}h4::before{counter-increment:c;content:counter(a)"
            + " '.' counter(b) '.' counter(c) ' '}h4,h5{font-weight:normal}"),
    /** Light coloured headings, larger but not bold, with much space. */
    LIGHT(
        "body{font:10pt/1.6 sans-serif}h1,h2,h3,h4,h5{font-weight:normal;color:#0a5a8a;margin:22pt"
            + " 0 8pt}"
            + "h1{font-size:26pt}h2{font-size:17pt}h3{font-size:13pt}h4{font-size:11.5pt}h5{font-size:10pt;"
            + "font-weight:bold}");

    private final String sheet;

    Style(String sheet) {
      this.sheet = sheet;
    }
  }

  private PrintedPolicy() {}

  /** An installed browser that prints. */
  static Optional<Path> browser() {
    return BROWSERS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
  }

  /** Prints the document into the folder; the file is named after the style. */
  static Path print(Path browser, Path markdown, Style style, Path folder)
      throws IOException, InterruptedException {
    Path page = folder.resolve(style + ".html");
    Files.writeString(page, html(Files.readString(markdown), style));
    Path pdf = folder.resolve(style + "-" + markdown.getFileName() + ".pdf");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--generate-pdf-document-outline",
                "--print-to-pdf=" + pdf,
                page.toUri().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    if (!Files.exists(pdf)) {
      throw new IOException(
          "the browser printed nothing: " + Files.readString(folder.resolve("browser.log")));
    }
    return pdf;
  }

  private static String html(String markdown, Style style) {
    String body = markdown.replaceFirst("(?s)\\A---\\n.*?\\n---\\n", "");
    var extensions = List.of(TablesExtension.create());
    String rendered =
        HtmlRenderer.builder()
            .extensions(extensions)
            .build()
            .render(Parser.builder().extensions(extensions).build().parse(body));
    byte[] page =
        "<!DOCTYPE html><html lang='en'><meta charset='utf-8'><title>%s</title><style>%s</style>%s"
            .formatted("Policy handbook", style.sheet, rendered)
            .getBytes(StandardCharsets.UTF_8);
    return new String(page, StandardCharsets.UTF_8);
  }
}
