package io.alignmentstudio.auditors.report;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Funnel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the audit itself does not know but its readers want to.
 *
 * @param title of the report, such as the company's name
 * @param date when the audit was made, for people
 * @param unalignedModel what the unaligned side is, in a sentence
 * @param alignedModel what the aligned side is, in a sentence
 * @param strata name of a stratum to what its items are, in a sentence
 * @param clauses the audited clauses by id, for their text
 * @param funnel of the training data
 * @param coverage figures on what the training data covers
 * @param training figures of the tuning
 * @param limits what the models and this audit cannot do, in sentences
 * @param notes anything else, such as warnings of the run
 * @param conflicts norms of the policy that cannot both be followed, unresolved ones first, then
 *     what a search found and is not sure of
 */
public record ReportContext(
    String title,
    String date,
    String unalignedModel,
    String alignedModel,
    Map<String, String> strata,
    Map<String, Clause> clauses,
    Optional<Funnel> funnel,
    List<Figure> coverage,
    List<Figure> training,
    List<String> limits,
    List<String> notes,
    List<Conflict> conflicts) {
  /** A named value, ready for reading. */
  public record Figure(String name, String value) {
    public Figure {
      requireNonNull(name, "name is null");
      requireNonNull(value, "value is null");
    }
  }

  public ReportContext {
    requireNonNull(title, "title is null");
    requireNonNull(date, "date is null");
    strata = Map.copyOf(strata);
    clauses = Map.copyOf(clauses);
    coverage = List.copyOf(coverage);
    training = List.copyOf(training);
    limits = List.copyOf(limits);
    notes = List.copyOf(notes);
    conflicts = List.copyOf(conflicts);
  }

  /** A context that knows nothing but a title and a date. */
  public static ReportContext of(String title, String date) {
    return new ReportContext(
        title,
        date,
        "",
        "",
        Map.of(),
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
