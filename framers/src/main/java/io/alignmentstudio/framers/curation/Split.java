package io.alignmentstudio.framers.curation;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Training and held-out rows. Whole norms and whole groups are held out, never single rows; every
 * other norm keeps training rows of every kind that it has. The choice hangs on hashes of ids, so
 * that a new norm does not move the others.
 */
record Split(List<Example> train, List<Example> heldOutGroups, List<Example> heldOutNorms) {
  private static final int ENOUGH_NORMS = 10;
  private static final int TWICE = 2;

  int size() {
    return train.size() + heldOutGroups.size() + heldOutNorms.size();
  }

  static Split of(List<Example> rows, CurationSettings settings) {
    Set<String> norms = new LinkedHashSet<>();
    rows.forEach(row -> norms.add(norm(row)));
    Set<String> heldNorms = heldNorms(norms, settings);
    holdTwins(rows, heldNorms, norms.size());
    // A seed that rests on the clauses of a held-out norm is held out with it.
    Set<String> heldClauses = new HashSet<>();
    rows.stream()
        .filter(row -> row.provenance().normId().isPresent() && heldNorms.contains(norm(row)))
        .forEach(row -> heldClauses.addAll(row.provenance().clauseIds()));
    List<Example> heldOutNorms = new ArrayList<>();
    Map<String, Map<String, List<Example>>> groups = new LinkedHashMap<>();
    for (Example row : rows) {
      boolean withNorm =
          row.provenance().normId().isEmpty()
              && row.provenance().clauseIds().stream().anyMatch(heldClauses::contains);
      if (heldNorms.contains(norm(row)) || withNorm) {
        heldOutNorms.add(row);
      } else {
        groups
            .computeIfAbsent(norm(row) + " " + Texts.kind(row), key -> new LinkedHashMap<>())
            .computeIfAbsent(row.group(), key -> new ArrayList<>())
            .add(row);
      }
    }
    Set<String> heldGroups = heldGroups(groups, settings);
    Set<String> groupsOfHeldNorms = new HashSet<>();
    heldOutNorms.forEach(row -> groupsOfHeldNorms.add(row.group()));
    List<Example> train = new ArrayList<>();
    List<Example> heldOutGroups = new ArrayList<>();
    Set<String> already = new HashSet<>(heldOutNorms.stream().map(Example::id).toList());
    for (Example row : rows) {
      if (already.contains(row.id())) {
        continue;
      }
      boolean held = heldGroups.contains(row.group()) || groupsOfHeldNorms.contains(row.group());
      (held ? heldOutGroups : train).add(row);
    }
    return new Split(train, heldOutGroups, heldOutNorms);
  }

  /** At most twice the share, and never all: something must be left to train on. */
  private static Set<String> heldNorms(Set<String> norms, CurationSettings settings) {
    long most =
        Math.min(
            norms.size() - 1L,
            Math.max(1, Math.round(TWICE * settings.heldOutNorms() * norms.size())));
    Set<String> held = new HashSet<>();
    norms.stream()
        .filter(norm -> chance(norm, "norm", settings) < settings.heldOutNorms())
        .sorted(Comparator.comparingDouble(norm -> chance(norm, "norm", settings)))
        .limit(Math.max(0, most))
        .forEach(held::add);
    if (held.isEmpty() && settings.heldOutNorms() > 0 && norms.size() >= ENOUGH_NORMS) {
      norms.stream()
          .min(Comparator.comparingDouble(norm -> chance(norm, "norm", settings)))
          .ifPresent(held::add);
    }
    return held;
  }

  /**
   * Treats alike the norms that quote the same words in different clauses, as where a document
   * belongs to two regulations: trained on, the one would give the other away. They are held out
   * together; where nothing would be left to train on, none of them is.
   */
  private static void holdTwins(List<Example> rows, Set<String> held, int norms) {
    Map<List<String>, Map<String, String>> alike = new LinkedHashMap<>();
    for (Example row : rows) {
      Provenance from = row.provenance();
      if (from.normId().isPresent() && !from.quotes().isEmpty() && !from.clauseIds().isEmpty()) {
        alike
            .computeIfAbsent(from.quotes(), key -> new LinkedHashMap<>())
            .put(norm(row), from.clauseIds().getFirst());
      }
    }
    for (Map<String, String> clauseOf : alike.values()) {
      Set<String> twins = clauseOf.keySet();
      boolean apart = new HashSet<>(clauseOf.values()).size() == twins.size();
      if (twins.size() > 1 && apart && twins.stream().anyMatch(held::contains)) {
        long more = twins.stream().filter(twin -> !held.contains(twin)).count();
        if (held.size() + more < norms) {
          held.addAll(twins);
        } else {
          held.removeAll(twins);
        }
      }
    }
  }

  private static Set<String> heldGroups(
      Map<String, Map<String, List<Example>>> groups, CurationSettings settings) {
    Set<String> held = new HashSet<>();
    for (Map<String, List<Example>> ofNorm : groups.values()) {
      List<String> ordered =
          ofNorm.keySet().stream()
              .sorted(Comparator.comparingDouble(group -> chance(group, "group", settings)))
              .toList();
      // The last group of a kind always trains.
      for (String group : ordered.subList(0, ordered.size() - 1)) {
        if (chance(group, "group", settings) < settings.heldOutGroups()) {
          held.add(group);
        }
      }
    }
    return held;
  }

  /** The norm of a row; seeds without one go by their first clause. */
  private static String norm(Example row) {
    return row.provenance()
        .normId()
        .or(() -> row.provenance().clauseIds().stream().findFirst().map(id -> "clause " + id))
        .orElse("group " + row.group());
  }

  /** A number from 0 to 1 that hangs on the id alone. */
  private static double chance(String id, String purpose, CurationSettings settings) {
    String hash = Hash.of(Long.toString(settings.seed()), purpose, id);
    return Long.parseLong(hash.substring(0, 12), 16) / (double) (1L << 48);
  }
}
