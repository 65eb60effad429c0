package io.alignmentstudio.framers.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarrowbyDocumentsTest {
  private static final double ALIKE = 0.95;
  private static final int LARGEST = 1_000_000;
  private static final Pattern TEXT = Pattern.compile("<w:p>.*?</w:p>", Pattern.DOTALL);

  @Test
  void guidelineIsAsRichAsPromised() {
    PolicyDocument guideline = Tarrowby.guideline("md");
    assertThat(sections(guideline, 1)).hasSizeGreaterThanOrEqualTo(8);
    assertThat(of(guideline, ClauseType.PARAGRAPH)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(of(guideline, ClauseType.QUESTION)).hasSizeGreaterThanOrEqualTo(12);
    assertThat(of(guideline, ClauseType.ANSWER)).hasSameSizeAs(of(guideline, ClauseType.QUESTION));
    assertThat(of(guideline, ClauseType.CALL_OUT)).hasSizeGreaterThanOrEqualTo(8);
    assertThat(of(guideline, ClauseType.DEFINITION)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(of(guideline, ClauseType.LIST_ITEM)).hasSizeGreaterThanOrEqualTo(40);
  }

  @Test
  void guidelineHoldsAtLeastTwoHundredNorms() {
    NormExtractor extractor = new NormExtractor();
    int norms =
        Tarrowby.guideline("md").clauses().stream()
            .mapToInt(clause -> extractor.extract(clause).size())
            .sum();
    assertThat(norms).isGreaterThanOrEqualTo(200);
  }

  @Test
  void regulationIsBuiltLikeAStatute() {
    PolicyDocument regulation = Tarrowby.regulation("md");
    assertThat(of(regulation, ClauseType.RECITAL)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(of(regulation, ClauseType.DEFINITION)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(regulation.root().sections().filter(s -> s.label().startsWith("Article ")))
        .hasSizeGreaterThanOrEqualTo(20);
  }

  @Test
  void wordGuidelineReadsLikeItsSource() {
    assertReadsAlike(Tarrowby.guideline("md"), Tarrowby.guideline("docx"));
  }

  @Test
  void pdfGuidelineReadsLikeItsSource() {
    assertReadsAlike(Tarrowby.guideline("md"), Tarrowby.guideline("pdf"));
  }

  @Test
  void wordRegulationReadsLikeItsSource() {
    assertReadsAlike(Tarrowby.regulation("md"), Tarrowby.regulation("docx"));
  }

  private static void assertReadsAlike(PolicyDocument source, PolicyDocument edition) {
    assertThat(edition.warnings()).isEmpty();
    assertThat(sections(edition)).isEqualTo(sections(source));
    List<String> expected = texts(source);
    List<String> found = texts(edition);
    List<String> lost = without(expected, found);
    List<String> added = without(found, expected);
    lost.forEach(text -> System.out.println(edition.fileName() + " lacks: " + text));
    added.forEach(text -> System.out.println(edition.fileName() + " adds: " + text));
    assertThat(1 - lost.size() / (double) expected.size()).isGreaterThanOrEqualTo(ALIKE);
    assertThat(1 - added.size() / (double) found.size()).isGreaterThanOrEqualTo(ALIKE);
  }

  /** Type, label, lead-in and text, with white space folded. */
  private static List<String> texts(PolicyDocument document) {
    return document.clauses().stream()
        .map(c -> String.join(" | ", c.type().name(), c.label(), c.leadIn(), c.text()))
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }

  private static List<String> without(List<String> all, List<String> others) {
    List<String> rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest;
  }

  @Test
  void wordDocumentsHaveNoTypedNumbers() throws IOException {
    for (String name : List.of(Tarrowby.GUIDELINE, Tarrowby.REGULATION)) {
      String body = word(Tarrowby.POLICIES.resolve(name + ".docx")).get("word/document.xml");
      List<String> typed = new ArrayList<>();
      Matcher paragraph = TEXT.matcher(String.valueOf(body));
      int paragraphs = 0;
      while (paragraph.find()) {
        paragraphs++;
        String text = paragraph.group().replaceAll("<[^>]+>", "").strip();
        if (text.matches(
            "(?s)(?:\\d+(?:\\.\\d+)*[.)]?|\\(\\w{1,3}\\)|•|Chapter [IVX]+|Article \\d+) .*")) {
          typed.add(text);
        }
      }
      assertThat(paragraphs).isGreaterThan(200);
      assertThat(typed).isEmpty();
    }
  }

  @Test
  void pdfIsTaggedThroughout() throws IOException {
    Path file = Tarrowby.POLICIES.resolve(Tarrowby.GUIDELINE + ".pdf");
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      PDDocumentCatalog catalog = document.getDocumentCatalog();
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("en-GB");
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Business Conduct Guideline");
      assertThat(catalog.getDocumentOutline().children()).hasSize(14);
      Set<String> types = new TreeSet<>();
      collect(catalog.getStructureTreeRoot(), types);
      assertThat(types)
          .containsExactlyInAnyOrder(
              "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "BlockQuote");
    }
    assertThat(Tarrowby.guideline("pdf").clauses().stream().map(Clause::text))
        .noneMatch(text -> text.matches(".*\\bPage \\d+\\b.*"));
  }

  private static void collect(PDStructureNode node, Set<String> types) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        types.add(element.getStructureType());
        collect(element, types);
      }
    }
  }

  @Test
  void documentsAreWhatTheProgramMakesOfTheSources(@TempDir Path made)
      throws IOException, InterruptedException {
    Path program = Tarrowby.EXAMPLES.resolve("documents/src/main");
    String classPath =
        program.resolve("resources") + File.pathSeparator + System.getProperty("java.class.path");
    Path log = made.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                program
                    .resolve("java/io/alignmentstudio/examples/documents/MakeDocuments.java")
                    .toString(),
                Tarrowby.POLICIES.toString(),
                made.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();

    for (String name : List.of(Tarrowby.GUIDELINE + ".docx", Tarrowby.REGULATION + ".docx")) {
      // The parts, not the bytes: compression depends on the Java runtime.
      List<String> expected = lines(made.resolve(name));
      List<String> committed = lines(Tarrowby.POLICIES.resolve(name));
      assertThat(without(expected, committed)).as("missing in " + name).isEmpty();
      assertThat(committed).as(name).hasSameSizeAs(expected);
    }
    String pdf = Tarrowby.GUIDELINE + ".pdf";
    assertThat(made.resolve(pdf)).hasSameBinaryContentAs(Tarrowby.POLICIES.resolve(pdf));
    for (String name : List.of(Tarrowby.GUIDELINE + ".docx", Tarrowby.REGULATION + ".docx", pdf)) {
      assertThat(Files.size(made.resolve(name))).as(name).isLessThan(LARGEST);
    }
  }

  private static Map<String, String> word(Path file) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return parts;
  }

  private static List<String> lines(Path file) throws IOException {
    return word(file).entrySet().stream()
        .flatMap(part -> part.getValue().lines().map(line -> part.getKey() + ": " + line))
        .toList();
  }

  private static List<Clause> of(PolicyDocument document, ClauseType type) {
    return document.clauses().stream().filter(clause -> clause.type() == type).toList();
  }

  private static List<String> sections(PolicyDocument document) {
    return document
        .root()
        .sections()
        .map(section -> section.id() + " " + section.label() + " " + section.title())
        .toList();
  }

  private static List<Section> sections(PolicyDocument document, int level) {
    return document.root().sections().filter(section -> section.level() == level).toList();
  }
}
