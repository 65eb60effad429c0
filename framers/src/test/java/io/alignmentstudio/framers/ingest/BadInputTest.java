package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadInputTest {
  @TempDir Path folder;

  private StudioException refusal(Path file) {
    return catchThrowableOfType(StudioException.class, () -> Reading.read(file));
  }

  private StudioException refusal(String name, byte[] bytes) throws IOException {
    return refusal(Files.write(folder.resolve(name), bytes));
  }

  @Test
  void missingFileAndFolderAreNoInput() {
    assertThat(refusal(folder.resolve("none.md")).code()).isEqualTo(ErrorCode.NO_INPUT);
    assertThat(refusal(folder)).hasMessageContaining("is a folder");
    assertThat(refusal(folder).code()).isEqualTo(ErrorCode.NO_INPUT);
  }

  @Test
  void emptyFilesAreRefused() throws IOException {
    assertThat(refusal("a.md", new byte[0])).hasMessageContaining("0 bytes");
    assertThat(refusal("b.md", "\n \n".getBytes(StandardCharsets.UTF_8)).code())
        .isEqualTo(ErrorCode.DATA);
    assertThat(refusal("c.md", "# Only\n\n## Headings\n".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no text besides headings");
  }

  @Test
  void kindIsToldByContentNotByName() throws IOException {
    Path pdf =
        PdfFixture.write(
            folder.resolve("policy.docx"),
            page -> page.line(72, 700, "All staff must report gifts."));
    PolicyDocument document = Reading.read(pdf);

    assertThat(document.format()).isEqualTo(io.alignmentstudio.domain.DocumentFormat.PDF);
    assertThat(document.warnings())
        .singleElement()
        .asString()
        .contains("named like a Word document");

    Path text = Reading.write(folder.resolve("policy.pdf"), "# A\n\nText.\n");
    assertThat(Reading.read(text).warnings()).hasSize(1);
  }

  @Test
  void unsupportedKindsAreNamed() throws IOException {
    assertThat(refusal("a.md", "{\\rtf1 text}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("RTF");
    assertThat(refusal("a.md", "<!DOCTYPE html><p hidden>x".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("no text besides headings");
    assertThat(refusal("a.md", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("JSON");
    assertThat(refusal("a.pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}))
        .hasMessageContaining("image");
    assertThat(refusal("a.docx", zip("xl/workbook.xml", "x".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("Excel");
  }

  @Test
  void pageToLogInWithIsNoPolicy() throws IOException {
    String page =
        "<html><body><h1>Sign in</h1><p>You must sign in to see this page.</p>"
            + "<form><input name=u><input type=password name=p></form>%s</body></html>";
    assertThat(refusal("in.html", page.formatted("").getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("a page to log in with");

    String policy = "<p>Staff must be kind to all.</p>".repeat(20);
    Path file = Reading.write(folder.resolve("policy.html"), page.formatted(policy));
    assertThat(Reading.read(file).clauses()).hasSize(21);
  }

  @Test
  void binaryIsRefusedAndOtherEncodingsAreRead() throws IOException {
    byte[] binary = new byte[4000];
    new java.util.Random(7).nextBytes(binary);
    assertThat(refusal("a.md", binary).code()).isEqualTo(ErrorCode.DATA);

    String text = "# Café\n\nStaff must greet every visitor of the café.\n";
    Path wide =
        Files.write(
            folder.resolve("wide.md"), ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
    assertThat(Reading.read(wide).clauses().getFirst().text()).contains("café");
    Path bare = Files.write(folder.resolve("bare.md"), text.getBytes(StandardCharsets.UTF_16BE));
    assertThat(Reading.read(bare).clauses().getFirst().text()).contains("café");
    Path old =
        Files.write(folder.resolve("old.md"), text.getBytes(Charset.forName("windows-1252")));
    assertThat(Reading.read(old).clauses().getFirst().text()).contains("café");
    assertThat(Reading.read(old).warnings()).singleElement().asString().contains("windows-1252");
  }

  @Test
  void encryptedDocumentsAreRefused() throws Exception {
    Path pdf = folder.resolve("secret.pdf");
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      document.save(pdf.toFile());
    }
    assertThat(refusal(pdf)).hasMessageContaining("encrypted");

    Path docx = folder.resolve("secret.docx");
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("secret");
      try (var out = encryptor.getDataStream(files)) {
        out.write(zip("word/document.xml", new byte[10]));
      }
      try (var out = Files.newOutputStream(docx)) {
        files.writeFilesystem(out);
      }
    }
    assertThat(refusal(docx)).hasMessageContaining("encrypted");
  }

  @Test
  void truncatedDocumentsAreRefused() throws IOException {
    byte[] pdf =
        Files.readAllBytes(
            PdfFixture.write(folder.resolve("a.pdf"), page -> page.line(72, 700, "Text.")));
    assertThat(refusal("b.pdf", Arrays.copyOf(pdf, pdf.length * 2 / 3)))
        .hasMessageContaining("truncated");

    byte[] docx =
        Files.readAllBytes(
            WordFixture.write(
                folder.resolve("a.docx"),
                document -> document.createParagraph().createRun().setText("Text.")));
    assertThat(refusal("b.docx", Arrays.copyOf(docx, docx.length * 2 / 3)).code())
        .isEqualTo(ErrorCode.DATA);
  }

  @Test
  void zipBombIsRefused() throws IOException {
    byte[] zeros = new byte[(int) WordPackage.LARGEST_PART + 1000];
    Arrays.fill(zeros, (byte) ' ');
    byte[] head = "<document><body>".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(head, 0, zeros, 0, head.length);

    assertThat(refusal("bomb.docx", zip("word/document.xml", zeros)))
        .hasMessageContaining("zip bomb")
        .hasMessageContaining("do not open it")
        .hasMessageNotContaining("damaged");
  }

  @Test
  void partOfADocxThatDeclaresEntitiesIsRefusedAsAnAttack() throws IOException {
    String part =
        """
        <?xml version="1.0"?>
        <!DOCTYPE document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
        <document><body>&b;</body></document>
        """;

    assertThat(
            refusal("laughs.docx", zip("word/document.xml", part.getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("word/document.xml declares a document type of its own")
        .hasMessageContaining("do not open it")
        .hasMessageNotContaining("damaged");
  }

  @Test
  void scannedPdfIsRefusedAndScannedPagesAreNamed() throws IOException {
    Path scan =
        PdfFixture.write(
            folder.resolve("scan.pdf"), PdfFixture.Page::image, PdfFixture.Page::image);
    assertThat(refusal(scan)).hasMessageContaining("OCR").hasMessageContaining("2 pages");

    Path mixed =
        PdfFixture.write(
            folder.resolve("mixed.pdf"),
            page -> page.line(72, 700, "Staff must report gifts."),
            PdfFixture.Page::image);
    assertThat(Reading.read(mixed).warnings())
        .singleElement()
        .asString()
        .contains("page 2")
        .contains("OCR");
  }

  @Test
  void fontThatNamesNoCharactersIsRefusedAlsoWhereNoBlankIsLeft() throws IOException {
    String[] lines = {
      "Code of conduct", "Employees must not accept gifts.", "Employees must lock all doors."
    };
    List<Integer> seen = new ArrayList<>();
    Path ordered =
        PdfFixture.unmapped(
            folder.resolve("ordered.pdf"),
            c -> {
              if (!seen.contains(c)) {
                seen.add(c);
              }
              return seen.indexOf(c) + 1;
            },
            lines);
    Path scattered =
        PdfFixture.unmapped(folder.resolve("scattered.pdf"), c -> 1 + c * 89 % 191, lines);
    for (Path file : List.of(ordered, scattered)) {
      assertThat(refusal(file))
          .as(String.valueOf(file.getFileName()))
          .hasMessageContaining(String.valueOf(file.getFileName()))
          .hasMessageContaining("broken text layer")
          .hasMessageContaining("its only page")
          .hasMessageContaining("export the PDF again");
    }

    Path usual = PdfFixture.unmapped(folder.resolve("usual.pdf"), c -> c - 29, lines);
    assertThat(Reading.read(usual).clauses().getLast().text()).endsWith("lock all doors.");
  }

  @Test
  void shortPagesOfAnyLanguageAreRead() throws IOException {
    for (String text :
        List.of(
            "Fluchtwege müssen stets freigehalten werden.",
            "Größenänderungsanträge übermäßig überfälliger Bürgschaften prüfen.",
            "État général: déjà fêté à Nîmes, où l'été a été très frais.",
            "https://intranet.example.com/policies/conduct/2026-05/version_3.html?lang=en#gifts",
            "SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "Signed: ______________________  ********************  ....................",
            "Limits: ±5 °C; §§ 3-7; 50 %; £20 / €25 / $30; a² + b² = c²; ½ × 3 ÷ 4")) {
      Path file =
          PdfFixture.write(
              folder.resolve("short.pdf"),
              page -> {
                page.line(20, 720, "Read this.");
                page.line(20, 700, text);
              });
      String read =
          Reading.read(file).clauses().stream().map(Clause::text).collect(Collectors.joining(" "));
      assertThat(read).as(text).contains(text.substring(0, 6));
    }
    for (String text :
        List.of(
            "员工不得接受供应商的礼物。员工必须在离开办公室之前锁好所有的门窗并关闭电灯。",
            "พนักงานต้องล็อคประตูทุกบานก่อนออกจากสำนักงานและปิดไฟทุกดวงให้เรียบร้อย",
            "Nhân viên phải khóa tất cả các cửa ra vào.",
            "Příliš žluťoučký kůň úpěl ďábelské ódy.",
            "Сотрудники обязаны закрывать двери.",
            "☐ Yes ☐ No ☑ n/a ✓ ★★★★☆")) {
      assertThat(EnglishText.look(text)).as(text).isNotEqualTo(EnglishText.Look.GARBAGE);
    }
  }

  @Test
  void brokenTextLayerIsRepairedOrRefused() throws IOException {
    List<String> lines =
        List.of(
            "All employees must report a breach of this policy to the manager",
            "and may not share the personal data of a customer with any other",
            "person unless the customer has agreed to it in writing before.");
    Path shifted =
        PdfFixture.write(
            folder.resolve("shifted.pdf"),
            page -> {
              for (int i = 0; i < lines.size(); i++) {
                page.line(72, 700 - 14 * i, move(lines.get(i), 1));
              }
            });
    PolicyDocument repaired = Reading.read(shifted);
    assertThat(repaired.clauses().getFirst().text()).isEqualTo(String.join(" ", lines));
    assertThat(repaired.warnings()).singleElement().asString().contains("shifted by [-1]");

    Path garbage =
        PdfFixture.write(
            folder.resolve("garbage.pdf"),
            page -> {
              for (int i = 0; i < lines.size(); i++) {
                page.line(72, 700 - 14 * i, scramble(lines.get(i)));
              }
            });
    assertThat(refusal(garbage)).hasMessageContaining("broken text layer");
  }

  @Test
  void glyphNumbersAreDecodedWithTheirPunctuation() {
    String text =
        "This Data Processing Addendum (the \"DPA\") is part of the customer's agreement with us.";
    String glyphs =
        text.chars()
            .map(c -> c - 29)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThat(EnglishText.look(glyphs)).isNotEqualTo(EnglishText.Look.ENGLISH);
    assertThat(EnglishText.shift(glyphs)).isEqualTo(29);
    assertThat(EnglishText.shifted(glyphs, 29)).isEqualTo(text);
    assertThat(EnglishText.shifted("\u00B3\u00B4\u00B6", 29)).isEqualTo("“”’");
  }

  @Test
  void everyBadFileOfARegulationIsReported() {
    StudioException problem =
        catchThrowableOfType(
            StudioException.class,
            () ->
                DocumentReader.readAll(
                    List.of(folder.resolve("x.md"), folder.resolve("y.md")), Reading.CODE));

    assertThat(problem).hasMessageContaining("x.md").hasMessageContaining("y.md");
  }

  private static String move(String text, int by) {
    StringBuilder result = new StringBuilder();
    text.chars().forEach(c -> result.append(c == ' ' ? ' ' : (char) (c + by)));
    return result.toString();
  }

  private static String scramble(String text) {
    String from = "abcdefghijklmnopqrstuvwxyz";
    String to = "q7x$kzw%vb#j9n&f3t@hg*c!rp";
    StringBuilder result = new StringBuilder();
    text.chars()
        .forEach(c -> result.append(from.indexOf(c) < 0 ? (char) c : to.charAt(from.indexOf(c))));
    return result.toString();
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }
}
