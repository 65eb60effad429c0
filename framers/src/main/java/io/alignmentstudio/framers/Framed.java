package io.alignmentstudio.framers;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.rows.RowExamples;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.curation.Curated;
import io.alignmentstudio.framers.language.LikelyEnglish;
import io.alignmentstudio.framers.ontology.OntologyCoverage;
import io.alignmentstudio.framers.review.NormReviews;
import io.alignmentstudio.framers.teacher.Injection;
import io.alignmentstudio.framers.teacher.Quarantined;
import io.alignmentstudio.framers.values.ValueNorms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What framing made.
 *
 * @param leftOut why documents could not be read, one line each; their text gave nothing
 * @param reviewed the norms as they were found, and as they count after people's decisions
 * @param made items that were made anew
 * @param findings frozen tests from red-team feedback
 * @param unusedFeedback ids of feedback that rests on no clause that is still in the policy
 * @param unplacedTerms ontology terms for which no norm had room
 * @param staleReviews rows that were accepted or edited before a clause of theirs changed
 * @param unsettledReviews rows that were accepted or edited before their norm was rejected or
 *     changed
 * @param quarantined what the teacher was asked for and could not be used
 * @param missing requests to the teacher without an answer that may be answered another time
 * @param injections text of the policy that reads like an instruction to a language model
 * @param ontology how much of the ontology the kept rows use, and its gaps
 */
public record Framed(
    List<PolicyDocument> documents,
    List<String> leftOut,
    NormReviews.Applied reviewed,
    List<Concept> concepts,
    Curated curated,
    Coverage coverage,
    Counts made,
    RowFolder findings,
    List<String> unusedFeedback,
    List<String> unplacedTerms,
    List<String> staleReviews,
    List<String> unsettledReviews,
    List<Quarantined> quarantined,
    int missing,
    List<Injection.Found> injections,
    OntologyCoverage ontology) {
  /** Stale reviews that a warning names. */
  private static final int NAMED = 8;

  /** Stratum of held-out groups of generated rows; other groups of their norms are trained on. */
  public static final String HELD_OUT_GROUPS = "held-out-groups";

  /** Stratum of the generated rows of norms that are not trained on at all. */
  public static final String HELD_OUT_NORMS = "held-out-norms";

  /** Stratum of the held-out rows that people wrote. */
  public static final String HELD_OUT_SEEDS = "held-out-seeds";

  /** How many items were made anew; the others were found from an earlier framing. */
  public record Counts(int documents, int clauses, int norms) {}

  public Framed {
    documents = List.copyOf(documents);
    leftOut = List.copyOf(leftOut);
    requireNonNull(reviewed, "reviewed is null");
    concepts = List.copyOf(concepts);
    requireNonNull(curated, "curated is null");
    requireNonNull(coverage, "coverage is null");
    requireNonNull(made, "made is null");
    requireNonNull(findings, "findings is null");
    unusedFeedback = List.copyOf(unusedFeedback);
    unplacedTerms = List.copyOf(unplacedTerms);
    staleReviews = List.copyOf(staleReviews);
    unsettledReviews = List.copyOf(unsettledReviews);
    quarantined = List.copyOf(quarantined);
    injections = List.copyOf(injections);
    requireNonNull(ontology, "ontology is null");
  }

  /** The norms that count. */
  public List<Norm> norms() {
    return reviewed.inForce();
  }

  /** Norms from what is no rule that nobody decided on yet. */
  public long waiting() {
    return norms().stream().filter(ValueNorms::awaitsReview).count();
  }

  /** All that is held out, as a suite that names each row's stratum. */
  public RowFolder heldOut() {
    return suite(curated.heldOutGroups(), false, HELD_OUT_GROUPS)
        .plus(suite(curated.heldOutNorms(), false, HELD_OUT_NORMS))
        .plus(suite(curated.heldOutGroups(), true, HELD_OUT_SEEDS))
        .plus(suite(curated.heldOutNorms(), true, HELD_OUT_SEEDS));
  }

  private static RowFolder suite(List<Example> rows, boolean handWritten, String stratum) {
    return RowExamples.suite(
        rows.stream().filter(row -> row.provenance().handWritten() == handWritten).toList(),
        stratum);
  }

  private static String named(List<String> texts) {
    return texts.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (texts.size() > NAMED ? ", …" : "");
  }

  private static Optional<String> foreign(PolicyDocument document) {
    List<String> ids =
        document.clauses().stream()
            .filter(clause -> LikelyEnglish.isForeign(clause.text()))
            .map(Clause::id)
            .toList();
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: %,d %s not in English, and no norm is read from %s; only English is read: %s"
                .formatted(
                    document.fileName(),
                    ids.size(),
                    ids.size() == 1 ? "clause is" : "clauses are",
                    ids.size() == 1 ? "it" : "them",
                    named(ids)));
  }

  /** Documents that say the same word for word. */
  private List<String> twins() {
    Map<String, List<PolicyDocument>> alike = new LinkedHashMap<>();
    for (PolicyDocument document : documents) {
      String content =
          document.clauses().stream().map(Clause::hash).collect(Collectors.joining(" "));
      alike.computeIfAbsent(content, key -> new ArrayList<>()).add(document);
    }
    return alike.values().stream()
        .filter(same -> same.size() > 1)
        .map(
            same ->
                "%s say the same word for word; every norm of theirs is found %d times, and edits of rows stay with their own; name the document once in studio.yaml, unless both are meant"
                    .formatted(
                        same.stream()
                            .map(each -> each.fileName() + " of " + each.regulation())
                            .collect(Collectors.joining(" and ")),
                        same.size()))
        .toList();
  }

  /** What a person should know: how documents were repaired, what could not be used. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    leftOut.forEach(reason -> warnings.add("left out: " + reason));
    for (PolicyDocument document : documents) {
      document.warnings().forEach(warning -> warnings.add(document.fileName() + ": " + warning));
      foreign(document).ifPresent(warnings::add);
    }
    warnings.addAll(twins());
    if (curated.train().isEmpty()) {
      warnings.add(
          "no row is left to train on: %,d are held out and %,d were dropped; add documents, or lower framing.held-out-fraction in studio.yaml, and see the funnel"
              .formatted(
                  curated.heldOutGroups().size() + curated.heldOutNorms().size(),
                  curated.dropped().size()));
    }
    if (!unusedFeedback.isEmpty()) {
      warnings.add(
          "feedback that rests on no clause that is still in the policy gives no row and no test: "
              + String.join(", ", unusedFeedback));
    }
    if (!unplacedTerms.isEmpty()) {
      warnings.add(
          "no norm has room for the terms "
              + String.join(", ", unplacedTerms)
              + "; no row will use them");
    }
    if (!staleReviews.isEmpty()) {
      warnings.add(
          "%,d reviewed %s stale, as a clause under it changed or is gone; decide again on the"
                  .formatted(staleReviews.size(), staleReviews.size() == 1 ? "row is" : "rows are")
              + " Review page, or with studio review export --state stale: "
              + named(staleReviews));
    }
    if (!unsettledReviews.isEmpty()) {
      warnings.add(
          "%,d reviewed %s decided before people rejected or changed its norm; decide again on the Review page: "
                  .formatted(
                      unsettledReviews.size(),
                      unsettledReviews.size() == 1 ? "row was" : "rows were")
              + named(unsettledReviews));
    }
    if (!reviewed.stale().isEmpty()) {
      warnings.add(
          "%,d %s in force, as the norm is found no more; decide on what the clause says now on the Review page, or"
                  .formatted(
                      reviewed.stale().size(),
                      reviewed.stale().size() == 1
                          ? "decision on a norm is not"
                          : "decisions on norms are not")
              + " with studio review export --norms: "
              + named(reviewed.stale()));
    }
    injections.forEach(found -> warnings.add(found.describe()));
    norms().stream()
        .filter(ValueNorms::awaitsReview)
        .collect(Collectors.groupingBy(Norm::regulation, TreeMap::new, Collectors.counting()))
        .forEach(
            (regulation, count) ->
                warnings.add(
                    "%s: %,d recommendations were read from what is no rule, and wait for review on the Review page, or with studio review export --norms"
                        .formatted(regulation, count)));
    if (missing > 0) {
      warnings.add(
          "%,d requests to the teacher have no answer; frame again to ask only these anew"
              .formatted(missing));
    }
    return List.copyOf(warnings);
  }
}
