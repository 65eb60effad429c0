package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.Block;
import io.alignmentstudio.examples.documents.Policy.ListKind;
import io.alignmentstudio.examples.documents.Policy.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes WordprocessingML (ISO/IEC 29500-1 §17). No number is typed: headings, articles and their
 * paragraphs take theirs from styles that are linked to one multilevel list, other lists restart
 * through an instance of their own.
 */
final class WordWriter {
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2026, 3, 1, 0, 0);
  private static final List<Part> COMMON_PARTS =
      List.of(
          new Part("[Content_Types].xml", "Content_Types.xml"),
          new Part("_rels/.rels", "package.rels"),
          new Part("word/_rels/document.xml.rels", "document.xml.rels"),
          new Part("word/settings.xml", "settings.xml"));
  private static final int FIRST_RESTARTED = 5;

  /** A part of the package and the resource that it is copied from. */
  private record Part(String name, String resource) {}

  private final StringBuilder body = new StringBuilder();
  private final StringBuilder restarts = new StringBuilder();
  private int list = FIRST_RESTARTED - 1;

  private WordWriter() {}

  /** The bytes of one document. */
  static byte[] bytes(Policy policy, Headings headings) throws IOException {
    WordWriter writer = new WordWriter();
    writer.paragraph("Title", "", List.of(new Run(policy.title(), false)));
    policy.blocks().forEach(writer::block);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Part part : COMMON_PARTS) {
        put(zip, part.name(), resource(part.resource()));
      }
      String title = escaped(policy.title());
      put(zip, "docProps/core.xml", resource("core.xml").replace("@TITLE@", title));
      put(zip, "word/footer1.xml", resource("footer1.xml").replace("@TITLE@", title));
      put(zip, "word/styles.xml", styles(headings));
      put(zip, "word/numbering.xml", writer.numbering(headings));
      put(zip, "word/document.xml", resource("document.xml").replace("@BODY@", writer.body));
    }
    return out.toByteArray();
  }

  private static String styles(Headings headings) {
    return resource("styles.xml").replace("@SCHEME@", resource(headings.styles()));
  }

  private String numbering(Headings headings) {
    return resource("numbering.xml")
        .replace("@LEVELS@", resource(headings.levels()))
        .replace("@INSTANCES@", headings.instances() + restarts);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> {
        // An unnumbered heading leaves the list of its style.
        String number = heading.label().isEmpty() ? inList(0) : "";
        paragraph("Heading" + heading.level(), number, List.of(new Run(heading.text(), false)));
      }
      case Block.Paragraph paragraph ->
          paragraph("BodyText", paragraph.leadsIn() ? "<w:keepNext/>" : "", paragraph.text());
      case Block.CallOut callOut -> paragraph("Quote", "", callOut.text());
      case Block.Item item -> item(item);
    }
  }

  private void item(Block.Item item) {
    switch (item.kind()) {
      case BULLET -> paragraph("ListBullet", "", item.text());
      case PARAGRAPH -> paragraph("ArticleParagraph", "", item.text());
      case POINT -> paragraph("ArticlePoint", "", item.text());
      case RECITAL -> paragraph("Recital", "", item.text());
      case NUMBER -> paragraph("ListNumber", inList(restarted(item)), item.text());
      case LETTER -> paragraph("List", inList(restarted(item)), item.text());
    }
  }

  /** The list instance of an item; a new one, which restarts the count, for a first item. */
  private int restarted(Block.Item item) {
    if (item.first()) {
      list++;
      int definition = item.kind() == ListKind.NUMBER ? 3 : 4;
      restarts.append(
          """
            <w:num w:numId="%d"><w:abstractNumId w:val="%d"/>\
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
          """
              .formatted(list, definition));
    }
    return list;
  }

  private static String inList(int instance) {
    return "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"%d\"/></w:numPr>".formatted(instance);
  }

  private void paragraph(String style, String properties, List<Run> runs) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
    body.append(properties).append("</w:pPr>");
    for (Run run : runs) {
      body.append(run.bold() ? "<w:r><w:rPr><w:b/></w:rPr>" : "<w:r>");
      body.append("<w:t xml:space=\"preserve\">")
          .append(escaped(run.text()))
          .append("</w:t></w:r>");
    }
    body.append("</w:p>\n");
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(entry);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String resource(String name) {
    try (InputStream stream = WordWriter.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
