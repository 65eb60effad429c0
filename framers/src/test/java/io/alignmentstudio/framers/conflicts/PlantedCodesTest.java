package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.conflicts.ConflictSearch.Found;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Short codes that contradict themselves, against keys that were written before the search was run
 * on them: pairs that are conflicts, and near misses that are none. The search was set on most of
 * them afterwards; docs/conflicts.md has the figures of the first runs.
 */
class PlantedCodesTest {
  private static final double LEAST_RECALL = 0.7;
  private static final double LEAST_PRECISION = 0.9;

  /** The same of codes on which the search was hardly set: docs/conflicts.md. */
  private static final double LEAST_RECALL_OF_NEW = 0.4;

  private static final List<String> CODES =
      List.of(
          "school.md",
          "hospital.md",
          "bank.md",
          "kestrel.md",
          "meridian.docx",
          "hotel.md",
          "university.md",
          "museum.md");

  /** Written later; a folder holds two regulations of one firm. */
  private static final List<String> NEW = List.of("club.md", "ship");

  /**
   * A pair of the key.
   *
   * @param conflict whether it is one, and no near miss
   * @param kinds any of which is right
   * @param told the two sides in short
   */
  private record Pair(
      boolean conflict, List<String> kinds, String first, String second, String told) {
    boolean between(Conflict found) {
      return Set.copyOf(List.of(found.first().clauseId(), found.second().clauseId()))
          .equals(Set.copyOf(List.of(first, second)));
    }

    boolean in(Conflict found) {
      return conflict && between(found) && kinds.contains(found.kind().word());
    }
  }

  @Test
  void mostPlantedConflictsAreStatedAndHardlyAnythingElse() throws IOException, URISyntaxException {
    assertStated(CODES, LEAST_RECALL);
  }

  @Test
  void manyConflictsOfNewCodesAreStatedAndHardlyAnythingElse()
      throws IOException, URISyntaxException {
    assertStated(NEW, LEAST_RECALL_OF_NEW);
  }

  private static void assertStated(List<String> codes, double leastRecall)
      throws IOException, URISyntaxException {
    int planted = 0;
    int stated = 0;
    int right = 0;
    for (String code : codes) {
      List<Pair> pairs = pairs(code);
      Found found = search(code);
      for (Pair pair : pairs.stream().filter(Pair::conflict).toList()) {
        Optional<Conflict> hit = found.all().stream().filter(pair::in).findFirst();
        planted++;
        if (hit.filter(Conflict::stated).isEmpty()) {
          String where = hit.isPresent() ? "to look at" : "not found";
          System.out.printf("%s, %s: %s%n", code, where, pair.told());
        }
      }
      stated += found.conflicts().size();
      for (Conflict conflict : found.conflicts()) {
        if (pairs.stream().anyMatch(pair -> pair.in(conflict))) {
          right++;
        } else {
          System.out.println(code + ", stated and not planted: " + conflict);
        }
      }
    }
    System.out.printf(
        "%d of %d planted conflicts are stated; %d conflicts are stated%n", right, planted, stated);
    assertThat(right / (double) planted).isGreaterThanOrEqualTo(leastRecall);
    assertThat(right / (double) stated).isGreaterThanOrEqualTo(LEAST_PRECISION);
  }

  @Test
  void nearMissesAreNotStated() throws IOException, URISyntaxException {
    for (String code : Stream.concat(CODES.stream(), NEW.stream()).toList()) {
      List<Conflict> stated = search(code).conflicts();
      for (Pair pair : pairs(code)) {
        if (!pair.conflict()) {
          assertThat(stated).as(pair.told()).noneMatch(pair::between);
        }
      }
    }
  }

  private static Found search(String code) throws URISyntaxException {
    Path place = Path.of(PlantedCodesTest.class.getResource("codes/" + code).toURI());
    return RealPolicies.conflicts(
        Files.isDirectory(place)
            ? List.of(read(place.resolve("safety.md")), read(place.resolve("handbook.md")))
            : List.of(read(place)));
  }

  private static RealPolicies read(Path file) {
    String name = name(file.getFileName().toString());
    return RealPolicies.read(new Regulation(name, name, Tier.MUST, 1), List.of(file));
  }

  private static List<Pair> pairs(String code) throws IOException {
    String clause = code.contains(".") ? name(code) + ":" : "";
    List<Pair> pairs = new ArrayList<>();
    for (String[] line : Tables.read("codes/" + name(code) + ".tsv")) {
      boolean conflict = line[0].equals("yes");
      List<String> kinds = List.of(line[1].split(","));
      pairs.add(new Pair(conflict, kinds, clause + line[2], clause + line[3], line[4]));
    }
    return pairs;
  }

  private static String name(String code) {
    return code.contains(".") ? code.substring(0, code.indexOf('.')) : code;
  }
}
