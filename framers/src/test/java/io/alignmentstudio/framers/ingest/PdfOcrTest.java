package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.StudioException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfOcrTest {
  private static final List<String> RULES =
      List.of("Every employee must report each gift to the", "manager within five days.");

  @TempDir Path folder;

  /** A page that is a picture of a heading and two lines. */
  private static BufferedImage scan() {
    BufferedImage image = new BufferedImage(2480, 3508, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.BOLD, 90));
    graphics.drawString("Gifts and invitations", 300, 500);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 50));
    graphics.drawString(RULES.get(0), 300, 700);
    graphics.drawString(RULES.get(1), 300, 760);
    graphics.dispose();
    return image;
  }

  private Path scanned() throws IOException {
    return PdfFixture.write(folder.resolve("scan.pdf"), page -> page.picture(scan()));
  }

  /** A program that answers as Tesseract does. */
  private PdfOcr answering(String script) throws IOException {
    Path program = Files.writeString(folder.resolve("tesseract"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new PdfOcr(program, Duration.ofSeconds(2));
  }

  private static String line(int top, int height, int confidence, String words) {
    StringBuilder table = new StringBuilder();
    table.append(
        "printf '4\\t1\\t1\\t1\\t1\\t0\\t300\\t%d\\t900\\t%d\\t-1\\t\\n'\n".formatted(top, height));
    int left = 300;
    for (String word : words.split(" ")) {
      int width = word.length() * 24;
      table.append(
          "printf '5\\t1\\t1\\t1\\t1\\t1\\t%d\\t%d\\t%d\\t%d\\t%d\\t%s\\n'\n"
              .formatted(left, top, width, height, confidence, word));
      left += width + 20;
    }
    return table.toString();
  }

  private static List<String> texts(Draft draft) {
    return draft.tree().all().flatMap(SectionDraft::clauses).map(clause -> clause.text()).toList();
  }

  @Test
  void recognisedWordsBecomeClausesAndAreReported() throws IOException {
    PdfOcr ocr =
        answering(
            line(430, 90, 95, "Gifts")
                + line(660, 50, 91, RULES.get(0))
                + line(720, 50, 93, RULES.get(1)));

    Draft draft = new PdfReader(Optional.of(ocr)).read(SourceFile.of(scanned()));

    assertThat(texts(draft)).containsExactly(String.join(" ", RULES));
    assertThat(draft.tree().title + draft.tree().subsections().map(s -> s.title).toList())
        .contains("Gifts");
    assertThat(draft.warnings())
        .containsExactly("the text of its only page comes from text recognition; check it");
  }

  @Test
  void unsureSlowAndFailingProgramsRefuseThePage() throws IOException {
    Path file = scanned();

    refused(file, line(660, 50, 20, RULES.get(0)), "mean confidence 20");
    refused(file, "exit 3\n", "code 3");
    refused(file, "sleep 30\n", "more than 2 s");
    refused(file, "exit 0\n", "found no words");
  }

  private void refused(Path file, String script, String reason) throws IOException {
    PdfReader reader = new PdfReader(Optional.of(answering(script)));
    assertThatThrownBy(() -> reader.read(SourceFile.of(file)))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("is scanned: there is no text on its only page")
        .hasMessageContaining(reason);
  }

  @Test
  void scannedPagesInsideADocumentAreNamed() throws IOException {
    Path file =
        PdfFixture.write(
            folder.resolve("mixed.pdf"),
            page -> page.line(72, 700, "Staff must report gifts."),
            PdfFixture.Page::image,
            page -> page.line(72, 700, "Staff must refuse cash."));

    assertThatThrownBy(() -> new PdfReader(Optional.empty()).read(SourceFile.of(file)))
        .hasMessageContaining("no text on page 2")
        .hasMessageContaining("install Tesseract");
  }

  @Test
  void installedTesseractReadsAScan() throws IOException {
    Optional<PdfOcr> ocr = PdfOcr.installed();
    String reason = "skipped: no tesseract is on the search path";
    if (ocr.isEmpty()) {
      System.out.println(reason);
    }
    assumeTrue(ocr.isPresent(), reason);

    Draft draft = new PdfReader(ocr).read(SourceFile.of(scanned()));

    assertThat(texts(draft)).containsExactly(String.join(" ", RULES));
  }
}
