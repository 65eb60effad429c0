package io.alignmentstudio.framers.ontology.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ontology.ReadPolicies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyGraphTest {
  private static final String TEXT =
      """
      # Gift Policy

      ## 1 Gifts

      1.1 Employees must not accept a gift worth more than EUR 50 from a supplier unless the line manager approves it in writing.

      1.2 Employees must record every gift in the Gift Register within five days.

      1.3 Employees may keep a gift if they record it in the Gift Register.

      1.4 Employees should thank the supplier.

      1.5 "Supplier" means any company that sells goods to us.
      """;

  @TempDir private Path folder;
  private Model model;

  @BeforeEach
  void build() {
    model = PolicyGraph.of(ReadPolicies.markdown(folder, Map.of("gifts", TEXT)).policies());
  }

  private String ask(String query) {
    return GraphQuery.parse(query, "the query").answer(model, GraphQuery.Format.CSV);
  }

  @Test
  void normsAreRulesOfTheirRegulation() {
    assertThat(
            ask(
                "SELECT ?assignee ?action ?target WHERE { regulation:gifts odrl:prohibition ?rule."
                    + " ?rule odrl:assignee/skos:prefLabel ?assignee; odrl:action/skos:prefLabel"
                    + " ?action; odrl:target/skos:prefLabel ?target }"))
        .contains("employee,accept,gift");
    assertThat(ask("SELECT (COUNT(*) AS ?n) WHERE { regulation:gifts odrl:obligation ?rule }"))
        .contains("1");
    assertThat(
            ask("SELECT ?s WHERE { regulation:gifts studio:recommendation/studio:statement ?s }"))
        .contains("thank the supplier");
  }

  @Test
  void thresholdsDeadlinesAndExceptionsAreConstraints() {
    assertThat(
            ask(
                "SELECT ?operand ?operator ?value ?unit WHERE { ?rule odrl:constraint ?c. ?c"
                    + " odrl:leftOperand ?operand; odrl:operator ?operator; odrl:rightOperand"
                    + " ?value. OPTIONAL { ?c odrl:unit ?unit } }"))
        .contains("urn:alignment-studio:ns:threshold,http://www.w3.org/ns/odrl/2/gt,50,EUR")
        .contains("urn:alignment-studio:ns:deadline,http://www.w3.org/ns/odrl/2/lteq,P5D")
        .contains("urn:alignment-studio:ns:exception,http://www.w3.org/ns/odrl/2/neq");
  }

  @Test
  void aPermissionThatAsksForADeedHasADuty() {
    assertThat(ask("SELECT ?duty WHERE { ?rule a odrl:Permission; odrl:duty/rdfs:label ?duty }"))
        .contains("record it in the Gift Register");
  }

  @Test
  void everyNormLeadsToItsClauseDocumentHashAndRun() {
    assertThat(
            ask(
                "SELECT (COUNT(DISTINCT ?norm) AS ?n) WHERE { ?norm a studio:Norm;"
                    + " prov:wasGeneratedBy run:run-0001; prov:wasDerivedFrom ?clause. ?clause"
                    + " prov:wasDerivedFrom/studio:sha256 ?hash }"))
        .endsWith(
            "\n"
                + model
                    .listSubjectsWithProperty(Vocabulary.TYPE, Vocabulary.studio("Norm"))
                    .toList()
                    .size());
  }

  @Test
  void turtleIsReadBackToTheSameGraph() {
    Model read = ModelFactory.createDefaultModel();
    RDFDataMgr.read(read, new ByteArrayInputStream(PolicyGraph.turtle(model)), Lang.TURTLE);
    assertThat(read.isIsomorphicWith(model)).isTrue();
  }

  @Test
  void odrlIsReadWithoutANetworkAndSaysTheSameRules() {
    String json = OdrlJson.write(model);
    Model read = ModelFactory.createDefaultModel();
    RDFDataMgr.read(
        read, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Lang.JSONLD);
    for (String name :
        List.of("permission", "prohibition", "obligation", "assignee", "action", "target")) {
      Property property = Vocabulary.odrl(name);
      assertThat(pairs(read, property)).as(name).isEqualTo(pairs(model, property)).isNotEmpty();
    }
    for (String name : List.of("leftOperand", "operator", "rightOperand")) {
      Property property = Vocabulary.odrl(name);
      assertThat(values(read, property)).as(name).isEqualTo(values(model, property)).isNotEmpty();
    }
  }

  private static List<String> pairs(Model model, Property property) {
    return model.listStatements(null, property, (RDFNode) null).toList().stream()
        .filter(statement -> statement.getSubject().isURIResource())
        .map(statement -> statement.getSubject() + " " + statement.getObject())
        .sorted()
        .toList();
  }

  private static List<String> values(Model model, Property property) {
    return model.listStatements(null, property, (RDFNode) null).toList().stream()
        .map(statement -> statement.getObject().toString())
        .sorted()
        .toList();
  }

  @Test
  void aSoundGraphBreaksNoInvariant() {
    assertThat(Invariants.violations(model)).isEmpty();
  }

  @Test
  void violationsNameTheClause() {
    Resource norm = model.getResource("urn:alignment-studio:norm:gifts:1.1/1");
    norm.removeAll(Vocabulary.studioProperty("quote"));
    norm.addProperty(Vocabulary.studioProperty("quote"), "words that nobody wrote");
    assertThat(Invariants.violations(model))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.clauseIds()).containsExactly("gifts:1.1");
              assertThat(violation.describe())
                  .contains("norm:gifts:1.1/1", "clause gifts:1.1", "words that nobody wrote");
            });
    assertThatThrownBy(() -> Invariants.check(model))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("clause gifts:1.1");
  }

  @Test
  void brokenConstraintsCirclesAndOrphansAreViolations() {
    Resource employee = model.getResource("urn:alignment-studio:concept:employee");
    Resource supplier = model.getResource("urn:alignment-studio:concept:supplier");
    employee.addProperty(Vocabulary.skos("broader"), supplier);
    supplier.addProperty(Vocabulary.skos("broader"), employee);
    model.getResource("urn:alignment-studio:norm:gifts:1.2/1").removeAll(Vocabulary.DERIVED_FROM);
    model.removeAll(null, Vocabulary.odrl("operator"), null);
    assertThat(Invariants.violations(model).stream().map(Invariants.Violation::describe).toList())
        .anyMatch(text -> text.contains("concept:employee") && text.contains("kind of itself"))
        .anyMatch(text -> text.contains("norm:gifts:1.2/1 (no clause)"))
        .anyMatch(text -> text.contains("gifts:1.1") && text.contains("operator"));
  }

  @Test
  void syntaxErrorsNameLineAndColumn() {
    assertThatThrownBy(() -> GraphQuery.parse("SELECT ?x\nWHERE { ?x a }", "q.rq"))
        .isInstanceOfSatisfying(
            StudioException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.USAGE);
              assertThat(error.getMessage()).startsWith("q.rq, line 2, column ");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT DATA { <a:b> <a:c> 1 } | update",
        "DELETE WHERE { ?norm a studio:Norm } | update",
        "LOAD <http://127.0.0.1:1/x> | update",
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } } | SERVICE",
        "SELECT * WHERE { { SELECT ?s WHERE { SERVICE SILENT ?x { ?s ?p ?o } } } } | SERVICE",
        "SELECT * WHERE { ?s ?p ?o FILTER EXISTS { SERVICE <x:y> { ?s ?p ?o } } } | SERVICE",
        "SELECT * FROM <http://127.0.0.1:1/x> WHERE { ?s ?p ?o } | FROM",
        "SELECT (<java:java.lang.System>() AS ?x) WHERE { } | java:",
      })
  void whatWritesOrReachesOutIsRefused(String query, String reason) {
    assertThatThrownBy(() -> GraphQuery.parse(query, "the query"))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ?SERVICE WHERE { ?SERVICE a studio:Norm }",
        "SELECT * WHERE { ?s studio:text \"SERVICE <x:y> { }\" }",
        "SELECT * WHERE { ?s studio:SERVICE ?o }",
      })
  void theWordServiceElsewhereIsFine(String query) {
    assertThat(GraphQuery.parse(query, "the query")).isNotNull();
  }

  @Test
  void answersComeAsTableCsvAndJson() {
    GraphQuery query =
        GraphQuery.parse(
            "SELECT ?norm WHERE { ?norm studio:modality \"recommendation\" }", "the query");
    assertThat(query.answer(model, GraphQuery.Format.TABLE)).startsWith("norm").endsWith("1 row");
    assertThat(query.answer(model, GraphQuery.Format.CSV))
        .contains("urn:alignment-studio:norm:gifts:1.4/1");
    assertThat(query.answer(model, GraphQuery.Format.JSON)).contains("\"bindings\"");
    assertThat(
            GraphQuery.parse("ASK { ?norm a studio:Norm }", "the query")
                .answer(model, GraphQuery.Format.TABLE))
        .isEqualTo("yes");
    assertThat(
            GraphQuery.parse("DESCRIBE concept:employee", "the query")
                .answer(model, GraphQuery.Format.TABLE))
        .contains("skos:prefLabel");
  }
}
