package io.alignmentstudio.framers.ontology.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ontology.Ontology;
import io.alignmentstudio.framers.ontology.ReadPolicies;
import io.alignmentstudio.framers.ontology.Relation;
import io.alignmentstudio.framers.ontology.graph.Invariants;
import io.alignmentstudio.framers.ontology.graph.PolicyGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {
  private static final String CONCEPTNET =
      """
      /a/[/r/IsA/,/c/en/laptop/n/,/c/en/computer/n/]\t/r/IsA\t/c/en/laptop/n\t/c/en/computer/n\t{"weight": 2.0}
      /a/[/r/IsA/,/c/en/computer/,/c/en/equipment/]\t/r/IsA\t/c/en/computer\t/c/en/equipment\t{"weight": 1.0}
      /a/[/r/Synonym/,/c/en/vendor/,/c/en/supplier/]\t/r/Synonym\t/c/en/vendor\t/c/en/supplier\t{"weight": 1.0}
      /a/[/r/IsA/,/c/fr/chat/,/c/en/animal/]\t/r/IsA\t/c/fr/chat\t/c/en/animal\t{"weight": 1.0}
      """;

  private static final String WIKIDATA =
      """
      [
      {"type":"item","id":"Q1","labels":{"en":{"language":"en","value":"laptop"}},"aliases":{"en":[{"language":"en","value":"notebook computer"}]},"claims":{"P279":[{"mainsnak":{"snaktype":"value","property":"P279","datavalue":{"value":{"entity-type":"item","id":"Q2"},"type":"wikibase-entityid"}},"rank":"normal"}]}},
      {"type":"item","id":"Q2","labels":{"en":{"language":"en","value":"computer"}},"claims":{"P279":[{"mainsnak":{"snaktype":"value","property":"P279","datavalue":{"value":{"entity-type":"item","id":"Q3"},"type":"wikibase-entityid"}},"rank":"normal"}]}},
      {"type":"item","id":"Q3","labels":{"en":{"language":"en","value":"equipment"}},"claims":{}}
      ]
      """;

  private static final String POLICY =
      """
      # Equipment Policy

      1.1 Employees must lock the laptop. Employees must not sell equipment.

      1.2 Vendors must return the laptop. Suppliers must return equipment.
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file;
  }

  private Ontology policy() {
    return ReadPolicies.markdown(folder, Map.of("equipment", POLICY)).ontology();
  }

  private static List<String> said(Ontology ontology) {
    return ontology.relations().stream()
        .filter(relation -> !relation.documented())
        .map(relation -> relation.from() + " " + relation.kind().words() + " " + relation.to())
        .toList();
  }

  @Test
  void conceptNetRelatesConceptsOverWordsThatThePolicyHasNot() throws IOException {
    KnowledgeSlice slice = KnowledgeFile.read(file("a.csv", CONCEPTNET), "a.csv");
    assertThat(said(policy().with(slice))).contains("laptop is a kind of equipment");
    assertThat(slice.unused()).containsEntry("terms of other languages", 1);
  }

  @Test
  void wikidataRelatesConceptsAndAddsSynonyms() throws IOException {
    Ontology ontology = policy().with(KnowledgeFile.read(file("b.jsonl", WIKIDATA), "b.jsonl"));
    assertThat(said(ontology)).contains("laptop is a kind of equipment");
    assertThat(ontology.synonyms())
        .anyMatch(
            synonym ->
                synonym.sense().equals("laptop") && synonym.word().equals("notebook computer"));
    assertThat(ontology.relations())
        .filteredOn(relation -> !relation.documented())
        .extracting(Relation::source)
        .containsOnly("b.jsonl");
  }

  @Test
  void badLinesAreAllNamedByNumber() throws IOException {
    Path file =
        file(
            "bad.csv",
            CONCEPTNET.lines().findFirst().orElseThrow()
                + "\n/a/x\t/r/IsA\t/c/en/a\n/a/x\tIsA\t/c/en/a\t/c/en/b\t{}\n/a/x\t/r/IsA\t/c/en/a\t/c/en/b\t{\n");
    assertThatThrownBy(() -> KnowledgeFile.read(file, "bad.csv"))
        .isInstanceOfSatisfying(
            StudioException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.DATA);
              assertThat(error.getMessage())
                  .contains("line 2: has 3 fields", "line 3: the relation 'IsA'", "line 4: ");
            });
    Path broken =
        file("bad.jsonl", WIKIDATA.replace("\"id\":\"Q2\",\"labels\"", "\"id\":\"X\",\"labels\""));
    assertThatThrownBy(() -> KnowledgeFile.read(broken, "bad.jsonl"))
        .hasMessageContaining("line 3: the entity's id is 'X'");
  }

  @Test
  void otherFilesAreRefusedWithWhatIsExpected() throws IOException {
    Path file = file("c.csv", "name,kind\nlaptop,asset\n");
    assertThat(KnowledgeFile.isOne(file)).isFalse();
    assertThatThrownBy(() -> KnowledgeFile.read(file, "c.csv"))
        .hasMessageContaining("neither a slice of ConceptNet");
  }

  @Test
  void wordNetTakesTheMeaningThatFitsTheKind() {
    WordNet wordNet = new WordNet();
    assertThat(wordNet.ofNoun("board", ConceptKind.DEPARTMENT))
        .extracting(Fact::other)
        .contains("committee");
    assertThat(wordNet.ofNoun("supplier", ConceptKind.ROLE))
        .filteredOn(fact -> fact.kind() == Fact.Kind.SYNONYM)
        .extracting(Fact::other)
        .contains("provider");
    assertThat(wordNet.ofNoun("bank", ConceptKind.OTHER)).isEmpty();
    assertThat(wordNet.ofNoun("qwertzuiop", ConceptKind.ASSET)).isEmpty();
    assertThat(wordNet.ofVerb("buy")).extracting(Fact::other).contains("purchase");
  }

  @Test
  void openKnowledgeBreaksNoInvariant() throws IOException {
    ReadPolicies read = ReadPolicies.markdown(folder, Map.of("equipment", POLICY));
    Ontology ontology =
        read.ontology()
            .with(new WordNet())
            .with(KnowledgeFile.read(file("a.csv", CONCEPTNET), "a.csv"));
    assertThat(Invariants.violations(PolicyGraph.of(read.policies(ontology)))).isEmpty();
  }
}
