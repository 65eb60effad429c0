package io.alignmentstudio.framers.teacher;

import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.framers.curation.Curation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of the requests of many threads. */
final class Tally {
  private int requests;
  private int items;
  private int unansweredAgain;
  private final List<Quarantined> refused = new ArrayList<>();
  private final List<Quarantined> unanswered = new ArrayList<>();

  synchronized void add(
      int asked,
      int used,
      List<Quarantined> notUsed,
      List<Quarantined> notAnswered,
      boolean again) {
    requests += asked;
    items += used;
    refused.addAll(notUsed);
    unanswered.addAll(notAnswered);
    unansweredAgain += again ? notAnswered.size() : 0;
  }

  /** The two stages of the funnel: requests that were answered, items that were used. */
  synchronized List<Funnel.Stage> stages(String name) {
    return List.of(
        new Funnel.Stage(
            Curation.TEACHER + "requests for " + name,
            requests,
            requests - unanswered.size(),
            counted(unanswered)),
        new Funnel.Stage(
            Curation.TEACHER + "items for " + name,
            items + refused.size(),
            items,
            counted(refused)));
  }

  private static Map<String, Integer> counted(List<Quarantined> all) {
    Map<String, Integer> reasons = new TreeMap<>();
    all.forEach(each -> reasons.merge(each.reason(), 1, Integer::sum));
    return reasons;
  }

  /** Everything that was lost, in an order that does not depend on threads. */
  synchronized List<Quarantined> quarantined() {
    List<Quarantined> all = new ArrayList<>(unanswered);
    all.addAll(refused);
    all.sort(
        Comparator.comparing(Quarantined::subject)
            .thenComparing(Quarantined::kind)
            .thenComparing(Quarantined::request)
            .thenComparing(Quarantined::detail));
    return List.copyOf(all);
  }

  /** Requests without an answer that may be answered another time. */
  synchronized int missing() {
    return unansweredAgain;
  }
}
