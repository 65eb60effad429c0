package io.alignmentstudio.framers.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OntologyExtractorTest {
  private static final List<String> TEXTS =
      List.of(
          "'Gift' means anything of value that is given without payment.",
          "The Chief Compliance Officer (CCO) must approve each gift.",
          "Employees must not accept gifts from a supplier.",
          "An employee must ask the CCO about the Gift Register.",
          "Suppliers must complete the Gift Register.",
          "Any employee may telephone the Legal Department.",
          "Employees must lock the warehouse. Visitors must not enter the warehouse.");

  private final List<Concept> concepts =
      new OntologyExtractor().extract(List.of(document()), norms());

  private static List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    for (String text : TEXTS) {
      clauses.add(
          new Clause(
              "code:" + (clauses.size() + 1),
              "code",
              ClauseType.PARAGRAPH,
              "",
              text,
              "",
              List.of(),
              new SourceSpan.Lines(1, 1, 1, 1),
              Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of())));
    }
    return clauses;
  }

  private static PolicyDocument document() {
    Section root = new Section("code", "", "Code", 0, new ArrayList<PolicyNode>(clauses()));
    return new PolicyDocument("code", "code.md", DocumentFormat.MARKDOWN, "hash", root, List.of());
  }

  private static List<Norm> norms() {
    NormExtractor extractor = new NormExtractor();
    return clauses().stream().flatMap(clause -> extractor.extract(clause).stream()).toList();
  }

  private Concept concept(String name) {
    return concepts.stream()
        .filter(concept -> concept.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " not in " + concepts));
  }

  @Test
  void definedTermsKeepTheirDefinition() {
    assertThat(concept("Gift").definition())
        .contains("anything of value that is given without payment");
    assertThat(concept("Gift").clauseIds()).contains("code:1", "code:2", "code:3");
  }

  @Test
  void spellingsOfOneTermAreMerged() {
    assertThat(concepts)
        .extracting(concept -> concept.name().toLowerCase(java.util.Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(concept("employee").variants()).contains("employees");
    assertThat(concept("employee").clauseIds()).contains("code:3", "code:4", "code:6", "code:7");
    assertThat(concept("Chief Compliance Officer").variants()).contains("CCO");
    assertThat(concept("Chief Compliance Officer").clauseIds()).contains("code:2", "code:4");
  }

  @Test
  void kindsFollowTheHeadNoun() {
    assertThat(concept("employee").kind()).isEqualTo(ConceptKind.ROLE);
    assertThat(concept("supplier").kind()).isEqualTo(ConceptKind.ORGANISATION);
    assertThat(concept("Legal Department").kind()).isEqualTo(ConceptKind.DEPARTMENT);
    assertThat(concept("Gift Register").kind()).isEqualTo(ConceptKind.ASSET);
    assertThat(concept("warehouse").kind()).isEqualTo(ConceptKind.PLACE);
    assertThat(concept("visitor").kind()).isEqualTo(ConceptKind.PERSON);
  }

  @Test
  void everyConceptOccursSomewhere() {
    assertThat(concepts).isNotEmpty().allMatch(concept -> !concept.clauseIds().isEmpty());
  }
}
