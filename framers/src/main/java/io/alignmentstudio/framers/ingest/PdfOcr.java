package io.alignmentstudio.framers.ingest;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Recognises the text of scanned pages with an installed Tesseract, in English: one page at a time,
 * as a grey picture of 300 dots per inch.
 *
 * @param program the executable
 * @param patience for one page
 */
record PdfOcr(Path program, Duration patience) {
  private static final int DOTS = 300;
  private static final double POINTS = 72.0 / DOTS;

  /** Below this mean confidence of its words a page is noise or not in English. */
  private static final double LEAST_CONFIDENCE = 50;

  /** Of a line's box, what is above the baseline, and what the size of the font is. */
  private static final double ASCENT = 0.78;

  private static final int LINE = 4;
  private static final int WORD = 5;
  private static final int COLUMNS = 12;

  /** A page that could not be recognised, and why. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
      super(reason);
    }
  }

  /** The Tesseract that the search path names. */
  static Optional<PdfOcr> installed() {
    String path = System.getenv("PATH");
    return Stream.of((path == null ? "" : path).split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, "tesseract"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(program -> new PdfOcr(program, Duration.ofMinutes(2)));
  }

  /** Reads a page; throws when the program fails or is too unsure of the words. */
  PdfPage read(PDDocument document, PdfPage page) throws IOException, Unreadable {
    Path folder = Files.createTempDirectory("studio-ocr");
    Path picture = folder.resolve("page.png");
    Path table = folder.resolve("page.tsv");
    try {
      var image =
          new PDFRenderer(document).renderImageWithDPI(page.number() - 1, DOTS, ImageType.GRAY);
      ImageIO.write(image, "png", picture.toFile());
      run(picture, table);
      List<String> lines = Files.readAllLines(table, StandardCharsets.UTF_8);
      return new PdfPage(
          page.number(),
          image.getWidth() * POINTS,
          image.getHeight() * POINTS,
          runs(lines),
          page.hidden(),
          page.struck(),
          page.rotated(),
          page.unmapped(),
          page.imageShare(),
          true,
          List.of(),
          List.of());
    } finally {
      Files.deleteIfExists(picture);
      Files.deleteIfExists(table);
      Files.deleteIfExists(folder);
    }
  }

  private void run(Path picture, Path table) throws IOException, Unreadable {
    Process process =
        new ProcessBuilder(
                program.toString(),
                picture.toString(),
                "stdout",
                "--dpi",
                "" + DOTS,
                "-l",
                "eng",
                "tsv")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(table.toFile())
            .start();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unreadable("Tesseract took more than %d s".formatted(patience.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreadable("Tesseract was interrupted");
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new Unreadable(
          "Tesseract ended with code %d; is its English data installed?"
              .formatted(process.exitValue()));
    }
  }

  /** The words of Tesseract's table: level, 5 numbers of parts, box, confidence, text. */
  private static List<PdfRun> runs(List<String> lines) throws Unreadable {
    List<PdfRun> runs = new ArrayList<>();
    double baseline = 0;
    double size = 10;
    double confidence = 0;
    for (String line : lines) {
      String[] cells = line.split("\t", COLUMNS);
      if (cells.length < COLUMNS || !cells[0].matches("\\d")) {
        continue;
      }
      int level = Integer.parseInt(cells[0]);
      double left = Integer.parseInt(cells[6]) * POINTS;
      double top = Integer.parseInt(cells[7]) * POINTS;
      double width = Integer.parseInt(cells[8]) * POINTS;
      double height = Integer.parseInt(cells[9]) * POINTS;
      if (level == LINE) {
        baseline = top + height * ASCENT;
        size = height * ASCENT;
      } else if (level == WORD && !cells[11].isBlank()) {
        confidence += Double.parseDouble(cells[10]);
        runs.add(
            new PdfRun(
                cells[11].strip(), left, baseline, left + width, size, -1, false, false, -1));
      }
    }
    if (runs.isEmpty()) {
      throw new Unreadable("Tesseract found no words");
    }
    double mean = confidence / runs.size();
    if (mean < LEAST_CONFIDENCE) {
      throw new Unreadable(
          "Tesseract is unsure of its words (mean confidence %.0f of 100, expected at least %.0f)"
              .formatted(mean, LEAST_CONFIDENCE));
    }
    return runs;
  }
}
