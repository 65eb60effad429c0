package io.alignmentstudio.examples.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes {@code business-conduct-guideline.docx}, {@code business-conduct-guideline.pdf} and {@code
 * privacy-regulation.docx}. The same sources give the same files: dates are fixed, the PDF is not
 * compressed.
 */
final class MakeDocuments {
  private static final String GUIDELINE = "business-conduct-guideline";
  private static final String REGULATION = "privacy-regulation";

  private MakeDocuments() {}

  /**
   * Runs the program.
   *
   * @param arguments the folder with the Markdown sources, the folder for the documents
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("give two folders: the sources' and the documents'");
    }
    Path sources = Path.of(arguments[0]);
    Path target = Files.createDirectories(Path.of(arguments[1]));
    Policy guideline = PolicySource.read(sources.resolve(GUIDELINE + ".md"));
    Policy regulation = PolicySource.read(sources.resolve(REGULATION + ".md"));
    WordWriter.write(guideline, Headings.DECIMAL, target.resolve(GUIDELINE + ".docx"));
    WordWriter.write(regulation, Headings.STATUTE, target.resolve(REGULATION + ".docx"));
    PdfWriter.write(guideline, target.resolve(GUIDELINE + ".pdf"));
  }
}
