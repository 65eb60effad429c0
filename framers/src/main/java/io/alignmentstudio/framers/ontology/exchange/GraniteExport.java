package io.alignmentstudio.framers.ontology.exchange;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.framers.ontology.graph.Policies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A regulation as a Granite.Trust policy: a risk for each section with norms.
 *
 * <p>What the assistant itself must not or may reply with is taken as it stands. Of what people
 * must or must not do follows what replies cannot contain: help to do otherwise; and what they may
 * contain: what the rule says. Definitions give nothing.
 */
public final class GraniteExport {
  private static final String HELP_TO = "Advice, encouragement or help to ";
  private static final String HELP_AGAINST = "Advice, encouragement or help to evade the rule: ";
  private static final String RULE = "The rule: ";

  private final Map<String, List<Norm>> norms = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private GraniteExport(List<Norm> norms) {
    for (Norm norm : norms) {
      if (norm.modality() != Modality.DEFINITION) {
        this.norms.computeIfAbsent(norm.clauseIds().getFirst(), key -> new ArrayList<>()).add(norm);
      }
    }
  }

  /**
   * The policy of a regulation.
   *
   * @param number of the risk group, where the document has none of its own
   */
  public static GranitePolicy of(Policies policies, Regulation regulation, int number) {
    GraniteExport export = new GraniteExport(policies.normsOf(regulation));
    List<PolicyDocument> documents =
        policies.documents().stream()
            .filter(document -> document.regulation().equals(regulation.id()))
            .toList();
    Map<Section, List<Clause>> sections = new LinkedHashMap<>();
    documents.forEach(document -> sections(document.root(), sections));
    sections.values().removeIf(clauses -> clauses.stream().noneMatch(export::speaks));
    List<GranitePolicy.Risk> risks = new ArrayList<>();
    int group = group(sections.keySet()).orElse(number);
    boolean numbered = numbered(sections.keySet());
    int digits = String.valueOf(sections.size()).length();
    int at = 0;
    for (Map.Entry<Section, List<Clause>> section : sections.entrySet()) {
      at++;
      String id =
          numbered
              ? section.getKey().label()
              : "%d.%s".formatted(group, "0".repeat(digits - String.valueOf(at).length()) + at);
      risks.add(export.risk(section.getKey(), section.getValue(), id, regulation));
    }
    Optional<String> about = about(documents);
    boolean one = documents.size() == 1; // The title of an imported policy is its group's name.
    return new GranitePolicy(
        snake(about.isPresent() && one ? documents.getFirst().root().title() : regulation.title()),
        group,
        about.orElse("Policy on " + regulation.title()),
        GranitePolicy.VERSION,
        risks);
  }

  private static void sections(Section section, Map<Section, List<Clause>> into) {
    into.put(
        section,
        section.children().stream()
            .filter(Clause.class::isInstance)
            .map(Clause.class::cast)
            .toList());
    section.children().stream()
        .filter(Section.class::isInstance)
        .map(Section.class::cast)
        .forEach(inner -> sections(inner, into));
  }

  private boolean speaks(Clause clause) {
    return norms.containsKey(clause.id());
  }

  /** Whether every section has a number such as 14.2 already, and none twice. */
  private static boolean numbered(Set<Section> sections) {
    return sections.stream().allMatch(section -> section.label().matches("\\d+\\.\\d+"))
        && sections.stream().map(Section::label).distinct().count() == sections.size();
  }

  private static Optional<Integer> group(Set<Section> sections) {
    return numbered(sections)
        ? sections.stream()
            .findFirst()
            .map(section -> Integer.valueOf(section.label().replaceFirst("\\..*", "")))
        : Optional.empty();
  }

  private static Optional<String> about(List<PolicyDocument> documents) {
    return documents.stream()
        .flatMap(document -> document.root().children().stream())
        .filter(Clause.class::isInstance)
        .map(Clause.class::cast)
        .flatMap(clause -> said(clause, GraniteMarkdown.ABOUT))
        .findFirst();
  }

  private GranitePolicy.Risk risk(
      Section section, List<Clause> clauses, String id, Regulation regulation) {
    Set<String> cannot = new LinkedHashSet<>();
    Set<String> may = new LinkedHashSet<>();
    for (Clause clause : clauses) {
      switch (clause.leadIn()) {
        case GraniteMarkdown.CANNOT -> cannot.add(clause.text());
        case GraniteMarkdown.MAY -> may.add(clause.text());
        case String _ ->
            norms.getOrDefault(clause.id(), List.of()).forEach(norm -> reply(norm, cannot, may));
      }
    }
    String title = section.title().isBlank() ? regulation.title() : section.title();
    return new GranitePolicy.Risk(
        name(title),
        id,
        first(clauses, GraniteMarkdown.ABOUT).orElse("Requests about " + title),
        first(clauses, GraniteMarkdown.REPLY_TYPE).isPresent()
            ? first(clauses, GraniteMarkdown.DENIAL)
            : Optional.of(snake(regulation.id()).toUpperCase(Locale.ROOT)),
        first(clauses, GraniteMarkdown.REPLY_TYPE)
            .orElse(cannot.isEmpty() ? "INFORMATIVE_RESPONSE" : "EXPLICIT_REFUSAL"),
        first(clauses, GraniteMarkdown.EXCEPTION),
        List.copyOf(cannot),
        List.copyOf(may));
  }

  private static void reply(Norm norm, Set<String> cannot, Set<String> may) {
    boolean assistant =
        norm.bearer().matches("(?i)(?:the |an? )?(?:ai |virtual )?(?:assistant|chatbot|model)s?");
    switch (norm.modality()) {
      case PROHIBITION -> {
        cannot.add(assistant ? content(norm) : HELP_TO + deed(norm));
        if (!assistant) {
          may.add(RULE + norm.statement());
        }
      }
      case OBLIGATION, RECOMMENDATION -> {
        if (!assistant) {
          cannot.add(HELP_AGAINST + norm.statement());
        }
        may.add(assistant ? content(norm) : RULE + norm.statement());
      }
      case PERMISSION -> may.add(assistant ? content(norm) : RULE + norm.statement());
      case DEFINITION -> {
        // Says what words mean, and nothing of replies.
      }
    }
  }

  /** What a reply would be that the assistant's norm is about. */
  private static String content(Norm norm) {
    String action = norm.action().replaceFirst("(?i)^(?:reply|answer|respond) with ", "");
    boolean plain = !action.equals(norm.action());
    return plain ? action : "A reply that does this: " + deed(norm);
  }

  private static String deed(Norm norm) {
    return Stream.of(
            Optional.of(norm.action()), norm.condition(), norm.exception(), norm.deadline())
        .flatMap(Optional::stream)
        .distinct()
        .reduce((one, other) -> one.contains(other) ? one : one + " " + other)
        .orElseThrow();
  }

  private static Optional<String> first(List<Clause> clauses, String prefix) {
    return clauses.stream().flatMap(clause -> said(clause, prefix)).findFirst();
  }

  private static Stream<String> said(Clause clause, String prefix) {
    return clause.text().startsWith(prefix)
        ? Stream.of(clause.text().substring(prefix.length()).strip())
        : Stream.empty();
  }

  private String name(String title) {
    String plain = snake(title);
    String name = plain;
    for (int number = 2; !names.add(name); number++) {
      name = plain + "_" + number;
    }
    return name;
  }

  static String snake(String title) {
    String snake =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    return snake.isEmpty() ? "policy" : snake;
  }
}
