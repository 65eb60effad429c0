package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads real policies from the folder that is shared beside the repository. */
class SharedPoliciesTest {
  private Path policies = Path.of("");

  @BeforeEach
  void findPolicies() {
    policies = Ancestors.policies();
  }

  @Test
  void everyDocumentIsReadOrRefusedWithAReason() throws IOException {
    List<String> refused = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.walk(policies)) {
      for (Path file : files.filter(SharedPoliciesTest::isDocument).sorted().toList()) {
        try {
          PolicyDocument document = Reading.read(file);
          assertThat(Reading.ids(document)).as(file.toString()).doesNotHaveDuplicates();
          read++;
        } catch (StudioException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.DATA);
          refused.add(e.getMessage());
        }
      }
    }
    assertThat(read).isGreaterThan(400);
    // Stubs that hold a redirection or a heading only.
    assertThat(refused).hasSizeLessThan(15).allMatch(reason -> reason.contains("no text besides"));
  }

  private static boolean isDocument(Path file) {
    return file.toString().matches(".*\\.(?:md|md\\.tmpl|docx|pdf)");
  }

  @Test
  void brokenTextLayerReadsLikeTheNextRevision() {
    Path folder = policies.resolve("basecamp-dpa-revisions");
    PolicyDocument broken =
        Reading.read(folder.resolve("Basecamp_Data_Processing_Addendum_v201805.pdf"));
    PolicyDocument sound =
        Reading.read(folder.resolve("Basecamp_Data_Processing_Addendum_v202007.pdf"));

    Set<String> expected = new HashSet<>(sound.clauses().stream().map(Clause::text).toList());
    long same =
        broken.clauses().stream().filter(clause -> expected.contains(clause.text())).count();
    assertThat(broken.warnings()).anyMatch(warning -> warning.startsWith("broken text layer"));
    assertThat(same).isGreaterThan(sound.clauses().size() * 6L / 10);
    assertThat(Reading.clause(broken, "4.3").text()).startsWith("Limitation of Access.");
  }

  /** The bar is 95 of 100 clauses, to the letter, and the same tree of headings. */
  @Test
  void sameDocumentReadsTheSameFromWordAndPdf() {
    SamePolicy guide =
        SamePolicy.of(
            policies.resolve("uslm/USLM-2_0-Review-Guide.docx"),
            policies.resolve("uslm/USLM-2_0-Review-Guide.pdf"));

    System.out.println(guide.print());
    assertThat(guide.clauses()).isGreaterThan(100);
    assertThat(guide.share()).isGreaterThanOrEqualTo(0.95);
    assertThat(guide.secondTree()).isEqualTo(guide.firstTree());
  }
}
