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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the conflicts of a set of regulations.
 *
 * <p>The result depends on the input only. Guidance, which binds nobody, conflicts with nothing.
 */
public final class ConflictSearch {
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
   * @param conflicts unresolved ones first, then the most certain
   * @param norms that were compared
   * @param pairs that the index brought together, of all that there are
   * @param rulesWithExceptions pairs that would clash, were one not the other's stated exception
   */
  public record Found(
      List<Conflict> conflicts, int norms, long pairs, long allPairs, int rulesWithExceptions) {
    public Found {
      conflicts = List.copyOf(conflicts);
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
    ActReader reader = new ActReader(terms, concepts, clauses);
    List<Act> acts = acts(norms, reader);
    List<Claim> claims = Precedence.claims(regulations, documents);
    Resolver resolver =
        new Resolver(
            regulations.stream().collect(Collectors.toMap(Regulation::id, Function.identity())),
            clauses,
            claims,
            EffectiveDates.of(documents));
    Pairs pairs = new Pairs(resolver);
    ActIndex index = new ActIndex(acts);
    Clashes clashes = new Clashes(index::rarity, index::rarity);
    long compared =
        index.pairs(
            (one, other) ->
                clashes.of(one, other).ifPresent(clash -> pairs.add(one, other, clash)));
    List<Conflict> conflicts = new ArrayList<>(pairs.conflicts());
    conflicts.addAll(DefinitionClashes.find(defined, clauses));
    conflicts.addAll(claimsThatClash(claims, resolver));
    conflicts.sort(
        Comparator.comparing((Conflict each) -> each.resolution().winner().isPresent())
            .thenComparing(Conflict::certainty, Comparator.reverseOrder())
            .thenComparing(Conflict::id));
    return new Found(conflicts, acts.size(), compared, index.allPairs(), pairs.rulesWithExceptions);
  }

  private static List<Act> acts(List<Norm> norms, ActReader reader) {
    List<Act> acts = new ArrayList<>();
    Optional<Norm> before = Optional.empty();
    for (Norm norm : norms) {
      if (norm.binding() && norm.modality() != Modality.DEFINITION) {
        acts.add(
            reader.read(norm, before.filter(each -> each.clauseIds().equals(norm.clauseIds()))));
      }
      before = Optional.of(norm);
    }
    return acts;
  }

  /** Collects the clashes of norms, one conflict for each pair of clauses and kind. */
  private static final class Pairs {
    private final Resolver resolver;
    private final Map<String, Conflict> found = new LinkedHashMap<>();
    private int rulesWithExceptions;

    Pairs(Resolver resolver) {
      this.resolver = resolver;
    }

    void add(Act one, Act other, Clash clash) {
      String first = one.norm().clauseIds().getFirst();
      String second = other.norm().clauseIds().getFirst();
      if (first.equals(second) || resolver.ruleAndException(one.norm(), other.norm())) {
        rulesWithExceptions++;
        return;
      }
      String id = first + "~" + second + "~" + clash.kind().word();
      Conflict earlier = found.get(id);
      if (earlier != null && earlier.certainty() >= clash.certainty()) {
        found.put(id, with(earlier, one.norm().id() + " ~ " + other.norm().id()));
        return;
      }
      List<String> further = new ArrayList<>();
      if (earlier != null) {
        further.addAll(earlier.further());
        further.add(earlier.first().normId() + " ~ " + earlier.second().normId());
      }
      found.put(
          id,
          new Conflict(
              id,
              clash.kind(),
              Conflict.Party.of(one.norm()),
              Conflict.Party.of(other.norm()),
              Context.of(one, other, clash),
              resolver.resolve(one, other),
              further,
              clash.certainty()));
    }

    private static Conflict with(Conflict conflict, String pair) {
      List<String> further = new ArrayList<>(conflict.further());
      further.add(pair);
      return new Conflict(
          conflict.id(),
          conflict.kind(),
          conflict.first(),
          conflict.second(),
          conflict.context(),
          conflict.resolution(),
          further,
          conflict.certainty());
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
                  1));
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
