package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Conflict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the search states of real policies, against {@code judged-real.tsv}. */
class RealConflictsTest {
  private static final double LEAST_PRECISION = 0.7;

  @Test
  void mostOfWhatIsStatedOfRealPoliciesIsAConflict() throws IOException {
    Optional<Path> policies = RealPolicies.folder();
    assumeTrue(policies.isPresent(), "STUDIO_SLOW_TESTS is not set, or shared/policies is absent");
    Map<String, Boolean> judged = new HashMap<>();
    for (String[] line : Tables.read("judged-real.tsv")) {
      judged.put(line[0], line[1].equals("yes"));
    }
    Map<String, Conflict> found = new LinkedHashMap<>();
    Map<String, RealPolicies> read = new HashMap<>();
    for (List<String> set : RealPolicies.SETS) {
      ConflictSearch.Found conflicts =
          RealPolicies.conflicts(
              set.stream()
                  .map(
                      name ->
                          read.computeIfAbsent(
                              name, each -> RealPolicies.read(policies.get(), each)))
                  .toList());
      conflicts.all().forEach(conflict -> found.putIfAbsent(conflict.id(), conflict));
      System.out.printf(
          "%s: %,d norms, %d stated, %d to look at%n",
          set, conflicts.norms(), conflicts.conflicts().size(), conflicts.toLookAt().size());
    }

    List<Conflict> stated = found.values().stream().filter(Conflict::stated).toList();
    stated.stream()
        .filter(conflict -> !judged.containsKey(conflict.id()))
        .forEach(conflict -> System.out.println("stated and not judged yet: " + conflict));
    List<Conflict> known = stated.stream().filter(each -> judged.containsKey(each.id())).toList();
    long right = known.stream().filter(each -> judged.get(each.id())).count();
    System.out.printf(
        "%d stated, %d judged, %d of these are conflicts: precision %.2f (Wilson 95 %%: %s);"
            + " %d to look at%n",
        stated.size(),
        known.size(),
        right,
        right / (double) known.size(),
        wilson(right, known.size()),
        found.size() - stated.size());
    assertThat(known).hasSameSizeAs(stated);
    assertThat(right / (double) known.size()).isGreaterThanOrEqualTo(LEAST_PRECISION);
  }

  /** Wilson's score interval of a share. */
  private static String wilson(long right, int all) {
    double z = 1.96;
    double share = right / (double) all;
    double centre = (share + z * z / (2 * all)) / (1 + z * z / all);
    double half =
        z / (1 + z * z / all) * Math.sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
    return "%.2f to %.2f".formatted(centre - half, centre + half);
  }
}
