package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
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
}
