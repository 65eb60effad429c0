package io.alignmentstudio.framers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.workspace.config.RowStyle;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a policy that nobody wrote for this house, with the amounts of the default. */
class RealPolicyRowsTest {
  @TempDir Path scratch;

  @Test
  void everyNormHasEveryKindAndThoseThatCanBeToldHaveThirtyRows() {
    Optional<Path> policies = PolicyFrames.policies();
    assumeTrue(policies.isPresent(), "the real policies are absent");
    Framed framed =
        PolicyFrames.frame(
            List.of(
                policies.orElseThrow().resolve("18f-handbook/pages/about-us/code-of-conduct.md"),
                policies
                    .orElseThrow()
                    .resolve("strongdm-comply-soc2/themes/comply-soc2/policies/conduct.md")),
            PolicyFrames.settings(RowStyle.FULL),
            scratch);
    Coverage coverage = framed.coverage();

    assertThat(coverage.norms())
        .filteredOn(norm -> norm.limit().isEmpty())
        .hasSizeGreaterThan(coverage.norms().size() / 3)
        .allMatch(norm -> norm.rows() >= Coverage.ENOUGH, "has enough rows");
    assertThat(coverage.norms())
        .allSatisfy(norm -> assertThat(norm.missing()).as(norm.normId()).isEmpty());
    assertThat(coverage.brieflyTold()).isBetween(1L, coverage.norms().size() / 2L);
    assertThat(coverage.resolvingRows()).isEqualTo(coverage.rows());
    assertThat(repeated(framed.curated().kept().toList())).isZero();
  }

  /** Rows of one kind whose prompts differ in case and punctuation only. */
  private static long repeated(List<Example> rows) {
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .filter(
            row ->
                !seen.add(
                    row.getClass().getSimpleName()
                        + row.prompt().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ")))
        .count();
  }
}
