package io.alignmentstudio.framers.ontology.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of ConceptNet's assertions: five fields between tabs, the assertion, the relation, start,
 * end, and JSON with a weight. English only; a weight below 1 is what few people said.
 */
final class ConceptNetLines implements KnowledgeFile.LineReader {
  private static final Pattern TERM = Pattern.compile("/c/([a-z]{2,3})/([^/]+)(?:/.*)?");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double LEAST_WEIGHT = 1;
  private static final int FIELDS = 5;

  static boolean isOne(String line) {
    return line.startsWith("/a/");
  }

  @Override
  public Optional<String> read(String line, KnowledgeSlice slice) {
    String[] fields = line.split("\t", -1);
    if (fields.length != FIELDS) {
      return Optional.of(
          "has %d fields between tabs, expected %d: assertion, relation, start, end, metadata"
              .formatted(fields.length, FIELDS));
    }
    Matcher start = TERM.matcher(fields[2]);
    Matcher end = TERM.matcher(fields[3]);
    if (!fields[1].startsWith("/r/")) {
      return Optional.of("the relation '" + fields[1] + "' does not start with /r/");
    }
    if (!start.matches()) {
      return Optional.of("the start '" + fields[2] + "' is no term such as /c/en/manager");
    }
    if (fields[3].startsWith("http")) {
      slice.leaveOut("links to other sites");
      return Optional.empty();
    }
    if (!end.matches()) {
      return Optional.of("the end '" + fields[3] + "' is no term such as /c/en/person");
    }
    double weight;
    try {
      JsonNode metadata = JSON.readTree(fields[4]);
      weight = metadata.path("weight").asDouble(LEAST_WEIGHT);
    } catch (JacksonException e) {
      return Optional.of("the metadata is no JSON: " + e.getOriginalMessage());
    }
    keep(fields[1].substring(3), start, end, weight, slice);
    return Optional.empty();
  }

  private static void keep(
      String relation, Matcher start, Matcher end, double weight, KnowledgeSlice slice) {
    Optional<Fact.Kind> kind = kind(relation);
    if (!start.group(1).equals("en") || !end.group(1).equals("en")) {
      slice.leaveOut("terms of other languages");
    } else if (weight < LEAST_WEIGHT) {
      slice.leaveOut("assertions with a weight below 1");
    } else if (kind.isEmpty()) {
      slice.leaveOut("relations of the kind " + relation);
    } else {
      String from = start.group(2).replace('_', ' ');
      String to = end.group(2).replace('_', ' ');
      slice.label(from, from);
      slice.label(to, to);
      slice.edge(from, kind.get(), to);
      if (kind.get() == Fact.Kind.SYNONYM || kind.get() == Fact.Kind.RELATED) {
        slice.edge(to, kind.get(), from);
      }
    }
  }

  private static Optional<Fact.Kind> kind(String relation) {
    return switch (relation) {
      case "IsA", "InstanceOf" -> Optional.of(Fact.Kind.WIDER);
      case "PartOf" -> Optional.of(Fact.Kind.WHOLE);
      case "Synonym" -> Optional.of(Fact.Kind.SYNONYM);
      case "RelatedTo", "SimilarTo" -> Optional.of(Fact.Kind.RELATED);
      default -> Optional.empty();
    };
  }
}
