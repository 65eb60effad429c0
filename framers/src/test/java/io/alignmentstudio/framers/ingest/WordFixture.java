package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes small Word documents. */
final class WordFixture {
  private WordFixture() {}

  static Path write(Path file, Consumer<XWPFDocument> content) throws IOException {
    try (XWPFDocument document = new XWPFDocument();
        OutputStream out = Files.newOutputStream(file)) {
      content.accept(document);
      document.write(out);
    }
    return file;
  }

  /** Adds a list; each level is a format and a text, such as {@code lowerLetter:(%2)}. */
  static BigInteger list(XWPFDocument document, int id, String... levels) {
    CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
    definition.setAbstractNumId(BigInteger.valueOf(id));
    for (int i = 0; i < levels.length; i++) {
      String[] parts = levels[i].split(":", 2);
      CTLvl level = definition.addNewLvl();
      level.setIlvl(BigInteger.valueOf(i));
      level.addNewStart().setVal(BigInteger.ONE);
      level.addNewNumFmt().setVal(STNumberFormat.Enum.forString(parts[0]));
      level.addNewLvlText().setVal(parts[1]);
    }
    BigInteger added = document.createNumbering().addAbstractNum(new XWPFAbstractNum(definition));
    return document.getNumbering().addNum(added);
  }

  static void style(
      XWPFDocument document, String id, String name, String basedOn, Consumer<CTStyle> settings) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setStyleId(id);
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal(name);
    if (!basedOn.isEmpty()) {
      style.addNewBasedOn().setVal(basedOn);
    }
    settings.accept(style);
    document.createStyles().addStyle(new XWPFStyle(style));
  }

  static XWPFParagraph paragraph(XWPFDocument document, String style, String text) {
    XWPFParagraph paragraph = document.createParagraph();
    if (!style.isEmpty()) {
      paragraph.setStyle(style);
    }
    if (!text.isEmpty()) {
      paragraph.createRun().setText(text);
    }
    return paragraph;
  }

  static XWPFParagraph item(XWPFDocument document, BigInteger list, int level, String text) {
    XWPFParagraph paragraph = paragraph(document, "", text);
    paragraph.setNumID(list);
    paragraph.setNumILvl(BigInteger.valueOf(level));
    return paragraph;
  }

  /** Writes a document from the XML of its body and of its numbering, and other empty parts. */
  static Path raw(Path file, String body, String numbering, String... otherParts)
      throws IOException {
    String names = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    StringBuilder relations = new StringBuilder();
    relations.append(
        "<Relationship Id='n' Type='%s/numbering' Target='numbering.xml'/>".formatted(types));
    for (String part : otherParts) {
      relations.append(
          "<Relationship Id='%s' Type='%s/%s' Target='%s.bin'/>"
              .formatted(part, types, part, part));
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(
          zip,
          "_rels/.rels",
          "<Relationships><Relationship Id='d' Type='%s/officeDocument' Target='word/document.xml'/></Relationships>"
              .formatted(types));
      part(zip, "word/_rels/document.xml.rels", "<Relationships>" + relations + "</Relationships>");
      part(
          zip,
          "word/document.xml",
          "<w:document %s><w:body>%s</w:body></w:document>".formatted(names, body));
      part(
          zip,
          "word/numbering.xml",
          "<w:numbering %s>%s</w:numbering>".formatted(names, numbering));
      for (String other : otherParts) {
        part(zip, "word/" + other + ".bin", "");
      }
    }
    return file;
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
