package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RightToLeftTest {
  private static final Path FONT = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");

  @TempDir Path folder;

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  @Test
  void linesAreTurnedIntoReadingOrder() {
    String hebrew = "כל עובד חייב לדווח";
    assertThat(RightToLeft.logical(reversed(hebrew))).isEqualTo(hebrew);
    // Digits and Latin words stay as they are.
    assertThat(RightToLeft.logical(reversed("עד ") + "75" + reversed(" שקל")).length())
        .isEqualTo(9);
    assertThat(RightToLeft.logical(".GDPR " + reversed("על פי תקנת")))
        .isEqualTo("על פי תקנת GDPR.");
    // A sentence that was set from left to right ends at the right.
    assertThat(RightToLeft.logical(reversed(hebrew) + ".")).isEqualTo(hebrew + ".");
    assertThat(RightToLeft.logical("." + reversed(hebrew))).isEqualTo(hebrew + ".");
    assertThat(RightToLeft.logical("The word " + reversed("עובד") + " means employee."))
        .isEqualTo("The word עובד means employee.");
    assertThat(RightToLeft.logical("Only English (so far).")).isEqualTo("Only English (so far).");
  }

  @Test
  void presentationFormsBecomeLetters() {
    // Lam with alef, initial form; the glyph is turned because its line is turned back later.
    assertThat(RightToLeft.logical(RightToLeft.glyph("\uFEFB"))).isEqualTo("لا");
  }

  @Test
  void pagesWithHebrewAndEnglishKeepTheirOrder() throws IOException {
    String reason = "skipped: " + FONT + " is not installed";
    if (!Files.exists(FONT)) {
      System.out.println(reason);
    }
    assumeTrue(Files.exists(FONT), reason);
    Path file = folder.resolve("hebrew.pdf");
    try (PDDocument document = new PDDocument()) {
      PDType0Font font = PDType0Font.load(document, FONT.toFile());
      PdfFixture.add(
          document,
          page -> {
            page.line(72, 740, "Every employee must report a gift to the manager.", font, 11);
            page.line(300, 700, reversed("כל עובד חייב לדווח על מתנה למנהל."), font, 11);
            page.line(72, 660, "The word " + reversed("עובד") + " means employee.", font, 11);
          });
      document.save(file.toFile());
    }

    assertThat(Reading.read(file).clauses().stream().map(clause -> clause.text()))
        .containsExactly(
            "Every employee must report a gift to the manager.",
            "כל עובד חייב לדווח על מתנה למנהל.",
            "The word עובד means employee.");
  }
}
