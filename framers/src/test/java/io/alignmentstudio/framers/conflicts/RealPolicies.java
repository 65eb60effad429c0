package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.ontology.OntologyExtractor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Regulations of {@code shared/policies} with their norms, each read once.
 *
 * @param concepts of these documents
 */
record RealPolicies(
    Regulation regulation,
    List<PolicyDocument> documents,
    List<Norm> norms,
    List<Concept> concepts) {
  /** Short name to the folder or file that holds the regulation. */
  static final Map<String, String> PLACES = places();

  /** Regulations of one kind, which somebody could adopt together. */
  static final List<List<String>> SETS =
      List.of(
          List.of("soc2", "security", "nist"),
          List.of("handbook", "soc2"),
          List.of("gdpr", "ai-act"),
          List.of("act", "bill"),
          List.of("dpa-2020", "dpa-2022"));

  private static Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("soc2", "strongdm-comply-soc2/themes/comply-soc2/policies");
    places.put("security", "jupiterone-security-policies/templates");
    places.put(
        "nist",
        "oscal/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog.json");
    places.put("handbook", "18f-handbook/pages");
    places.put("gdpr", "eu-formex/gdpr-formex4-direct.xml");
    places.put("ai-act", "eu-formex/32024R1689-formex.xml");
    places.put("act", "uslm/113publ121-uslm.xml");
    places.put("bill", "uslm/BILLS-118s1325rs.xml");
    places.put("dpa-2020", "basecamp-dpa-revisions/Basecamp_Data_Processing_Addendum_v202007.pdf");
    places.put("dpa-2022", "basecamp-dpa-revisions/Basecamp_Data_Processing_Addendum_v202212.pdf");
    return places;
  }

  static RealPolicies read(Path policies, String name) {
    Regulation regulation = new Regulation(name, name, Tier.MUST, 1);
    return read(regulation, files(policies, name));
  }

  /** The folder of real policies; empty where it is absent or not asked for, which is said. */
  static Optional<Path> folder() {
    if (System.getenv("STUDIO_SLOW_TESTS") == null) {
      System.out.println(
          "skipped: it takes minutes; STUDIO_SLOW_TESTS=1 in the environment runs it");
      return Optional.empty();
    }
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
            .map(at -> at.resolve("shared/policies"))
            .filter(Files::isDirectory)
            .findFirst();
    if (folder.isEmpty()) {
      System.out.println("skipped: no folder above this one holds shared/policies");
    }
    return folder;
  }

  static List<Path> files(Path policies, String name) {
    return files(policies.resolve(PLACES.get(name)));
  }

  static RealPolicies read(Regulation regulation, List<Path> files) {
    List<PolicyDocument> documents = DocumentReader.readAll(files, regulation);
    List<Clause> clauses =
        documents.stream().flatMap(document -> document.clauses().stream()).toList();
    NormExtractor extractor = new NormExtractor(Addressees.of(clauses));
    List<Norm> norms = new ArrayList<>();
    clauses.forEach(clause -> norms.addAll(extractor.extract(clause)));
    return new RealPolicies(
        regulation, documents, norms, new OntologyExtractor().extract(documents, norms));
  }

  static ConflictSearch.Found conflicts(List<RealPolicies> read) {
    return new ConflictSearch(
            read.stream().map(RealPolicies::regulation).toList(),
            read.stream().flatMap(each -> each.documents().stream()).toList(),
            read.stream().flatMap(each -> each.concepts().stream()).toList())
        .find(read.stream().flatMap(each -> each.norms().stream()).toList());
  }

  private static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> all = Files.walk(place)) {
      return all.filter(file -> file.toString().matches(".*\\.md(?:\\.tmpl)?"))
          .filter(RealPolicies::hasText)
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
}
