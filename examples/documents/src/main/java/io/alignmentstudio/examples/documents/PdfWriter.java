package io.alignmentstudio.examples.documents;

import io.alignmentstudio.examples.documents.Policy.Block;
import io.alignmentstudio.examples.documents.Policy.ListKind;
import io.alignmentstudio.examples.documents.Policy.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Writes a tagged PDF: structure tree, language, title, outline; page numbers and boxes are
 * artifacts. The title is H1, so the headings below it are H2 and H3.
 */
final class PdfWriter {
  /** Left and right edge of the text, in points. */
  static final float MARGIN = 71;

  private static final float TOP = PDRectangle.A4.getHeight() - 71;
  private static final float BOTTOM = 71;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float BODY = 10;
  private static final float LEADING = 1.4f;
  private static final float GAP = 7;
  private static final float ITEM_GAP = 3;
  private static final float INDENT = 32;

  private final Fonts fonts = new Fonts();
  private final TaggedPages pages;
  private final PDStructureElement top;
  private final PDDocumentOutline outline;
  private PDOutlineNode chapter;
  private PDStructureElement list;
  private boolean afterItem;
  private float y = TOP;

  private PdfWriter(PDDocument document, String title) throws IOException {
    PDStructureTreeRoot root = new PDStructureTreeRoot();
    document.getDocumentCatalog().setStructureTreeRoot(root);
    pages = new TaggedPages(document, root, fonts, title);
    top = element(root, "Document");
    list = top;
    outline = new PDDocumentOutline();
    chapter = outline;
    document.getDocumentCatalog().setDocumentOutline(outline);
  }

  /** The bytes of one document. */
  static byte[] bytes(Policy policy) throws IOException {
    try (PDDocument document = new PDDocument()) {
      describe(document, policy.title());
      PdfWriter writer = new PdfWriter(document, policy.title());
      writer.text(element(writer.top, "H1"), bold(policy.title()), 22, MARGIN, WIDTH, true);
      writer.y -= 12;
      for (Block block : policy.blocks()) {
        writer.block(block);
      }
      writer.pages.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  private static void describe(PDDocument document, String title) {
    document.setVersion(1.7f);
    document.setDocumentId(1L);
    document.getDocumentCatalog().setLanguage("en-GB");
    document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    PDMarkInfo marks = new PDMarkInfo();
    marks.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marks);
    PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    date.clear();
    date.set(2026, Calendar.MARCH, 1);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setAuthor("Tarrowby Instruments plc (fictional)");
    information.setCreationDate(date);
    information.setModificationDate(date);
  }

  private void block(Block block) throws IOException {
    y -= afterItem && !(block instanceof Block.Item) ? GAP - ITEM_GAP : 0;
    switch (block) {
      case Block.Heading heading -> heading(heading);
      case Block.Paragraph paragraph -> {
        if (paragraph.leadsIn()) {
          keep(4);
        }
        text(element(top, "P"), paragraph.text(), BODY, MARGIN, WIDTH, false);
        y -= GAP;
      }
      case Block.CallOut callOut -> callOut(callOut);
      case Block.Item item -> item(item);
    }
    afterItem = block instanceof Block.Item;
  }

  private void heading(Block.Heading heading) throws IOException {
    float size = heading.level() == 1 ? 15 : 12;
    y -= heading.level() == 1 ? 16 : 9;
    keep(6);
    String shown = (heading.label() + " " + heading.text()).strip();
    PDOutlineItem entry = new PDOutlineItem();
    entry.setTitle(shown);
    PDPageXYZDestination destination = new PDPageXYZDestination();
    destination.setPage(pages.page());
    destination.setTop(Math.round(y + 4));
    entry.setDestination(destination);
    (heading.level() == 1 ? outline : chapter).addLast(entry);
    chapter = heading.level() == 1 ? entry : chapter;
    text(element(top, "H" + (heading.level() + 1)), bold(shown), size, MARGIN, WIDTH, true);
    y -= 4;
  }

  private void callOut(Block.CallOut callOut) throws IOException {
    List<List<Run>> lines = fonts.lines(callOut.text(), BODY, WIDTH - 24);
    float height = lines.size() * BODY * LEADING + 12;
    y -= 4;
    if (y - height < BOTTOM) {
      newPage();
    }
    pages.box(MARGIN, y - height, WIDTH, height);
    y -= 5;
    PDStructureElement paragraph = element(element(top, "BlockQuote"), "P");
    lines(paragraph, lines, BODY, MARGIN + 14, false);
    y -= 17;
  }

  private void item(Block.Item item) throws IOException {
    if (item.first()) {
      list = element(top, "L");
    }
    PDStructureElement entry = element(list, "LI");
    List<List<Run>> lines = fonts.lines(item.text(), BODY, WIDTH - INDENT);
    keep(Math.min(3, lines.size()));
    float hang = item.kind() == ListKind.BULLET ? 12 : 20;
    pages.begin(element(entry, "Lbl"));
    pages.colour(0, 0, 0);
    pages.show(List.of(new Run(item.label(), false)), MARGIN + INDENT - hang, y - BODY, BODY);
    pages.end();
    lines(element(entry, "LBody"), lines, BODY, MARGIN + INDENT, false);
    y -= ITEM_GAP;
  }

  private void text(
      PDStructureElement owner, List<Run> text, float size, float x, float width, boolean coloured)
      throws IOException {
    lines(owner, fonts.lines(text, size, width), size, x, coloured);
  }

  private void lines(
      PDStructureElement owner, List<List<Run>> lines, float size, float x, boolean coloured)
      throws IOException {
    float step = size * LEADING;
    // At least two lines stay together at either end of a page; three cannot be divided.
    int together = lines.size() == 3 ? 3 : Math.min(2, lines.size());
    if (y - together * step < BOTTOM) {
      newPage();
    }
    begin(owner, coloured);
    for (int i = 0; i < lines.size(); i++) {
      boolean widow = lines.size() > 2 && i == lines.size() - 2 && y - 2 * step < BOTTOM;
      if (widow || y - step < BOTTOM) {
        pages.end();
        newPage();
        begin(owner, coloured);
      }
      pages.show(lines.get(i), x, y - size, size);
      y -= step;
    }
    pages.end();
  }

  private void begin(PDStructureElement owner, boolean coloured) throws IOException {
    pages.begin(owner);
    if (coloured) {
      pages.colour(0.122f, 0.306f, 0.475f);
    } else {
      pages.colour(0, 0, 0);
    }
  }

  /** Starts a page unless so many lines of text fit below. */
  private void keep(int lines) throws IOException {
    if (y - lines * BODY * LEADING < BOTTOM) {
      newPage();
    }
  }

  private void newPage() throws IOException {
    pages.next();
    y = TOP;
  }

  private static PDStructureElement element(PDStructureNode parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent);
    parent.appendKid(element);
    return element;
  }

  private static List<Run> bold(String text) {
    return List.of(new Run(text, true));
  }
}
