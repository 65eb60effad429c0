package io.alignmentstudio.framers.ingest;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes small PDF files. */
final class PdfFixture {
  static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
  static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

  private PdfFixture() {}

  /** A page being drawn; positions in points from the lower left corner. */
  static final class Page {
    private final PDDocument document;
    private final PDPage page;
    private final PDPageContentStream content;
    private int marks;

    private Page(PDDocument document, PDPage page, PDPageContentStream content) {
      this.document = document;
      this.page = page;
      this.content = content;
    }

    void line(double x, double y, String text) {
      line(x, y, text, PLAIN, 11);
    }

    void line(double x, double y, String text, PDFont font, double size) {
      draw(
          stream -> {
            stream.beginText();
            stream.setFont(font, (float) size);
            stream.newLineAtOffset((float) x, (float) y);
            stream.showText(text);
            stream.endText();
          });
    }

    /** Draws a text for which its mark gives other words. */
    void spelled(double x, double y, String text, String actual) {
      COSDictionary properties = new COSDictionary();
      properties.setString(COSName.ACTUAL_TEXT, actual);
      draw(
          stream ->
              stream.beginMarkedContent(
                  COSName.getPDFName("Span"), PDPropertyList.create(properties)));
      line(x, y, text);
      draw(PDPageContentStream::endMarkedContent);
    }

    void white(double x, double y, String text) {
      draw(stream -> stream.setNonStrokingColor(1f, 1f, 1f));
      line(x, y, text);
      draw(stream -> stream.setNonStrokingColor(0f, 0f, 0f));
    }

    void invisible(double x, double y, String text) {
      draw(stream -> stream.setRenderingMode(RenderingMode.NEITHER));
      line(x, y, text);
      draw(stream -> stream.setRenderingMode(RenderingMode.FILL));
    }

    void bar(double x, double y, double width, double height) {
      draw(
          stream -> {
            stream.setNonStrokingColor(0f, 0f, 0.4f);
            stream.addRect((float) x, (float) y, (float) width, (float) height);
            stream.fill();
            stream.setNonStrokingColor(0f, 0f, 0f);
          });
    }

    void rule(double x, double y, double toX, double toY) {
      draw(
          stream -> {
            stream.moveTo((float) x, (float) y);
            stream.lineTo((float) toX, (float) toY);
            stream.stroke();
          });
    }

    void frame(double x, double y, double width, double height) {
      draw(
          stream -> {
            stream.addRect((float) x, (float) y, (float) width, (float) height);
            stream.stroke();
          });
    }

    void image() {
      picture(0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
    }

    void picture(double x, double y, double width, double height) {
      picture(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB), x, y, width, height);
    }

    /** Covers the page with a picture. */
    void picture(BufferedImage image) {
      picture(image, 0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
    }

    private void picture(BufferedImage image, double x, double y, double width, double height) {
      draw(
          stream ->
              stream.drawImage(
                  LosslessFactory.createFromImage(document, image),
                  (float) x,
                  (float) y,
                  (float) width,
                  (float) height));
    }

    /** A new element without content. */
    PDStructureElement child(PDStructureNode parent, String type) {
      PDStructureElement element = new PDStructureElement(type, parent);
      element.setPage(page);
      parent.appendKid(element);
      return element;
    }

    /** Draws a line as the content of a new element. */
    PDStructureElement tagged(
        PDStructureNode parent, String type, double y, String text, PDFont font) {
      PDStructureElement element = new PDStructureElement(type, parent);
      element.setPage(page);
      parent.appendKid(element);
      int id = marks++;
      draw(
          stream -> {
            COSDictionary properties = new COSDictionary();
            properties.setInt(COSName.MCID, id);
            stream.beginMarkedContent(COSName.getPDFName(type), PDPropertyList.create(properties));
          });
      line(72, y, text, font, 11);
      draw(PDPageContentStream::endMarkedContent);
      element.appendKid(id);
      return element;
    }

    private interface Drawing {
      void on(PDPageContentStream stream) throws IOException;
    }

    private void draw(Drawing drawing) {
      try {
        drawing.on(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @SafeVarargs
  static Path write(Path file, Consumer<Page>... pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (Consumer<Page> drawing : pages) {
        add(document, drawing);
      }
      document.save(file.toFile());
    }
    return file;
  }

  static void add(PDDocument document, Consumer<Page> drawing) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      drawing.accept(new Page(document, page, content));
    }
  }

  /** Prepares the structure tree of a document. */
  static PDStructureElement structure(PDDocument document) {
    PDStructureTreeRoot root = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(root);
    PDMarkInfo info = new PDMarkInfo();
    info.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(info);
    PDStructureElement top = new PDStructureElement("Document", root);
    root.appendKid(top);
    return top;
  }

  /**
   * Writes lines in a font that is not embedded and says of none of its glyphs which character it
   * is.
   *
   * @param glyph number of the glyph of a character
   */
  static Path unmapped(Path file, IntUnaryOperator glyph, String... lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      COSDictionary fonts = new COSDictionary();
      fonts.setItem("F1", unmappedFont());
      COSDictionary resources = new COSDictionary();
      resources.setItem(COSName.FONT, fonts);
      page.setResources(new PDResources(resources));
      PDStream content = new PDStream(document);
      try (OutputStream out = content.createOutputStream()) {
        for (int i = 0; i < lines.length; i++) {
          String codes =
              lines[i]
                  .chars()
                  .mapToObj(c -> "%04X".formatted(glyph.applyAsInt(c)))
                  .collect(Collectors.joining());
          String drawn = "BT /F1 11 Tf 72 %d Td <%s> Tj ET%n".formatted(740 - 30 * i, codes);
          out.write(drawn.getBytes(StandardCharsets.US_ASCII));
        }
      }
      page.setContents(content);
      document.save(file.toFile());
    }
    return file;
  }

  private static COSDictionary unmappedFont() {
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "Identity");
    system.setInt(COSName.SUPPLEMENT, 0);
    COSDictionary descriptor = new COSDictionary();
    descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
    descriptor.setName(COSName.FONT_NAME, "AAAAAA+Foo");
    descriptor.setInt(COSName.FLAGS, 4);
    COSDictionary glyphs = new COSDictionary();
    glyphs.setItem(COSName.TYPE, COSName.FONT);
    glyphs.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    glyphs.setName(COSName.BASE_FONT, "AAAAAA+Foo");
    glyphs.setItem(COSName.CIDSYSTEMINFO, system);
    glyphs.setInt(COSName.DW, 500);
    glyphs.setItem(COSName.FONT_DESC, descriptor);
    COSArray descendants = new COSArray();
    descendants.add(glyphs);
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, "AAAAAA+Foo");
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    return font;
  }
}
