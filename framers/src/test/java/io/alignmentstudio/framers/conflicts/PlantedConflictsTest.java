package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.conflicts.ConflictSearch.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conflicts of every kind, written into copies of real documents and looked for among all norms.
 */
class PlantedConflictsTest {
  private static final double LEAST_RECALL = 0.6;

  @TempDir private Path folder;

  /**
   * A planted conflict.
   *
   * @param kinds any of which is right
   * @param existing whether the second text stands in the document already
   */
  private record Plant(List<String> kinds, String first, String second, boolean existing) {
    boolean in(Conflict conflict) {
      String one = conflict.first().quote();
      String other = conflict.second().quote();
      return (has(one, first) && has(other, second)) || (has(one, second) && has(other, first));
    }

    private static boolean has(String quote, String text) {
      return quote.replaceAll("\\s+", " ").contains(text);
    }
  }

  @Test
  void plantedConflictsAreStatedAmongThousandsOfNorms() throws IOException {
    Optional<Path> policies = RealPolicies.folder();
    assumeTrue(policies.isPresent(), "STUDIO_SLOW_TESTS is not set, or shared/policies is absent");
    int planted = 0;
    int stated = 0;
    for (String base : List.of("soc2", "handbook", "security", "gdpr")) {
      List<Plant> plants = plants(base);
      Found found = search(policies.get(), base, plants);
      for (Plant plant : plants) {
        Optional<Conflict> hit =
            found.all().stream()
                .filter(plant::in)
                .filter(conflict -> plant.kinds().contains(conflict.kind().word()))
                .findFirst();
        if (hit.filter(Conflict::stated).isPresent()) {
          stated++;
        } else {
          System.out.printf("%s, not stated: %s %s%n", base, plant, hit.map(Conflict::evidence));
        }
      }
      planted += plants.size();
      System.out.printf(
          "%s: %,d norms, %d conflicts stated, %d to look at%n",
          base, found.norms(), found.conflicts().size(), found.toLookAt().size());
    }
    System.out.printf("%d of %d planted conflicts are stated%n", stated, planted);
    assertThat(stated / (double) planted).isGreaterThanOrEqualTo(LEAST_RECALL);
  }

  /** The document with the sentences at the ends of its pages; an act gets pages of its own. */
  private Found search(Path policies, String base, List<Plant> plants) throws IOException {
    List<Path> originals = RealPolicies.files(policies, base);
    Regulation regulation = new Regulation(base, base, Tier.MUST, 1);
    List<Path> pages = new ArrayList<>();
    boolean pagesGrow = originals.size() > 1;
    for (Path original : originals) {
      Path copy = original;
      if (pagesGrow) {
        copy = folder.resolve(base).resolve(policies.relativize(original).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(original, copy);
      }
      pages.add(copy);
    }
    for (int i = 0; !pagesGrow && i < 2; i++) {
      Path page = folder.resolve(base + "-" + i + ".md");
      Files.writeString(page, "# National rules\n\nThese rules add to the act.\n");
      pages.add(page);
    }
    for (int i = 0; i < plants.size(); i++) {
      Plant plant = plants.get(i);
      add(page(pages, pagesGrow, 2 * i), plant.first());
      if (!plant.existing()) {
        add(page(pages, pagesGrow, 2 * i + 1), plant.second());
      }
    }
    return RealPolicies.conflicts(List.of(RealPolicies.read(regulation, pages)));
  }

  private static Path page(List<Path> pages, boolean pagesGrow, int number) {
    return pagesGrow
        ? pages.get(number * 5 % pages.size())
        : pages.get(pages.size() - 1 - number % 2);
  }

  private static void add(Path page, String sentence) throws IOException {
    Files.writeString(page, Files.readString(page) + "\n\n## Further rules\n\n" + sentence + "\n");
  }

  private static List<Plant> plants(String base) throws IOException {
    List<Plant> plants = new ArrayList<>();
    for (String[] line : Tables.read("planted.tsv")) {
      if (line[0].equals(base)) {
        boolean existing = line[3].startsWith("=");
        plants.add(
            new Plant(
                List.of(line[1].split(",")),
                line[2],
                existing ? line[3].substring(1) : line[3],
                existing));
      }
    }
    return plants;
  }
}
