package io.alignmentstudio.framers.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Resolution;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.framers.conflicts.Tables;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.ontology.OntologyExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the search states in the example, against the list of conflicts that were put into it. */
class TarrowbyConflictSearchTest {
  /** Numbers of the list, of which at least this many are found. */
  private static final int FEWEST = 24;

  private static final double LEAST_PRECISION = 0.7;

  private static final List<PolicyDocument> DOCUMENTS =
      List.of(Tarrowby.guideline("md"), Tarrowby.regulation("md"), Tarrowby.styleGuide());
  private static final List<Norm> NORMS = norms();
  private static final List<Conflict> FOUND =
      new ConflictSearch(
              List.of(
                  new Regulation("conduct", "Business Conduct Guideline", Tier.MUST, 1),
                  new Regulation("privacy", "Regulation on Personal Information", Tier.MUST, 1),
                  new Regulation("style", "Style Guide for the Assistant", Tier.SHOULD, 1)),
              DOCUMENTS,
              new OntologyExtractor().extract(DOCUMENTS, NORMS))
          .find(NORMS)
          .conflicts();

  private static List<Norm> norms() {
    List<Norm> norms = new ArrayList<>();
    for (PolicyDocument document : DOCUMENTS) {
      List<Clause> clauses = document.clauses();
      NormExtractor extractor = new NormExtractor(Addressees.of(clauses));
      clauses.forEach(clause -> norms.addAll(extractor.extract(clause)));
    }
    return norms;
  }

  @Test
  void listedConflictsAreFoundWithTheirKindAndTheirResolution() throws IOException {
    Set<String> numbers = new TreeSet<>();
    Set<String> missed = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (String[] line : Tables.read("tarrowby.tsv")) {
      numbers.add(line[0]);
      Optional<Conflict> found = between(line[1], line[2]);
      if (found.isEmpty()) {
        missed.add(line[0] + " " + line[1] + " and " + line[2] + ": " + reason(line[1], line[2]));
      } else if (!meant(found.get(), line)) {
        wrong.add(String.join(" ", line) + " but " + found.get());
      }
    }
    missed.forEach(each -> System.out.println("missed " + each));
    assertThat(wrong).isEmpty();
    missed.forEach(each -> numbers.remove(each.substring(0, each.indexOf(' '))));
    System.out.println(numbers.size() + " of 24 documented conflicts found");
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(FEWEST);
  }

  /** Why a pair was not found: without a norm on each side there is nothing to compare. */
  private static String reason(String... clauses) {
    for (String clause : clauses) {
      if (NORMS.stream().noneMatch(norm -> norm.clauseIds().contains(clause))) {
        return "no norm was extracted from " + clause;
      }
    }
    return "the sentence meant gave no norm, or its norm is not like the other";
  }

  private static boolean meant(Conflict conflict, String[] line) {
    Resolution resolution = conflict.resolution();
    String winner =
        resolution
            .winner()
            .map(side -> side == Resolution.Side.FIRST ? conflict.first() : conflict.second())
            .map(Conflict.Party::clauseId)
            .orElse("nobody");
    boolean grounded =
        resolution.grounds().stream().anyMatch(ground -> ground.rule().word().equals(line[5]));
    return List.of(line[3].split(",")).contains(conflict.kind().word())
        && winner.equals(line[4])
        && grounded;
  }

  private static Optional<Conflict> between(String one, String other) {
    return FOUND.stream()
        .filter(each -> Set.of(one, other).equals(Set.of(clause(each, 0), clause(each, 1))))
        .findFirst();
  }

  private static String clause(Conflict conflict, int side) {
    return side == 0 ? conflict.first().clauseId() : conflict.second().clauseId();
  }

  @Test
  void mostOfWhatIsFoundIsAConflict() throws IOException {
    Map<String, Boolean> judged = new HashMap<>();
    for (String[] line : Tables.read("judged.tsv")) {
      judged.put(line[0], line[1].equals("yes"));
    }
    assertThat(judged).hasSizeGreaterThanOrEqualTo(50);
    double sample =
        judged.values().stream().filter(Boolean::booleanValue).count() / (double) judged.size();
    List<Conflict> known =
        FOUND.stream().filter(conflict -> judged.containsKey(conflict.id())).toList();
    long right = known.stream().filter(conflict -> judged.get(conflict.id())).count();
    FOUND.stream()
        .filter(conflict -> !judged.containsKey(conflict.id()))
        .forEach(conflict -> System.out.println("not judged yet: " + conflict.id()));
    System.out.printf(
        "precision %.2f of the sample, %.2f of the %d judged ones of the example%n",
        sample, right / (double) known.size(), known.size());
    assertThat(sample).isGreaterThanOrEqualTo(LEAST_PRECISION);
    assertThat(known).hasSizeGreaterThanOrEqualTo(40);
    assertThat(right / (double) known.size()).isGreaterThanOrEqualTo(LEAST_PRECISION);
  }

  @Test
  void everyConflictQuotesItsClausesVerbatimAndSaysWhenItBites() {
    Map<String, String> texts = new HashMap<>();
    DOCUMENTS.forEach(
        document ->
            document.clauses().forEach(clause -> texts.put(clause.id(), clause.fullText())));
    Set<String> ids = new HashSet<>();
    for (Conflict conflict : FOUND) {
      assertThat(ids.add(conflict.id())).as(conflict.id()).isTrue();
      assertThat(texts.get(conflict.first().clauseId())).contains(conflict.first().quote());
      assertThat(texts.get(conflict.second().clauseId())).contains(conflict.second().quote());
      assertThat(conflict.context()).hasSizeGreaterThan(20);
    }
  }
}
