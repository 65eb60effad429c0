package io.alignmentstudio.framers.revision;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import io.alignmentstudio.framers.revision.ClauseChange.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The difference of two revisions of a document.
 *
 * @param changes in the order of the new revision; repealed clauses stand where they stood
 * @param same clauses that did not change at all
 */
public record RevisionDiff(List<ClauseChange> changes, int same) {
  public RevisionDiff {
    changes = List.copyOf(changes);
  }

  /** Compares two revisions. */
  public static RevisionDiff of(PolicyDocument before, PolicyDocument after) {
    return of(before.clauses(), after.clauses());
  }

  /** A document that is new: every clause is inserted. */
  public static RevisionDiff added(PolicyDocument document) {
    return of(List.of(), document.clauses());
  }

  /** A document that is gone: every clause is repealed. */
  public static RevisionDiff removed(PolicyDocument document) {
    return of(document.clauses(), List.of());
  }

  static RevisionDiff of(List<Clause> before, List<Clause> after) {
    Map<Integer, Integer> pairs = new TreeMap<>(Alignment.of(before, after));
    Set<Integer> stayed = stayed(pairs, after);
    NormExtractor earlier = new NormExtractor(Addressees.of(before));
    NormExtractor later = new NormExtractor(Addressees.of(after));
    List<Placed> placed = new ArrayList<>();
    int same = 0;
    double place = -1;
    for (int i = 0; i < before.size(); i++) {
      Clause old = before.get(i);
      Integer match = pairs.get(i);
      if (match == null) {
        List<MeaningChange> lost = NormChanges.of(earlier.extract(old), List.of());
        placed.add(new Placed(place + 0.5, repeal(old, lost)));
        continue;
      }
      place = match;
      Clause recent = after.get(match);
      Set<Kind> kinds = kinds(old, recent, !stayed.contains(match));
      if (kinds.isEmpty()) {
        same++;
      } else {
        List<Norm> was = earlier.extract(old);
        List<MeaningChange> meaning = NormChanges.of(was, later.extract(recent));
        placed.add(
            new Placed(
                match, new ClauseChange(kinds, Optional.of(old), Optional.of(recent), meaning)));
      }
    }
    Set<Integer> known = new HashSet<>(pairs.values());
    for (int i = 0; i < after.size(); i++) {
      if (!known.contains(i)) {
        List<MeaningChange> gained = NormChanges.of(List.of(), later.extract(after.get(i)));
        placed.add(new Placed(i, insert(after.get(i), gained)));
      }
    }
    placed.sort(Comparator.comparingDouble(Placed::place));
    return new RevisionDiff(placed.stream().map(Placed::change).toList(), same);
  }

  private record Placed(double place, ClauseChange change) {}

  private static ClauseChange repeal(Clause clause, List<MeaningChange> meaning) {
    return new ClauseChange(
        EnumSet.of(Kind.REPEAL), Optional.of(clause), Optional.empty(), meaning);
  }

  private static ClauseChange insert(Clause clause, List<MeaningChange> meaning) {
    return new ClauseChange(
        EnumSet.of(Kind.INSERT), Optional.empty(), Optional.of(clause), meaning);
  }

  private static Set<Kind> kinds(Clause old, Clause recent, boolean moved) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    boolean text =
        Alignment.text(old).equals(Alignment.text(recent))
            && old.leadIn().equals(recent.leadIn())
            && old.type() == recent.type();
    if (!text) {
      kinds.add(Kind.SUBSTITUTE);
    }
    if (!old.label().equals(recent.label()) || !old.id().equals(recent.id())) {
      kinds.add(Kind.RENUMBER);
    }
    if (moved) {
      kinds.add(Kind.MOVE);
    }
    if (!old.headings().equals(recent.headings())) {
      kinds.add(Kind.RETITLE);
    }
    return kinds;
  }

  /**
   * The new places of the clauses that kept their order while others moved around them: the rising
   * run with the most text.
   */
  private static Set<Integer> stayed(Map<Integer, Integer> pairs, List<Clause> after) {
    List<Integer> places = List.copyOf(pairs.values());
    long[] most = new long[places.size()];
    int[] earlier = new int[places.size()];
    int last = -1;
    for (int i = 0; i < places.size(); i++) {
      earlier[i] = -1;
      for (int j = 0; j < i; j++) {
        if (places.get(j) < places.get(i) && most[j] > most[i]) {
          most[i] = most[j];
          earlier[i] = j;
        }
      }
      most[i] += after.get(places.get(i)).text().length();
      if (last < 0 || most[i] > most[last]) {
        last = i;
      }
    }
    Set<Integer> run = new HashSet<>();
    for (int i = last; i >= 0; i = earlier[i]) {
      run.add(places.get(i));
    }
    return run;
  }
}
