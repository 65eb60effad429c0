package io.alignmentstudio.framers.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.ontology.graph.Invariants;
import io.alignmentstudio.framers.ontology.graph.OdrlJson;
import io.alignmentstudio.framers.ontology.graph.PolicyGraph;
import io.alignmentstudio.framers.ontology.knowledge.WordNet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ontologies of documents that nobody wrote for this program. */
class RealPoliciesTest {
  private static final String POLICIES = "shared/policies/";
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static ReadPolicies read(String... names) {
    Map<Regulation, List<Path>> files = new LinkedHashMap<>();
    for (String name : names) {
      Optional<Path> path = ReadPolicies.find(POLICIES + name);
      if (path.isEmpty()) {
        System.out.println("skipped: no folder above holds " + POLICIES + name);
      }
      assumeTrue(path.isPresent(), name + " is absent");
      String id =
          name.replaceFirst(".*/", "").replaceFirst("\\..*", "").replaceAll("[^A-Za-z0-9]+", "-");
      files.put(new Regulation(id, id, Tier.MUST, 1), documents(path.orElseThrow()));
    }
    return ReadPolicies.of(files);
  }

  private static List<Path> documents(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> file.toString().endsWith(".md"))
          .filter(RealPoliciesTest::hasText)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasText(Path file) {
    try {
      return !DocumentReader.read(file, new Regulation("x", "x", Tier.MUST, 1)).clauses().isEmpty();
    } catch (StudioException e) {
      return false; // A page that only has a heading, or sends its reader elsewhere.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "basecamp-dpa-revisions/Basecamp_Data_Processing_Addendum_v202212.pdf",
        "strongdm-comply-soc2/themes/comply-soc2/policies",
      })
  void graphsOfRealPoliciesBreakNoInvariant(String name) {
    ReadPolicies read = read(name);
    long start = System.nanoTime();
    Ontology ontology = Ontology.of(read.documents(), read.norms(), read.concepts());
    Ontology more = ontology.with(new WordNet());
    Model model = PolicyGraph.of(read.policies(more));
    long built = System.nanoTime();
    List<Invariants.Violation> violations = Invariants.violations(model);
    System.out.printf(
        "%s: %,d norms, %,d concepts, %,d relations (%,d by WordNet), %,d triples; built in %.1f s,"
            + " checked in %.1f s; odrl %,d characters%n",
        name,
        read.norms().size(),
        more.senses().size(),
        more.relations().size(),
        more.relations().size() - ontology.relations().size(),
        model.size(),
        (built - start) / 1e9,
        (System.nanoTime() - built) / 1e9,
        OdrlJson.write(model).length());
    assertThat(violations.stream().map(Invariants.Violation::describe)).isEmpty();
    assertThat(more.senses()).isNotEmpty();
  }

  @Test
  void tenThousandNormsTakeLessThanAMinute() {
    ReadPolicies many = ManyNorms.read(10_000);
    long start = cpu();
    Ontology ontology =
        Ontology.of(many.documents(), many.norms(), many.concepts()).with(new WordNet());
    long known = cpu();
    Model model = PolicyGraph.of(many.policies(ontology));
    long built = cpu();
    assertThat(Invariants.violations(model)).isEmpty();
    long checked = cpu();
    System.out.printf(
        "10,000 norms: %,d concepts, %,d relations, %,d triples; ontology %.1f s, graph %.1f s,"
            + " check %.1f s%n",
        ontology.senses().size(),
        ontology.relations().size(),
        model.size(),
        (known - start) / 1e9,
        (built - known) / 1e9,
        (checked - built) / 1e9);
    assertThat(Duration.ofNanos(checked - start)).isLessThan(LONGEST);
  }

  /** Nanoseconds of this thread: a machine that others use as well is no slower program. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
