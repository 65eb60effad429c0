package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Section;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads real acts and catalogs from the folder that is shared beside the repository. */
class SharedActsTest {
  private Path policies = Path.of("");

  @BeforeEach
  void findPolicies() {
    policies = Ancestors.policies();
  }

  @Test
  void dataProtectionRegulationIsWhole() {
    Path file = policies.resolve("eu-formex/gdpr-formex4-direct.xml");
    PolicyDocument act = Reading.read(file);

    assertThat(sections(act, "Article \\d+")).hasSize(99);
    assertThat(recitals(act)).hasSize(173).noneMatch(clause -> clause.type().canBind());
    assertThat(lost(file, act, Set.of("BIB.INSTANCE"))).isEmpty();
    assertThat(Reading.clause(act, "art-6.1.f").text())
        .startsWith("processing is necessary for the purposes of the legitimate interests");
    assertThat(Reading.texts(act, ClauseType.DEFINITION)).hasSizeGreaterThanOrEqualTo(26);
    assertThat(Reading.ids(act)).doesNotHaveDuplicates();
  }

  @Test
  void artificialIntelligenceActIsWhole() {
    Path file = policies.resolve("eu-formex/32024R1689-formex.xml");
    PolicyDocument act = Reading.read(file);

    assertThat(sections(act, "Article \\d+")).hasSize(113);
    assertThat(recitals(act)).hasSize(180).noneMatch(clause -> clause.type().canBind());
    assertThat(lost(file, act, Set.of("BIB.INSTANCE"))).isEmpty();
    assertThat(Reading.texts(act, ClauseType.DEFINITION)).hasSizeGreaterThanOrEqualTo(68);
  }

  @Test
  void publicLawIsWholeButForPagesMarginsAndContents() {
    Path file = policies.resolve("uslm/113publ121-uslm.xml");
    PolicyDocument law = Reading.read(file);

    assertThat(lost(file, law, Set.of("meta", "page", "sidenote", "toc"))).isEmpty();
    assertThat(law.warnings())
        .containsExactly(
            "left out metadata: 1",
            "left out notes in the margin: 425",
            "left out tables of contents: 2");
    assertThat(Reading.clause(law, "sec-1001.a.2").text())
        .isEqualTo("have a maximum Federal cost of $3,000,000; and");
  }

  @Test
  void billIsWholeButForWhatTheCommitteeStrikesOut() {
    Path file = policies.resolve("uslm/BILLS-118s1325rs.xml");
    PolicyDocument bill = Reading.read(file);

    assertThat(sections(bill, "SEC(?:TION|\\.) \\d+")).hasSize(10);
    assertThat(bill.warnings())
        .contains("left out parts that an amendment strikes out or repeals: 1");
  }

  @Test
  void moderateBaselineHasItsControlsAndItems() {
    PolicyDocument catalog =
        Reading.read(
            policies.resolve(
                "oscal/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog.json"));

    assertThat(sections(catalog, "[A-Z]{2}-\\d+(?:\\(\\d+\\))?")).hasSize(287);
    long items =
        catalog.clauses().stream()
            .filter(clause -> clause.span().describe().contains("_smt."))
            .count();
    assertThat(items).isGreaterThanOrEqualTo(700);
    assertThat(catalog.clauses())
        .filteredOn(clause -> clause.span().describe().contains("_gdn"))
        .allMatch(clause -> clause.type() == ClauseType.GUIDANCE);
    assertThat(catalog.clauses()).noneMatch(clause -> clause.text().contains("{{"));
    assertThat(Reading.clause(catalog, "ac-2.3.d").headings())
        .containsExactly("Access Control", "Account Management", "Disable Accounts");
  }

  private static List<Section> sections(PolicyDocument document, String label) {
    return document.root().sections().filter(each -> each.label().matches(label)).toList();
  }

  private static List<Clause> recitals(PolicyDocument document) {
    return document.clauses().stream()
        .filter(clause -> clause.id().matches("code:recitals\\.\\d+"))
        .toList();
  }

  /** Words of the file that the tree lacks, but for elements that are left out. */
  private static Map<String, Integer> lost(Path file, PolicyDocument read, Set<String> leftOut) {
    StringBuilder source = new StringBuilder();
    collect(XmlParser.parse(SourceFile.of(file)), leftOut, source);
    Map<String, Integer> words = new HashMap<>();
    words(source.toString()).forEach(word -> words.merge(word, 1, Integer::sum));
    Stream<String> shown =
        Stream.concat(
            read.root().sections().map(section -> section.label() + " " + section.title()),
            read.clauses().stream().map(clause -> clause.label() + " " + clause.text()));
    shown.flatMap(SharedActsTest::words).forEach(word -> words.merge(word, -1, Integer::sum));
    words.values().removeIf(count -> count <= 0);
    return words;
  }

  private static void collect(XmlNode node, Set<String> leftOut, StringBuilder out) {
    if (leftOut.contains(node.name())) {
      return;
    }
    boolean inline = Set.of("HT", "DATE", "FT", "inline", "term", "ref").contains(node.name());
    out.append(node.value()).append(inline || node.isText() ? "" : " ");
    node.content().forEach(child -> collect(child, leftOut, out));
    out.append(inline || node.isText() ? "" : " ");
  }

  private static Stream<String> words(String text) {
    return Stream.of(RichText.normalise(text).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty());
  }
}
