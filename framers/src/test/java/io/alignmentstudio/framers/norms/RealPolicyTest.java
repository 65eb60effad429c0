package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.language.English;
import io.alignmentstudio.framers.language.Token;
import io.alignmentstudio.framers.language.VerbPhrases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole documents: how many norms they yield, and that every one is fit for narration. */
class RealPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "examples/tarrowby/policies/business-conduct-guideline.md, 200",
    "examples/tarrowby/policies/privacy-regulation.md, 100",
    "examples/tarrowby/policies/assistant-style-guide.md, 50",
    "shared/policies/18f-handbook/pages/about-us/code-of-conduct.md, 5",
    "shared/policies/strongdm-comply-soc2/themes/comply-soc2/policies/encryption.md, 3",
    "shared/policies/strongdm-comply-soc2/themes/comply-soc2/policies/remote.md, 10",
  })
  void policyYieldsNormsThatCanBeNarrated(String name, int fewest) {
    Optional<Path> file = find(name);
    if (file.isEmpty()) {
      System.out.println(
          "skipped: no folder above " + Path.of("").toAbsolutePath() + " holds " + name);
    }
    assumeTrue(file.isPresent(), name + " is absent");
    List<Clause> clauses =
        DocumentReader.read(file.orElseThrow(), new Regulation("policy", "Policy", Tier.MUST, 1))
            .clauses();
    NormExtractor extractor = new NormExtractor(Addressees.of(clauses));

    List<Norm> norms =
        clauses.stream().flatMap(clause -> extractor.extract(clause).stream()).toList();

    assertThat(norms).hasSizeGreaterThanOrEqualTo(fewest);
    assertThat(norms).extracting(Norm::id).doesNotHaveDuplicates();
    for (Clause clause : clauses) {
      assertThat(norms.stream().filter(norm -> norm.clauseIds().contains(clause.id())))
          .allMatch(
              norm -> clause.text().contains(norm.quote()),
              "is quoted verbatim from " + clause.id())
          .allMatch(
              norm -> !norm.binding() || clause.type().canBind(), "binds only if its clause can");
    }
    assertThat(norms)
        .filteredOn(norm -> !norm.method().equals("definition"))
        .allMatch(norm -> startsWithVerb(norm.action()), "starts with a verb")
        .allMatch(norm -> norm.action().split(" ").length <= 60, "has at most 60 words")
        .allMatch(norm -> !norm.action().matches(".*[.,;:]"), "ends with a word")
        .allMatch(
            norm ->
                !VerbPhrases.past(norm.action()).equals(norm.action())
                    || norm.action()
                        .matches(
                            "(?:set|put|let|read|cut|split|shut|cast|cost|hit|hurt|offset|spread|quit|broadcast|bid|bet|upset|burst).*"),
            "has a past tense");
  }

  private static boolean startsWithVerb(String action) {
    Token verb = English.get().tokens("They must " + action).get(2);
    return verb.tagged("VERB") || verb.tagged("AUX");
  }

  /** A file below this folder or one of those above it. */
  private static Optional<Path> find(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
