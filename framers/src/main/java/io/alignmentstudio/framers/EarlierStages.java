package io.alignmentstudio.framers;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.curation.Curated;
import io.alignmentstudio.framers.curation.Curation;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.framers.review.NormReviews;
import io.alignmentstudio.framers.teacher.Taught;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stages of the funnel that rows do not pass: from clauses to norms, and from norms to rows.
 */
final class EarlierStages {
  private EarlierStages() {}

  /** The same rows with the stages before curation in the funnel. */
  static Curated before(
      Curated curated,
      Coverage coverage,
      List<Clause> clauses,
      List<NormExtraction> extractions,
      NormReviews.Applied reviewed,
      Optional<Taught<Norm>> found,
      Optional<Taught<Example>> taught) {
    int norms = extractions.stream().mapToInt(each -> each.norms().size()).sum();
    Map<String, Integer> dropped = new TreeMap<>();
    Map<String, List<Funnel.Sample>> samples = new TreeMap<>();
    for (int at = 0; at < extractions.size(); at++) {
      String clause = clauses.get(at).id();
      for (NormExtraction.Dropped sentence : extractions.get(at).dropped()) {
        dropped.merge(sentence.reason(), 1, Integer::sum);
        List<Funnel.Sample> some =
            samples.computeIfAbsent(sentence.reason(), reason -> new ArrayList<>());
        if (some.size() < Funnel.SAMPLES) {
          some.add(new Funnel.Sample(clause, sentence.sentence()));
        }
      }
    }
    int rows = curated.funnel().stages().getFirst().in();
    List<Funnel.Stage> stages = new ArrayList<>();
    stages.add(
        new Funnel.Stage(Curation.EARLIER.getFirst(), clauses.size(), norms, dropped, samples));
    found.ifPresent(
        more -> {
          stages.addAll(more.stages());
          int own = reviewed.found().size() - norms;
          int known = more.made().size() - own;
          stages.add(
              new Funnel.Stage(
                  Curation.TEACHER + "norms beside the grammar's",
                  more.made().size(),
                  own,
                  known == 0 ? Map.of() : Map.of("found by grammar too", known)));
        });
    taught.ifPresent(written -> stages.addAll(written.stages()));
    if (!reviewed.rejected().isEmpty()) {
      stages.add(refused(reviewed));
    }
    if (coverage.brieflyTold() > 0) {
      stages.add(told(coverage, reviewed.inForce()));
    }
    stages.add(
        new Funnel.Stage(Curation.EARLIER.getLast(), reviewed.inForce().size(), rows, Map.of()));
    stages.addAll(curated.funnel().stages());
    return new Curated(
        curated.train(),
        curated.heldOutGroups(),
        curated.heldOutNorms(),
        new Funnel(stages),
        curated.dropped());
  }

  /** What people took out of the norms. */
  private static Funnel.Stage refused(NormReviews.Applied reviewed) {
    return new Funnel.Stage(
        Curation.EARLIER.get(1),
        reviewed.found().size(),
        reviewed.inForce().size(),
        Map.of(NormReviews.REFUSED, reviewed.rejected().size()),
        Map.of(
            NormReviews.REFUSED,
            reviewed.rejected().stream()
                .limit(Funnel.SAMPLES)
                .map(norm -> new Funnel.Sample(norm.id(), norm.statement()))
                .toList()));
  }

  /** The norms of which no kind of example had to be told briefly, and why of the others. */
  private static Funnel.Stage told(Coverage coverage, List<Norm> all) {
    Map<String, String> statements =
        all.stream().collect(Collectors.toMap(Norm::id, Norm::statement));
    Map<String, Integer> reasons = new TreeMap<>();
    Map<String, List<Funnel.Sample>> samples = new TreeMap<>();
    for (Coverage.NormCoverage norm : coverage.norms()) {
      norm.briefly().entrySet().stream()
          .min(Map.Entry.comparingByKey())
          .map(first -> "told briefly: " + first.getValue())
          .ifPresent(
              reason -> {
                reasons.merge(reason, 1, Integer::sum);
                List<Funnel.Sample> some =
                    samples.computeIfAbsent(reason, key -> new ArrayList<>());
                if (some.size() < Funnel.SAMPLES) {
                  some.add(new Funnel.Sample(norm.normId(), statements.get(norm.normId())));
                }
              });
    }
    int briefly = Math.toIntExact(coverage.brieflyTold());
    return new Funnel.Stage(
        Curation.EARLIER.get(2), all.size(), all.size() - briefly, reasons, samples);
  }
}
