package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.Run;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * Pages whose every mark is either content of a structure element or an artifact (ISO 32000-1
 * §14.7, §14.8.2.2).
 */
final class TaggedPages {
  private static final float WIDTH = PDRectangle.A4.getWidth();
  private static final float FOOTER = 40;

  private final PDDocument document;
  private final PDStructureTreeRoot root;
  private final Fonts fonts;
  private final String title;
  private final Map<Integer, PDParentTreeValue> parents = new HashMap<>();
  private PDPage page;
  private PDPageContentStream content;
  private COSArray owners = new COSArray();

  TaggedPages(PDDocument document, PDStructureTreeRoot root, Fonts fonts, String title)
      throws IOException {
    this.document = document;
    this.root = root;
    this.fonts = fonts;
    this.title = title;
    this.page = new PDPage(PDRectangle.A4);
    this.content = open();
  }

  PDPage page() {
    return page;
  }

  void next() throws IOException {
    close();
    page = new PDPage(PDRectangle.A4);
    content = open();
  }

  private PDPageContentStream open() throws IOException {
    document.addPage(page);
    page.setStructParents(document.getNumberOfPages() - 1);
    page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
    owners = new COSArray();
    parents.put(document.getNumberOfPages() - 1, new PDParentTreeValue(owners));
    return new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, false);
  }

  /** Ends the last page and ties all of them to the structure tree. */
  void finish() throws IOException {
    close();
    PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(parents);
    root.setParentTree(tree);
    root.setParentTreeNextKey(parents.size());
  }

  private void close() throws IOException {
    String number = "Page " + document.getNumberOfPages();
    content.beginMarkedContent(COSName.ARTIFACT);
    content.setNonStrokingColor(0.35f);
    show(List.of(new Run(title, false)), PdfWriter.MARGIN, FOOTER, 8.5f);
    float right = WIDTH - PdfWriter.MARGIN - fonts.width(number, false, 8.5f);
    show(List.of(new Run(number, false)), right, FOOTER, 8.5f);
    content.endMarkedContent();
    content.close();
  }

  /** Starts content of an element on the current page. */
  void begin(PDStructureElement owner) throws IOException {
    int id = owners.size();
    owners.add(owner);
    PDPage home = owner.getPage();
    if (home == null) {
      owner.setPage(page);
    }
    if (home == null || home.getCOSObject() == page.getCOSObject()) {
      owner.appendKid(id);
    } else {
      PDMarkedContentReference reference = new PDMarkedContentReference();
      reference.setPage(page);
      reference.setMCID(id);
      owner.appendKid(reference);
    }
    content.beginMarkedContent(COSName.getPDFName(owner.getStructureType()), id);
  }

  void end() throws IOException {
    content.endMarkedContent();
  }

  /** Writes one line; {@code y} is its baseline in points from the lower edge. */
  void show(List<Run> line, float x, float y, float size) throws IOException {
    content.beginText();
    content.newLineAtOffset(x, y);
    for (Run run : line) {
      content.setFont(fonts.of(run.bold()), size);
      content.showText(run.text());
    }
    content.endText();
  }

  void colour(float red, float green, float blue) throws IOException {
    content.setNonStrokingColor(red, green, blue);
  }

  /** Paints a box behind text, as an artifact. */
  void box(float x, float y, float width, float height) throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
    colour(0.918f, 0.945f, 0.973f);
    fill(x, y, width, height);
    colour(0.122f, 0.306f, 0.475f);
    fill(x, y, 3, height);
    content.endMarkedContent();
  }

  private void fill(float x, float y, float width, float height) throws IOException {
    content.addRect(x, y, width, height);
    content.fill();
  }
}
