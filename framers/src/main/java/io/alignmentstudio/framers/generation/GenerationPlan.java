package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.StudioException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what every norm's examples must use, so that every norm and every term is covered. */
public final class GenerationPlan {
  private static final int THINGS = 12;
  private static final int NEIGHBOURS = 3;

  private final Map<String, GenerationContext> contexts;
  private final Map<String, Clause> clauses;
  private final List<String> unplaced;

  /** Norms of the same words of the document, by these. */
  private final Map<String, List<String>> sharing;

  private GenerationPlan(
      Map<String, GenerationContext> contexts,
      Map<String, Clause> clauses,
      List<String> unplaced,
      List<Norm> norms) {
    this.contexts = Map.copyOf(contexts);
    this.clauses = Map.copyOf(clauses);
    this.unplaced = List.copyOf(unplaced);
    this.sharing =
        norms.stream()
            .collect(
                Collectors.groupingBy(
                    this::said, Collectors.mapping(Norm::id, Collectors.toList())));
  }

  /** Plans the examples of norms that come from these clauses. */
  public static GenerationPlan of(
      List<Norm> norms,
      List<Clause> clauses,
      List<Concept> concepts,
      GenerationSettings settings,
      long seed) {
    Map<String, Clause> byId =
        clauses.stream()
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, same) -> first));
    Map<String, List<String>> terms = new HashMap<>();
    List<String> unplaced = place(norms, concepts, settings, terms);
    Map<String, List<Norm>> byRegulation =
        norms.stream()
            .collect(
                Collectors.groupingBy(Norm::regulation, LinkedHashMap::new, Collectors.toList()));
    Map<String, GenerationContext> contexts = new LinkedHashMap<>();
    byRegulation.forEach(
        (regulation, own) -> {
          RegulationWords words = RegulationWords.of(regulation, clauses, concepts);
          Neighbours near =
              settings.manner() == Manner.PLAIN ? Neighbours.of(own, byId) : Neighbours.NONE;
          Contacts contacts =
              Contacts.of(
                  clauses.stream()
                      .filter(clause -> clause.regulation().equals(regulation))
                      .toList());
          Map<String, List<Norm>> bySection =
              own.stream().collect(Collectors.groupingBy(norm -> heading(norm, byId)));
          for (Norm norm : own) {
            String heading = heading(norm, byId);
            contexts.put(
                norm.id(),
                new GenerationContext(
                    seed,
                    0,
                    settings,
                    settings.manner() == Manner.PLAIN
                        ? contact(norm, byId, contacts)
                        : words.contact(),
                    heading,
                    words.places(),
                    terms.getOrDefault(norm.id(), List.of()),
                    words.silentTopics(),
                    words.things(),
                    settings.manner() == Manner.PLAIN
                        ? near.of(norm)
                        : bySection.get(heading).stream()
                            .filter(other -> !other.id().equals(norm.id()))
                            .limit(NEIGHBOURS)
                            .toList()));
          }
        });
    return new GenerationPlan(contexts, byId, unplaced, norms);
  }

  /** The context of a norm that was planned. */
  public GenerationContext context(Norm norm) {
    GenerationContext context = contexts.get(norm.id());
    if (context == null) {
      throw new StudioException(
          ErrorCode.SOFTWARE, "norm " + norm.id() + " is not in the plan; plan again with it");
    }
    return context;
  }

  /** Why a norm is quoted although its own words could be told; empty if it is not. */
  public Optional<String> onlyQuoted(Norm norm) {
    if (oneChoice(norm, clauses)) {
      return Optional.of("it is one of several choices");
    }
    return boundAbove(norm, clauses)
        ? Optional.of("the words above its list say whom it binds")
        : Optional.empty();
  }

  boolean oneChoice(Norm norm) {
    return oneChoice(norm, clauses);
  }

  /** "The coordinator will:" above an item that was read as an order to everybody. */
  static boolean boundAbove(Norm norm, Map<String, Clause> clauses) {
    return norm.method().startsWith("imperative")
        && norm.clauseIds().stream()
            .map(clauses::get)
            .anyMatch(clause -> clause != null && BINDS.matcher(clause.leadIn().strip()).matches());
  }

  private static final Pattern BINDS =
      Pattern.compile(
          "(?is)(?!(?:you|employees|all employees|staff)\\b)[^,.]*\\b(?:will|shall|must|should|needs? to|(?:is|are) to|responsible for)(?: \\w+)?:?$");

  /** "You have a few options:", "You can:": each item is one of them, and no order. */
  static boolean oneChoice(Norm norm, Map<String, Clause> clauses) {
    return norm.clauseIds().stream()
        .map(clauses::get)
        .anyMatch(
            clause ->
                clause != null
                    && CHOICE.matcher(clause.leadIn().strip()).matches()
                    && norm.modality() != Modality.PERMISSION);
  }

  private static final Pattern CHOICE =
      Pattern.compile(
          "(?is).*\\b(?:options?|choices|alternatives|either|one of (?:the following|these)"
              + "|(?:you|they|employees|staff|users) (?:can|could|may|might))(?: \\w+){0,3}:?$");

  /** A norm in its document's own words. */
  String said(Norm norm) {
    Optional<Clause> clause =
        norm.clauseIds().stream()
            .map(id -> Optional.ofNullable(clauses.get(id)))
            .flatMap(Optional::stream)
            .filter(own -> own.text().contains(norm.quote().strip()))
            .findFirst();
    return Said.of(norm, clause);
  }

  /**
   * Those of some lines of wording that are this norm's own: norms of the same words share them, so
   * that no two rows differ in names only.
   */
  <T> List<T> share(Norm norm, List<T> lines) {
    List<String> same = sharing.getOrDefault(said(norm), List.of(norm.id()));
    int place = Math.max(0, same.indexOf(norm.id()));
    List<T> own =
        IntStream.range(0, lines.size())
            .filter(i -> i % same.size() == place)
            .mapToObj(lines::get)
            .toList();
    return own.isEmpty() ? List.of(lines.get(place % lines.size())) : own;
  }

  /** Terms for which no norm has room; raise the number of contrast groups to use them. */
  public List<String> unplacedTerms() {
    return unplaced;
  }

  /** Generates the examples of all the norms, in their order. */
  public List<Example> generate(List<Norm> norms, ExampleGenerator generator) {
    return norms.stream()
        .flatMap(norm -> generator.generate(norm, context(norm)).stream())
        .toList();
  }

  /** Gives every term that no norm says by itself to the norm with the most room near it. */
  private static List<String> place(
      List<Norm> norms,
      List<Concept> concepts,
      GenerationSettings settings,
      Map<String, List<String>> terms) {
    String said =
        norms.stream()
            .map(norm -> norm.statement() + " " + norm.bearer())
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    Map<String, List<Norm>> byClause = new HashMap<>();
    norms.forEach(
        norm ->
            norm.clauseIds()
                .forEach(id -> byClause.computeIfAbsent(id, key -> new ArrayList<>()).add(norm)));
    List<String> unplaced = new ArrayList<>();
    for (Concept concept : concepts) {
      if (said.contains(concept.name().toLowerCase(Locale.ROOT))) {
        continue;
      }
      List<Norm> near =
          concept.clauseIds().stream()
              .flatMap(id -> byClause.getOrDefault(id, List.of()).stream())
              .toList();
      Optional<Norm> roomiest =
          roomiest(near, settings, terms).or(() -> roomiest(norms, settings, terms));
      boolean odd =
          settings.manner() == Manner.PLAIN
              && concept
                  .name()
                  .matches(
                      "(?i)(?:and|or|of|for|to|in|the|with)\\b.*|.*\\b(?:and|or|of|for|the|to)");
      if (roomiest.isPresent() && !odd && !concept.name().matches(".*[\"{}\\[\\]].*")) {
        terms.computeIfAbsent(roomiest.get().id(), key -> new ArrayList<>()).add(concept.name());
      } else {
        unplaced.add(concept.name());
      }
    }
    return unplaced;
  }

  private static Optional<Norm> roomiest(
      List<Norm> norms, GenerationSettings settings, Map<String, List<String>> terms) {
    return norms.stream()
        .filter(norm -> terms.getOrDefault(norm.id(), List.of()).size() < settings.contrastGroups())
        .min(Comparator.comparingInt(norm -> terms.getOrDefault(norm.id(), List.of()).size()));
  }

  /** Whom the policy tells to ask; where it tells nobody, the manager, whom everybody has. */
  private static String contact(Norm norm, Map<String, Clause> clauses, Contacts contacts) {
    return norm.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(contacts::of)
        .orElse("your manager");
  }

  static String heading(Norm norm, Map<String, Clause> clauses) {
    return norm.clauseIds().stream()
        .map(id -> Optional.ofNullable(clauses.get(id)))
        .flatMap(Optional::stream)
        .filter(clause -> !clause.headings().isEmpty())
        .map(clause -> clause.headings().getLast().replace("\"", "").strip())
        .filter(title -> !title.isEmpty())
        .findFirst()
        .orElse(norm.regulation());
  }

  /**
   * What a regulation offers to questions and stories.
   *
   * @param contact whom to ask
   */
  private record RegulationWords(
      String contact, List<String> places, List<String> silentTopics, List<String> things) {
    static RegulationWords of(String regulation, List<Clause> clauses, List<Concept> concepts) {
      List<Clause> own =
          clauses.stream().filter(clause -> clause.regulation().equals(regulation)).toList();
      String text =
          own.stream()
              .map(Clause::fullText)
              .collect(Collectors.joining("\n"))
              .toLowerCase(Locale.ROOT);
      Set<String> ids = own.stream().map(Clause::id).collect(Collectors.toSet());
      List<Concept> here =
          concepts.stream()
              .filter(concept -> concept.clauseIds().stream().anyMatch(ids::contains))
              .toList();
      String contact =
          here.stream()
              .filter(
                  concept ->
                      concept.kind() == ConceptKind.DEPARTMENT
                          || concept.kind() == ConceptKind.ROLE)
              .filter(
                  concept ->
                      concept
                          .name()
                          .matches(
                              "(?i).*\\b(compliance|ethics|legal|privacy|data"
                                  + " protection|security|people|human"
                                  + " resources)\\b.*\\b(office|officer|department|team|counsel|function)"))
              // "Officer and Privacy Officer" is what is left of two names.
              .filter(
                  concept ->
                      !concept
                          .name()
                          .matches(
                              "(?i)(?:office|officer|department|team|counsel|function) and .*"))
              .max(Comparator.comparingInt(concept -> concept.clauseIds().size()))
              .map(concept -> definite(concept.name()))
              .orElse("your manager");
      List<String> places =
          here.stream()
              .filter(concept -> concept.kind() == ConceptKind.PLACE)
              .map(Concept::name)
              .filter(name -> Character.isUpperCase(name.charAt(0)) && Words.count(name) <= 3)
              .map(
                  name ->
                      name.matches(
                              ".*(?i)\\b(site|office|warehouse|laboratory|plant|centre|center)")
                          ? definite(name)
                          : "the office in " + name)
              .toList();
      List<String> silent =
          Stream.of("silent.topics", "plain.silent")
              .flatMap(section -> Wording.lines(section).stream())
              .map(line -> line.split("\\|")[0].strip())
              .distinct()
              .filter(topic -> !text.contains(topic))
              .toList();
      List<String> things =
          here.stream()
              .filter(
                  concept ->
                      switch (concept.kind()) {
                        case ASSET, DEPARTMENT, ORGANISATION -> true;
                        case ROLE, PERSON, PLACE, ACTION, OTHER -> false;
                      })
              .filter(
                  concept ->
                      concept.name().matches("[A-Z].*")
                          && Words.count(concept.name()) >= 2
                          && Words.count(concept.name()) <= 5)
              .sorted(Comparator.comparingInt((Concept concept) -> -concept.clauseIds().size()))
              .map(concept -> definite(concept.name()))
              .limit(THINGS)
              .toList();
      return new RegulationWords(contact, places, silent, things);
    }

    private static String definite(String name) {
      return name.matches("(?i)(the|a|an|your) .*")
              || name.matches(".*\\b(plc|Ltd|Inc|GmbH|LLC)\\.?")
          ? name
          : "the " + name;
    }
  }
}
