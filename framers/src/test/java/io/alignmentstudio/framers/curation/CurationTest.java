package io.alignmentstudio.framers.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.framers.generation.GenerationPlan;
import io.alignmentstudio.framers.generation.GenerationSettings;
import io.alignmentstudio.framers.generation.Manner;
import io.alignmentstudio.framers.generation.SampleNorms;
import io.alignmentstudio.framers.generation.TemplateGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CurationTest {
  private static final List<Norm> NORMS = SampleNorms.all();
  private static final List<Clause> CLAUSES = NORMS.stream().map(CurationTest::clause).toList();
  private static final List<Concept> CONCEPTS =
      List.of(
          concept("Gift Register", ConceptKind.ASSET, "conduct:gift-record"),
          concept("Compliance Office", ConceptKind.DEPARTMENT, "conduct:sample"),
          concept("petty cash box", ConceptKind.ASSET, "conduct:cash"));

  @Test
  void theFunnelAddsUp() {
    List<Example> rows = generated();
    Curated curated = curate(List.of(), rows);

    int before = rows.size();
    for (Funnel.Stage stage : curated.funnel().stages()) {
      int dropped = stage.dropped().values().stream().mapToInt(Integer::intValue).sum();
      assertThat(stage.in() - stage.out()).as(stage.name()).isEqualTo(dropped);
      if (!stage.name().equals("held-out guard")) {
        assertThat(stage.in()).isEqualTo(before);
        before = stage.out();
      }
    }
    assertThat(curated.kept().count() + curated.dropped().size()).isEqualTo(rows.size());
  }

  @Test
  void groupsAndHeldOutNormsAreNeverSplit() {
    Curated curated = curate(List.of(), generated());

    Set<String> train = groups(curated.train());
    assertThat(train).doesNotContainAnyElementsOf(groups(curated.heldOutGroups()));
    assertThat(train).doesNotContainAnyElementsOf(groups(curated.heldOutNorms()));
    assertThat(norms(curated.train())).doesNotContainAnyElementsOf(norms(curated.heldOutNorms()));
    assertThat(curated.heldOutGroups()).isNotEmpty();
    assertThat(curated.heldOutNorms()).isNotEmpty();
    Set<String> all = new HashSet<>(norms(curated.train()));
    all.addAll(norms(curated.heldOutNorms()));
    assertThat(all).hasSize(NORMS.size());
  }

  @Test
  void theSameRowsAreSplitTheSameWay() {
    assertThat(curate(List.of(), generated())).isEqualTo(curate(List.of(), generated()));
  }

  @Test
  void everyNormAndTermIsCovered() {
    Coverage coverage =
        Coverage.of(curate(List.of(), generated()), NORMS, CLAUSES, CONCEPTS, Map.of());

    assertThat(coverage.completeNorms()).isEqualTo(NORMS.size());
    assertThat(coverage.unusedTerms()).isEmpty();
    assertThat(coverage.resolvingRows()).isEqualTo(coverage.rows());
    assertThat(Set.copyOf(coverage.verdicts().values())).hasSize(1);
  }

  @Test
  void aNormWithoutRowsIsNamedWithTheReason() {
    Coverage coverage =
        Coverage.of(
            curate(
                List.of(),
                List.of(question("a", "What is this section about?", "Gifts are recorded."))),
            List.of(NORMS.getFirst()),
            CLAUSES,
            List.of(),
            Map.of());

    assertThat(coverage.norms().getFirst().missing())
        .containsEntry("instruction", "dropped: not self-contained")
        .containsEntry("compliant", "none was generated");
  }

  @Test
  void aRejectedAnswerMayRamble() {
    assertThat(
            reasons(
                new Example.Preference(
                    "p",
                    "conduct",
                    Bucket.ALLOWED_BASE,
                    "Tell me the rule.",
                    "Record every gift in the register.",
                    "gifts and more ".repeat(40).strip(),
                    "p",
                    provenance("conduct:gift-record"))))
        .isEmpty();
  }

  @Test
  void badRowsAreRefusedWithTheirReason() {
    assertThat(reasons(question("a", "What is the the limit?", "It is EUR 75.")))
        .containsExactly("doubled word");
    assertThat(reasons(question("a", "What is the {limit}?", "It is EUR 75.")))
        .containsExactly("leftover placeholder");
    assertThat(reasons(question("a", "What is the limit?", "See the passage above for it.")))
        .containsExactly("not self-contained");
    assertThat(reasons(question("a", "What is the limit?", "word ".repeat(80))))
        .containsExactly("answer longer than 65 words");
    assertThat(
            reasons(
                new Example.Preference(
                    "p",
                    "conduct",
                    Bucket.ALLOWED_BASE,
                    "Tell me the rule.",
                    "Record it.",
                    "Record it!",
                    "p",
                    provenance("conduct:gift-record"))))
        .containsExactly("chosen and rejected are the same");
    assertThat(
            reasons(
                new Example.Instruction(
                    "q",
                    "conduct",
                    "rule",
                    "What is the rule?",
                    "Record it.",
                    List.of(),
                    true,
                    "q",
                    provenance("conduct:nowhere"))))
        .containsExactly("unknown clause");
  }

  @Test
  void bracketsOfThePolicyAreNoLeftoverPlaceholders() {
    Example row =
        question("a", "May <layout> hold text?", "<layout> must hold {index} only, not <column>.");
    List<Clause> own =
        List.of(clause(NORMS.getFirst(), "The <layout> holds an {index} and no <column>."));
    List<Clause> others = List.of(clause(NORMS.getFirst(), "The <layout> holds an {index}."));

    assertThat(
            new Curation(own, NORMS, CurationSettings.DEFAULT)
                .run(List.of(), List.of(row))
                .dropped())
        .isEmpty();
    assertThat(
            new Curation(others, NORMS, CurationSettings.DEFAULT)
                .run(List.of(), List.of(row))
                .dropped())
        .extracting(Curated.Dropped::reason)
        .containsExactly("leftover placeholder");
  }

  @Test
  void whatPeopleSettledIsNeverDroppedAndOthersGiveWay() {
    Example first = question("first", "How much may a gift be worth at most?", "EUR 75.");
    Example settled = question("settled", "How much may a gift be worth, at most?", "See above.");

    Curated curated =
        new Curation(
                CLAUSES,
                NORMS,
                CurationSettings.DEFAULT,
                new Reviewed(Set.of("settled"), row -> false),
                count -> {})
            .run(List.of(), List.of(first, settled));

    assertThat(curated.kept()).containsExactly(settled);
    assertThat(curated.dropped())
        .extracting(drop -> drop.reason() + " of " + drop.because().orElseThrow())
        .containsExactly("exact duplicate of settled");
  }

  @Test
  void aRejectedRowIsDroppedWithASample() {
    Curated curated =
        new Curation(
                CLAUSES,
                NORMS,
                CurationSettings.DEFAULT,
                new Reviewed(Set.of(), row -> row.id().equals("bad")),
                count -> {})
            .run(List.of(), List.of(question("bad", "What is the limit?", "It is EUR 75.")));

    assertThat(curated.kept()).isEmpty();
    assertThat(curated.funnel().stages())
        .filteredOn(stage -> stage.name().equals("review"))
        .containsExactly(
            new Funnel.Stage(
                "review",
                1,
                0,
                Map.of("rejected by a reviewer", 1),
                Map.of(
                    "rejected by a reviewer",
                    List.of(new Funnel.Sample("bad", "What is the limit?")))));
  }

  @Test
  void aRejectedScenarioTakesItsContrastGroupAlong() {
    List<Example> rows = generated();
    Example rejected =
        rows.stream().filter(Example.Scenario.class::isInstance).findFirst().orElseThrow();

    Curated curated =
        new Curation(
                CLAUSES,
                NORMS,
                CurationSettings.DEFAULT,
                new Reviewed(Set.of(), row -> row.id().equals(rejected.id())),
                count -> {})
            .run(List.of(), rows);

    assertThat(curated.kept().map(Example::group)).doesNotContain(rejected.group());
    assertThat(curated.dropped())
        .filteredOn(drop -> drop.row().group().equals(rejected.group()))
        .hasSize(3)
        .filteredOn(drop -> drop.because().isPresent())
        .allMatch(drop -> drop.because().orElseThrow().equals(rejected.id()));
  }

  @Test
  void aSettledRowNearAHeldOutOneIsHeldOutWithItsGroup() {
    List<Example> generated = generated();
    Curated before = curate(List.of(), generated);
    Example held =
        before.heldOutNorms().stream()
            .filter(Example.Instruction.class::isInstance)
            .findFirst()
            .orElseThrow();
    Example trained =
        before.train().stream()
            .filter(Example.Instruction.class::isInstance)
            .findFirst()
            .orElseThrow();
    Example.Instruction old = (Example.Instruction) trained;
    Example edited =
        new Example.Instruction(
            old.id(),
            old.regulation(),
            old.task(),
            held.prompt() + " 7",
            old.answer(),
            old.keyFacts(),
            old.answerable(),
            old.group(),
            old.provenance());
    List<Example> rows =
        generated.stream().map(row -> row.id().equals(old.id()) ? edited : row).toList();

    Curated curated =
        new Curation(
                CLAUSES,
                NORMS,
                CurationSettings.DEFAULT,
                new Reviewed(Set.of(old.id()), row -> false),
                count -> {})
            .run(List.of(), rows);

    assertThat(curated.heldOutGroups()).contains(edited);
    assertThat(groups(curated.train())).doesNotContain(old.group());
  }

  @Test
  void theSameTextWithTwoLabelsIsRefused() {
    List<Example> rows = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      rows.add(
          new Example.Scenario(
              "s" + verdict,
              "conduct",
              "Ana recorded the gift.",
              verdict,
              verdict == Verdict.AMBIGUOUS ? Optional.of("when") : Optional.empty(),
              "s",
              provenance("conduct:gift-record")));
    }
    assertThat(curate(List.of(), rows).dropped())
        .extracting(Curated.Dropped::reason)
        .containsOnly("the same text with another label");
  }

  @Test
  void repetitionsAreDroppedAndTheSeedStays() {
    Example seed = question("seed", "How much may a gift be worth at most?", "EUR 75.");
    Example same = question("other", "How much may a gift be worth, at most?", "EUR 75.");
    Example near =
        question(
            "near",
            "Please tell me in one sentence how much a gift from a business partner may be worth"
                + " at most today",
            "EUR 75.");
    Example nearer =
        question(
            "nearer",
            "Please tell me in one sentence how much a gift from a business partner may be worth"
                + " at most now",
            "EUR 75.");
    Curated curated = curate(List.of(seed), List.of(same, near, nearer));

    assertThat(curated.kept()).extracting(Example::id).containsExactlyInAnyOrder("seed", "near");
    assertThat(curated.dropped())
        .extracting(Curated.Dropped::reason)
        .containsExactly("exact duplicate", "near duplicate, ROUGE-L from 0.92");
  }

  @Test
  void rougeIsTheLongestCommonSubsequence() {
    assertThat(Rouge.f1(List.of("a", "b", "c", "d"), List.of("a", "x", "c", "d"))).isEqualTo(0.75);
    assertThat(Rouge.f1(List.of("a"), List.of("b"))).isZero();
    assertThat(Rouge.f1(List.of(), List.of())).isEqualTo(1);
  }

  @Test
  void whatAModelWroteIsJudgedInEveryStyle() {
    assertThat(curate(List.of(), List.of(scenario("template"))).dropped()).isEmpty();
    assertThat(curate(List.of(), List.of(scenario("teacher:tiny v1"))).dropped())
        .extracting(Curated.Dropped::stage)
        .containsExactly("judges");
  }

  private static Example scenario(String generator) {
    return new Example.Scenario(
        "s",
        "conduct",
        "Ana talked to the host of the visitor.",
        Verdict.COMPLIANT,
        Optional.empty(),
        "s",
        new Provenance(
            Optional.of("conduct:gift-record/1"),
            List.of("conduct:gift-record"),
            List.of(),
            generator,
            "test"));
  }

  @Test
  void neverIsEveryNormHeldOut() {
    List<Example> alone = List.of(quoting("a", "Lock it."));
    List<Example> three =
        List.of(quoting("a", "Lock it."), quoting("b", "Open it."), quoting("c", "Sell it."));
    for (int seed = 0; seed < 30; seed++) {
      assertThat(Split.of(alone, halves(seed)).train()).isNotEmpty();
      assertThat(Split.of(three, halves(seed)).train()).isNotEmpty();
    }
  }

  @Test
  void normsInTheSameWordsAreHeldOutTogether() {
    List<Example> rows = new ArrayList<>();
    List.of("a", "b", "c", "d").forEach(id -> rows.add(quoting(id, "It says " + id + ".")));
    rows.add(quoting("twin", "It says a."));
    int together = 0;
    for (int seed = 0; seed < 30; seed++) {
      Split split = Split.of(rows, halves(seed));
      Set<String> held = norms(split.heldOutNorms());
      assertThat(held.contains("a/1")).isEqualTo(held.contains("twin/1"));
      together += held.contains("a/1") ? 1 : 0;
    }
    assertThat(together).isPositive();
  }

  private static CurationSettings halves(int seed) {
    return new CurationSettings(0.15, 0.5, 0.92, 0.9, 90, 65, seed, false);
  }

  private static Example quoting(String clause, String quote) {
    return new Example.Instruction(
        clause + "/1/q",
        "conduct",
        "rule",
        "What of " + clause + "?",
        quote,
        List.of(),
        true,
        clause + "/1/q",
        new Provenance(
            Optional.of(clause + "/1"), List.of(clause), List.of(quote), "template", "test"));
  }

  private static List<String> reasons(Example row) {
    return curate(List.of(), List.of(row)).dropped().stream().map(Curated.Dropped::reason).toList();
  }

  private static Curated curate(List<Example> seeds, List<Example> rows) {
    return new Curation(CLAUSES, NORMS, CurationSettings.DEFAULT).run(seeds, rows);
  }

  private static List<Example> generated() {
    return GenerationPlan.of(
            NORMS, CLAUSES, CONCEPTS, new GenerationSettings(4, 5, 1, 1, Manner.LIVELY), 7)
        .generate(NORMS, new TemplateGenerator());
  }

  private static Example question(String id, String prompt, String answer) {
    return new Example.Instruction(
        id,
        "conduct",
        "rule",
        prompt,
        answer,
        List.of(),
        true,
        id,
        provenance("conduct:gift-record"));
  }

  private static Provenance provenance(String clause) {
    return new Provenance(
        Optional.of("conduct:gift-record/1"), List.of(clause), List.of(), "template", "test");
  }

  private static Set<String> groups(List<Example> rows) {
    return rows.stream().map(Example::group).collect(Collectors.toSet());
  }

  private static Set<String> norms(List<Example> rows) {
    return rows.stream()
        .flatMap(row -> row.provenance().normId().stream())
        .collect(Collectors.toSet());
  }

  private static Concept concept(String name, ConceptKind kind, String clause) {
    return new Concept(name, kind, List.of(), Optional.empty(), List.of(clause));
  }

  private static Clause clause(Norm norm) {
    return clause(norm, norm.quote());
  }

  private static Clause clause(Norm norm, String text) {
    return new Clause(
        norm.clauseIds().getFirst(),
        norm.regulation(),
        ClauseType.PARAGRAPH,
        "",
        text,
        "",
        List.of("Gifts and hospitality"),
        new SourceSpan.Lines(1, 1, 1, 1),
        Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of()));
  }
}
