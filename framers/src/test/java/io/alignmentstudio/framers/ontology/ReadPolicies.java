package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.ontology.exchange.GraniteNorms;
import io.alignmentstudio.framers.ontology.graph.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies, read as framing reads them. */
public record ReadPolicies(
    List<Regulation> regulations,
    List<PolicyDocument> documents,
    List<Norm> norms,
    List<Concept> concepts,
    Ontology ontology) {
  /** Writes Markdown into a folder, one file for each regulation, and reads it. */
  public static ReadPolicies markdown(Path folder, Map<String, String> texts) {
    Map<Regulation, List<Path>> files = new LinkedHashMap<>();
    texts.forEach(
        (id, text) -> {
          Path file = folder.resolve(id + ".md");
          try {
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          files.put(new Regulation(id, title(text, id), Tier.MUST, 1), List.of(file));
        });
    return of(files);
  }

  private static String title(String text, String id) {
    return text.startsWith("# ") ? text.lines().findFirst().orElse(id).substring(2) : id;
  }

  public static ReadPolicies of(Map<Regulation, List<Path>> files) {
    List<PolicyDocument> documents = new ArrayList<>();
    List<Norm> norms = new ArrayList<>();
    files.forEach(
        (regulation, paths) -> {
          List<PolicyDocument> own = DocumentReader.readAll(paths, regulation);
          documents.addAll(own);
          List<Clause> clauses =
              own.stream().flatMap(document -> document.clauses().stream()).toList();
          NormExtractor extractor = new NormExtractor(Addressees.of(clauses));
          clauses.forEach(
              clause ->
                  norms.addAll(GraniteNorms.complete(clause, extractor.analyse(clause)).norms()));
        });
    List<Concept> concepts = new OntologyExtractor().extract(documents, norms);
    return new ReadPolicies(
        List.copyOf(files.keySet()),
        documents,
        norms,
        concepts,
        Ontology.of(documents, norms, concepts));
  }

  public List<Clause> clauses() {
    return documents.stream().flatMap(document -> document.clauses().stream()).toList();
  }

  public Policies policies() {
    return policies(ontology);
  }

  public Policies policies(Ontology own) {
    Policies.Origin origin = new Policies.Origin("run-0001", Instant.parse("2026-01-02T03:04:05Z"));
    return new Policies(
        regulations,
        documents,
        norms,
        own,
        norms.stream().collect(Collectors.toMap(Norm::id, norm -> origin)),
        "studio test");
  }

  /** A file or folder below this folder or one of those above it. */
  public static Optional<Path> find(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve(name))
        .filter(Files::exists)
        .findFirst();
  }
}
