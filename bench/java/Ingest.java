import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Times the reading of documents on one thread, and of norms.
 *
 * <ul>
 *   <li>{@code Ingest speed FILE...}: pages of these PDFs a second, and a second of processor time,
 *       in each of five rounds after three that are not counted
 *   <li>{@code Ingest long PAGES}: time and peak heap for one document of so many pages
 *   <li>{@code Ingest norms WORDS FILE...}: time from Markdown files to their norms, on all cores, for
 *       so many words at least, the files taken in turn
 *   <li>{@code Ingest many COUNT FILE...}: heap that is left after each tenth of so many documents
 * </ul>
 */
public final class Ingest {
  private static final Regulation REGULATION = new Regulation("code", "Code", Tier.MUST, 1);

  private Ingest() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> files = Arrays.stream(arguments).skip(1).map(Path::of).toList();
    switch (arguments[0]) {
      case "speed" -> speed(files);
      case "long" -> longDocument(Integer.parseInt(arguments[1]));
      case "norms" -> norms(Integer.parseInt(arguments[1]), files.subList(1, files.size()));
      case "many" -> many(Integer.parseInt(arguments[1]), files.subList(1, files.size()));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void speed(List<Path> files) throws IOException {
    int pages = 0;
    for (Path file : files) {
      try (PDDocument document = Loader.loadPDF(file.toFile())) {
        pages += document.getNumberOfPages();
      }
    }
    for (int round = -3; round < 5; round++) {
      long wall = System.nanoTime();
      long processor = processor();
      files.forEach(file -> DocumentReader.read(file, REGULATION));
      double seconds = (System.nanoTime() - wall) / 1e9;
      double busy = (processor() - processor) / 1e9;
      if (round >= 0) {
        System.out.printf(
            "%d pages: %.0f a second, %.0f a second of processor time%n",
            pages, pages / seconds, pages / busy);
      }
    }
  }

  private static void norms(int words, List<Path> files) throws IOException {
    long start = System.nanoTime();
    int read = 0;
    int documents = 0;
    List<Clause> clauses = new ArrayList<>();
    for (Path file : files) {
      if (read >= words) {
        break;
      }
      Regulation regulation = new Regulation("d" + documents, "Code", Tier.MUST, 1);
      try {
        clauses.addAll(DocumentReader.read(file, regulation).clauses());
        documents++;
        read += Files.readString(file).split("\\s+").length;
      } catch (StudioException e) {
        System.out.println("refused: " + e.getMessage());
      }
    }
    double reading = (System.nanoTime() - start) / 1e9;
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT, ClauseLists.of(clauses));
    long norms = clauses.parallelStream().mapToLong(each -> extractor.extract(each).size()).sum();
    System.out.printf(
        "%,d words, %d documents, %,d clauses, %,d norms: read in %.1f s, all in %.1f s%n",
        read, documents, clauses.size(), norms, reading, (System.nanoTime() - start) / 1e9);
  }

  private static long processor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void longDocument(int pages) throws IOException {
    Path file = Files.createTempFile("long", ".pdf");
    try {
      write(file, pages);
      ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
      long start = System.nanoTime();
      PolicyDocument document = DocumentReader.read(file, REGULATION);
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .mapToLong(pool -> pool.getPeakUsage().getUsed())
              .sum();
      System.out.printf(
          "%d pages, %d MB: %.0f s, %.0f a second, %d clauses, peak heap %d MB of %d MB%n",
          pages,
          Files.size(file) >> 20,
          seconds,
          pages / seconds,
          document.clauses().size(),
          peak >> 20,
          Runtime.getRuntime().maxMemory() >> 20);
    } finally {
      Files.delete(file);
    }
  }

  private static void write(Path file, int pages) throws IOException {
    PDFont plain = new PDType1Font(FontName.TIMES_ROMAN);
    PDFont bold = new PDType1Font(FontName.TIMES_BOLD);
    try (PDDocument document = new PDDocument()) {
      for (int number = 1; number <= pages; number++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          line(content, bold, 14, 780, number + " Rules of unit " + number);
          for (int row = 0; row < 45; row++) {
            String end = row % 6 == 5 ? "." : " and";
            String words =
                "every employee of unit %d shall report gift number %d to the manager in writing,"
                    + " keep a copy of it";
            line(
                content,
                plain,
                10,
                750 - 15 * row - 8 * (row / 6),
                words.formatted(number, row) + end);
          }
          line(content, plain, 9, 30, "Page " + number);
        }
      }
      document.save(file.toFile());
    }
  }

  private static void line(
      PDPageContentStream content, PDFont font, int size, int height, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(60, height);
    content.showText(text);
    content.endText();
  }

  private static void many(int count, List<Path> files) {
    for (int i = 1; i <= count; i++) {
      DocumentReader.read(files.get(i % files.size()), REGULATION);
      if (i % Math.max(1, count / 10) == 0) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
            "%d documents: %d MB left%n", i, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      }
    }
  }
}
