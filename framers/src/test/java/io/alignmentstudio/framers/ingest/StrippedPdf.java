package io.alignmentstudio.framers.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDContentStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Copies of PDFs without all that says their structure: only what a page shows is left. */
final class StrippedPdf {
  private static final List<String> MARKS = List.of("BMC", "BDC", "EMC", "MP", "DP");

  private StrippedPdf() {}

  /** Writes a copy without tags, marked content, outline and metadata. */
  static Path write(Path source, Path target) throws IOException {
    try (PDDocument document = Loader.loadPDF(source.toFile())) {
      for (String key :
          List.of("StructTreeRoot", "MarkInfo", "Outlines", "Metadata", "PageLabels", "Dests")) {
        document.getDocumentCatalog().getCOSObject().removeItem(COSName.getPDFName(key));
      }
      document.getDocument().getTrailer().removeItem(COSName.INFO);
      for (PDPage page : document.getPages()) {
        page.getCOSObject().removeItem(COSName.getPDFName("StructParents"));
        PDStream plain = new PDStream(document);
        write(page, plain);
        page.setContents(plain);
        forms(page.getResources());
      }
      document.save(target.toFile());
    }
    return target;
  }

  private static void forms(PDResources resources) throws IOException {
    if (resources == null) {
      return;
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDFormXObject form && !form.getCOSObject().isDirect()) {
        write(form, form.getContentStream());
      }
    }
  }

  private static void write(PDContentStream source, PDStream target) throws IOException {
    List<Object> kept = new ArrayList<>();
    List<COSBase> operands = new ArrayList<>();
    PDFStreamParser parser = new PDFStreamParser(source);
    for (Object token = parser.parseNextToken(); token != null; token = parser.parseNextToken()) {
      if (token instanceof COSBase operand) {
        operands.add(operand);
      } else {
        if (!(token instanceof Operator operator) || !MARKS.contains(operator.getName())) {
          kept.addAll(operands);
          kept.add(token);
        }
        operands.clear();
      }
    }
    try (OutputStream out = target.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(kept);
    }
  }
}
