package io.alignmentstudio.framers.ontology;

import static io.alignmentstudio.framers.ontology.RelationKind.ACTS_ON;
import static io.alignmentstudio.framers.ontology.RelationKind.BROADER;
import static io.alignmentstudio.framers.ontology.RelationKind.PART_OF;
import static io.alignmentstudio.framers.ontology.RelationKind.PERFORMS;
import static io.alignmentstudio.framers.ontology.RelationKind.REFRAINS_FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.Verdict;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyTest {
  private static final String CONDUCT =
      """
      # Code of Conduct

      ## 1 Gifts

      1.1 "Gift" means anything of value that is given without payment.

      1.2 Employees must not accept a gift from a supplier.

      1.3 The line manager must approve or reject every gift. A manager may ask the Compliance Office of the company. The company must publish the rules.

      1.4 Suppliers, including contractors and consultants, must record gifts in the Gift Register.

      ## 2 Mail

      2.1 Employees must immediately report the e-mail to the Security Team. Employees must delete the email. Employees must not forward the e-mail. Employees may print the email.

      2.2 Contractors must not open the warehouse. Consultants may enter the warehouse.
      """;

  private static final String HOSPITALITY =
      """
      # Hospitality Rules

      1.1 "Gift" means a present worth more than EUR 20.

      1.2 Guests must not bring a gift into the canteen.
      """;

  private static final String LENDING =
      """
      # Lending Rules

      1.1 "Gift" means a gift as defined in the Code of Conduct.

      1.2 Members may lend a gift to a colleague.
      """;

  @TempDir private Path folder;

  private ReadPolicies read(String... texts) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String text : texts) {
      named.put(id(text), text);
    }
    return ReadPolicies.markdown(folder, named);
  }

  /** The first word that tells one from another. */
  private static String id(String text) {
    String title = text.lines().findFirst().orElseThrow();
    return title.startsWith("# Code")
        ? "code"
        : title.replaceFirst("# (\\w+).*", "$1").toLowerCase(Locale.ROOT);
  }

  private static List<String> relations(Ontology ontology, RelationKind kind) {
    return ontology.relations().stream()
        .filter(relation -> relation.kind() == kind)
        .map(relation -> relation.from() + " > " + relation.to())
        .toList();
  }

  @Test
  void normsSayWhoDoesWhatToWhat() {
    Ontology ontology = read(CONDUCT).ontology();
    assertThat(relations(ontology, REFRAINS_FROM))
        .contains("employee > to-accept", "contractor > to-open");
    assertThat(relations(ontology, PERFORMS))
        .contains(
            "line-manager > to-approve",
            "line-manager > to-reject",
            "employee > to-report",
            "employee > to-delete",
            "supplier > to-record")
        .doesNotContain("employee > to-accept");
    assertThat(relations(ontology, ACTS_ON))
        .contains("to-accept > gift", "to-approve > gift", "to-enter > warehouse");
    assertThat(ontology.sense("to-report").orElseThrow().kind()).isEqualTo(ConceptKind.ACTION);
  }

  @Test
  void whatOnlyNarrowsAnotherNounIsNotActedOn() {
    Ontology ontology =
        read("""
            # Visit Rules

            1.1 "Supplier" means any company that sells goods to us.

            1.2 Nobody may bring a dog to a supplier visit.

            1.3 Supplier correspondence must be sent from the office.

            1.4 Employees must inform the supplier.

            1.5 Employees must greet suppliers, guests and neighbours.
            """)
            .ontology();
    assertThat(relations(ontology, ACTS_ON))
        .contains("to-inform > supplier", "to-greet > supplier")
        .doesNotContain("to-bring > supplier", "to-send > supplier");
  }

  @Test
  void everyRelationNamesTheClausesThatStateIt() {
    Ontology ontology = read(CONDUCT).ontology();
    assertThat(ontology.relations())
        .filteredOn(
            relation -> relation.from().equals("employee") && relation.to().equals("to-accept"))
        .singleElement()
        .satisfies(relation -> assertThat(relation.clauseIds()).containsExactly("code:1.2"));
  }

  @Test
  void namesDefinitionsAndListsMakeTheHierarchy() {
    Ontology ontology = read(CONDUCT).ontology();
    assertThat(relations(ontology, BROADER))
        .contains("line-manager > manager", "contractor > supplier", "consultant > supplier")
        .doesNotContain("supplier > contractor");
    assertThat(relations(ontology, PART_OF)).contains("compliance-office > company");
  }

  @Test
  void spellingsOfOneNameAreOneConcept() {
    Ontology ontology = read(CONDUCT).ontology();
    List<Sense> mails =
        ontology.senses().stream().filter(sense -> sense.name().matches(".*e-?mail")).toList();
    assertThat(mails).extracting(Sense::id).doesNotContain("email-2", "e-mail-2");
    assertThat(mails)
        .anySatisfy(
            mail -> {
              assertThat(mail.variants().toString() + mail.name()).contains("email");
              assertThat(mail.clauseIds()).contains("code:2.1");
            });
  }

  @Test
  void aWordDefinedDifferentlyInTwoRegulationsStaysTwoSenses() {
    Ontology ontology = read(CONDUCT, HOSPITALITY).ontology();
    assertThat(ontology.senses())
        .extracting(Sense::id)
        .contains("gift.code", "gift.hospitality")
        .doesNotContain("gift");
    assertThat(ontology.sense("gift.hospitality").orElseThrow().definitions())
        .extracting(Sense.Definition::text)
        .containsExactly("a present worth more than EUR 20");
    assertThat(relations(ontology, ACTS_ON))
        .contains("to-accept > gift.code", "to-bring > gift.hospitality")
        .doesNotContain("to-accept > gift.hospitality");
  }

  @Test
  void aDefinitionThatPointsToAnotherRegulationIsNoSenseOfItsOwn() {
    Ontology ontology = read(CONDUCT, LENDING).ontology();
    assertThat(ontology.senses())
        .extracting(Sense::id)
        .contains("gift")
        .doesNotContain("gift.code");
  }

  @Test
  void termsThatListsOfDefinitionsDefineAreConceptsWithTheirMeanings() {
    String act =
        """
        # Regulation (EU) 2016/679 of the Parliament

        ## Article 4 Definitions

        For the purposes of this Regulation:

        - (1) ‘biometric data’ means data that identify a person;
        - (2) ‘profiling’ means automated evaluation of a person;

        Controllers must protect biometric data.
        """;
    String other =
        """
        # Machines Act

        ## Article 3 Definitions

        For the purposes of this Act:

        - (1) ‘biometric data’ means data such as facial images;
        - (2) ‘profiling’ means profiling as defined in Article 4, point (2), of Regulation (EU) 2016/679;

        Providers must delete biometric data.
        """;
    Ontology ontology = read(act, other).ontology();
    assertThat(ontology.senses())
        .extracting(Sense::id)
        .contains("biometric-data.regulation", "biometric-data.machines", "profiling")
        .doesNotContain("profiling.machines");
  }

  @Test
  void circlesAreLeftOutAndNoted() {
    RelationSet relations = new RelationSet();
    relations.add("a", BROADER, "b", List.of("x:1"));
    relations.add("b", BROADER, "c", List.of("x:2"));
    relations.add("c", BROADER, "a", List.of("x:3"));
    assertThat(relations.all()).hasSize(2);
    assertThat(relations.notes()).singleElement().asString().contains("circle", "x:3");
  }

  @Test
  void coverageNamesTermsRelationsAndCellsThatNoRowUses() {
    ReadPolicies read = read(CONDUCT);
    Norm accept =
        read.norms().stream()
            .filter(norm -> norm.modality() == Modality.PROHIBITION)
            .filter(norm -> norm.bearer().equalsIgnoreCase("employees"))
            .findFirst()
            .orElseThrow();
    Example row = row("An employee accepted a gift from a supplier.", accept);
    OntologyCoverage coverage =
        OntologyCoverage.of(read.ontology(), read.norms(), read.clauses(), List.of(row));

    assertThat(coverage.unusedTerms())
        .extracting(OntologyCoverage.TermGap::name)
        .contains("warehouse", "Gift Register")
        .doesNotContain("employee", "supplier", "accept");
    assertThat(coverage.unusedRelations())
        .extracting(OntologyCoverage.RelationGap::describe)
        .contains("line manager does approve")
        .doesNotContain("employee must not accept", "accept acts on Gift");
    assertThat(coverage.emptyCells())
        .extracting(OntologyCoverage.CellGap::describe)
        .contains("obligation of employee under Mail")
        .doesNotContain("prohibition of employee under Gifts");
    assertThat(coverage.emptyCells()).allMatch(gap -> !gap.normIds().isEmpty());
    assertThat(coverage.usedTerms() + coverage.unusedTerms().size()).isEqualTo(coverage.terms());
  }

  @Test
  void anActionWithAHyphenIsUsedInEveryForm() {
    ReadPolicies read =
        read("# Code of Drawings\n\nEmployees must not e-mail drawings to a supplier.\n");
    Example row = row("Ada e-mailed two drawings to a supplier.", read.norms().getFirst());

    OntologyCoverage coverage =
        OntologyCoverage.of(read.ontology(), read.norms(), read.clauses(), List.of(row));

    assertThat(read.ontology().senses()).extracting(Sense::name).contains("e-mail");
    assertThat(coverage.unusedTerms())
        .extracting(OntologyCoverage.TermGap::name)
        .doesNotContain("e-mail");
  }

  private static Example row(String text, Norm norm) {
    return new Example.Scenario(
        "row",
        "code",
        text,
        Verdict.VIOLATION,
        Optional.empty(),
        "group",
        new Provenance(Optional.of(norm.id()), norm.clauseIds(), List.of(), "template", "test"));
  }
}
