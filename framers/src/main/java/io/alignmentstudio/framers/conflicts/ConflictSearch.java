package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the conflicts of a set of regulations.
 *
 * <p>The result depends on the input only. Guidance, which binds nobody, conflicts with nothing.
 */
public final class ConflictSearch {
  /** Says what can be, and forbids nothing. */
  private static final Pattern MAY_NOT_BE_NEEDED =
      Pattern.compile(
          "(?i)\\bmay not (?:always )?be (?:required|necessary|needed|possible|available|applicable|feasible)\\b");

  private final List<Regulation> regulations;
  private final List<PolicyDocument> documents;
  private final List<Concept> concepts;

  /**
   * Prepares a search.
   *
   * @param regulations with their tiers and weights
   * @param concepts of the documents: their abbreviations are spelled out
   */
  public ConflictSearch(
      List<Regulation> regulations, List<PolicyDocument> documents, List<Concept> concepts) {
    this.regulations = List.copyOf(regulations);
    this.documents = List.copyOf(documents);
    this.concepts = List.copyOf(concepts);
  }

  /**
   * What was found.
   *
   * @param conflicts stated as such: unresolved ones first, then the surest
   * @param toLookAt findings whose evidence is too thin to state them, the surest first
   * @param norms that were searched, definitions too
   * @param pairs that the index brought together, of all that there are
   * @param rulesWithExceptions pairs that would clash, were one not the other's stated exception
   */
  public record Found(
      List<Conflict> conflicts,
      List<Conflict> toLookAt,
      int norms,
      long pairs,
      long allPairs,
      int rulesWithExceptions) {
    public Found {
      conflicts = List.copyOf(conflicts);
      toLookAt = List.copyOf(toLookAt);
    }

    /** Everything found, what is stated first. */
    public List<Conflict> all() {
      return Stream.concat(conflicts.stream(), toLookAt.stream()).toList();
    }
  }

  /** Searches the norms of the documents. */
  public Found find(List<Norm> norms) {
    Terms terms = new Terms();
    List<DefinedTerm> defined = DefinedTerm.of(norms, documents);
    defined.forEach(term -> terms.define(term.term(), term.meaning()));
    Map<String, Clause> clauses =
        documents.stream()
            .flatMap(document -> document.clauses().stream())
            .collect(Collectors.toMap(Clause::id, Function.identity(), (first, again) -> first));
    OpenWords.into(terms, vocabulary(norms));
    ActReader reader = new ActReader(terms, concepts, clauses);
    List<Act> acts = acts(norms, reader);
    List<Claim> claims = Precedence.claims(regulations, documents);
    Resolver resolver =
        new Resolver(
            regulations.stream().collect(Collectors.toMap(Regulation::id, Function.identity())),
            clauses,
            claims,
            EffectiveDates.of(documents));
    ActIndex index = new ActIndex(acts);
    Pairs pairs = new Pairs(resolver, new Weighing(terms, clauses, index));
    Clashes clashes = new Clashes(terms, index::rarity, index::rarity);
    long compared =
        index.pairs(
            (one, other) ->
                clashes.of(one, other).ifPresent(clash -> pairs.add(one, other, clash)));
    List<Conflict> conflicts = new ArrayList<>(pairs.conflicts());
    conflicts.addAll(DefinitionClashes.find(defined, clauses));
    conflicts.addAll(claimsThatClash(claims, resolver));
    Comparator<Conflict> surest =
        Comparator.comparing(Conflict::confidence, Comparator.reverseOrder())
            .thenComparing(Conflict::id);
    Comparator<Conflict> unresolvedFirst =
        Comparator.comparing((Conflict each) -> each.resolution().winner().isPresent());
    return new Found(
        conflicts.stream()
            .filter(Conflict::stated)
            .sorted(unresolvedFirst.thenComparing(surest))
            .toList(),
        conflicts.stream().filter(each -> !each.stated()).sorted(surest).toList(),
        norms.size(),
        compared,
        index.allPairs(),
        pairs.rulesWithExceptions);
  }

  /** Keys of all words in what norms say and whom they bind. */
  private static Set<String> vocabulary(List<Norm> norms) {
    return norms.stream()
        .flatMap(norm -> Stream.of(norm.bearer(), norm.action()))
        .flatMap(text -> Arrays.stream(Terms.key(text).split(" ")))
        .collect(Collectors.toSet());
  }

  /** Whether a norm binds somebody to do or not to do something. */
  private static boolean acts(Norm norm) {
    return norm.binding()
        && norm.modality() != Modality.DEFINITION
        && !MAY_NOT_BE_NEEDED.matcher(norm.quote()).find();
  }

  private static List<Act> acts(List<Norm> norms, ActReader reader) {
    List<Act> acts = new ArrayList<>();
    Optional<Norm> before = Optional.empty();
    for (Norm norm : norms) {
      if (acts(norm)) {
        Optional<Norm> beside = before.filter(each -> each.clauseIds().equals(norm.clauseIds()));
        acts.add(reader.read(norm, beside));
        Readings.of(norm).forEach(each -> acts.add(reader.read(each, beside)));
      }
      before = Optional.of(norm);
    }
    return acts;
  }

  /** Collects the clashes of norms, one conflict for each pair of clauses and kind. */
  private static final class Pairs {
    private final Resolver resolver;
    private final Weighing weighing;
    private final Map<String, Conflict> found = new LinkedHashMap<>();
    private int rulesWithExceptions;

    Pairs(Resolver resolver, Weighing weighing) {
      this.resolver = resolver;
      this.weighing = weighing;
    }

    void add(Act one, Act other, Clash clash) {
      String first = one.norm().clauseIds().getFirst();
      String second = other.norm().clauseIds().getFirst();
      if (resolver.ruleAndException(one, other)) {
        rulesWithExceptions++;
        return;
      }
      String id = first + "~" + second + "~" + clash.kind().word();
      Conflict now =
          new Conflict(
              id,
              clash.kind(),
              Conflict.Party.of(one.norm()),
              Conflict.Party.of(other.norm()),
              Context.of(one, other, clash),
              resolver.resolve(one, other),
              List.of(),
              weighing.of(one, other, clash));
      found.merge(id, now, Pairs::surer);
    }

    /** The surer of two findings on the same clauses, which names the other's norms too. */
    private static Conflict surer(Conflict earlier, Conflict now) {
      boolean first = earlier.confidence() >= now.confidence();
      Conflict kept = first ? earlier : now;
      Conflict dropped = first ? now : earlier;
      List<String> further = new ArrayList<>(earlier.further());
      further.add(dropped.first().normId() + " ~ " + dropped.second().normId());
      return new Conflict(
          kept.id(),
          kept.kind(),
          kept.first(),
          kept.second(),
          kept.context(),
          kept.resolution(),
          further,
          kept.evidence());
    }

    List<Conflict> conflicts() {
      return List.copyOf(found.values());
    }
  }

  private static List<Conflict> claimsThatClash(List<Claim> claims, Resolver resolver) {
    List<Conflict> conflicts = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      for (int j = i + 1; j < claims.size(); j++) {
        Claim one = claims.get(i);
        Claim other = claims.get(j);
        if (one.losers().contains(other.winner()) && other.losers().contains(one.winner())) {
          conflicts.add(
              new Conflict(
                  one.clauseId() + "~" + other.clauseId() + "~" + ConflictKind.PRECEDENCE.word(),
                  ConflictKind.PRECEDENCE,
                  party(one),
                  party(other),
                  "wherever another conflict between "
                      + one.winner()
                      + " and "
                      + other.winner()
                      + " is to be resolved"
                      + (one.places().isEmpty() && other.places().isEmpty()
                          ? ""
                          : ", as far as it concerns "
                              + String.join(
                                  ", ", one.places().isEmpty() ? other.places() : one.places())),
                  resolver.resolveClaims(one, other),
                  List.of(),
                  List.of(new Conflict.Evidence("claim", "each puts itself before the other", 1))));
        }
      }
    }
    return conflicts;
  }

  private static Conflict.Party party(Claim claim) {
    String regulation = claim.clauseId().substring(0, claim.clauseId().indexOf(':'));
    return new Conflict.Party("", claim.clauseId(), regulation, claim.sentence(), claim.sentence());
  }
}
