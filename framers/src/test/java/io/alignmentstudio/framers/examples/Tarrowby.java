package io.alignmentstudio.framers.examples;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.domain.rows.ClauseQuotes;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.ingest.DocumentReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bundled example, read from the repository. */
final class Tarrowby {
  static final Path EXAMPLES = Path.of("..", "examples");
  static final Path HOME = EXAMPLES.resolve("tarrowby");
  static final Path POLICIES = HOME.resolve("policies");
  static final String GUIDELINE = "business-conduct-guideline";
  static final String REGULATION = "privacy-regulation";

  private Tarrowby() {}

  static PolicyDocument guideline(String extension) {
    return read(GUIDELINE, extension, "conduct", Tier.MUST);
  }

  static PolicyDocument regulation(String extension) {
    return read(REGULATION, extension, "privacy", Tier.MUST);
  }

  static PolicyDocument styleGuide() {
    return read("assistant-style-guide", "md", "style", Tier.SHOULD);
  }

  private static PolicyDocument read(String name, String extension, String id, Tier tier) {
    Path file = POLICIES.resolve(name + "." + extension);
    return DocumentReader.read(file, new Regulation(id, name, tier, 1));
  }

  /** Quotes over the three documents in their Markdown editions. */
  static ClauseQuotes quotes() {
    return quotes(guideline("md"), regulation("md"));
  }

  static ClauseQuotes quotes(PolicyDocument guideline, PolicyDocument regulation) {
    List<Clause> clauses =
        Stream.of(guideline, regulation, styleGuide())
            .flatMap(document -> document.clauses().stream())
            .toList();
    return new ClauseQuotes(clauses);
  }

  static RowFolder seeds(Problems problems) {
    return RowFolder.read(HOME.resolve("seeds"), problems);
  }

  static RowFolder suite(Problems problems) {
    return RowFolder.read(HOME.resolve("suite"), problems);
  }

  static RowFolder seeds() {
    return seeds(new Problems());
  }

  static RowFolder suite() {
    return suite(new Problems());
  }
}
