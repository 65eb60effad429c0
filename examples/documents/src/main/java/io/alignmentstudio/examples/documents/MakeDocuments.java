package io.alignmentstudio.examples.documents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Makes {@code business-conduct-guideline.docx}, {@code business-conduct-guideline.pdf} and {@code
 * privacy-regulation.docx}. The same sources give the same files: dates are fixed, the PDF is not
 * compressed.
 */
public final class MakeDocuments {
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
    write(target.resolve(GUIDELINE + ".docx"), WordWriter.bytes(guideline, Headings.DECIMAL));
    write(target.resolve(REGULATION + ".docx"), WordWriter.bytes(regulation, Headings.STATUTE));
    write(target.resolve(GUIDELINE + ".pdf"), PdfWriter.bytes(guideline));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
