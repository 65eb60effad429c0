package io.alignmentstudio.framers.history;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.curation.Curation;
import io.alignmentstudio.framers.curation.Quotes;
import io.alignmentstudio.framers.review.BoundReview;
import io.alignmentstudio.framers.review.NormItem;
import io.alignmentstudio.framers.review.Reviews;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.DroppedRow;
import io.alignmentstudio.workspace.store.RowOrigin;
import io.alignmentstudio.workspace.store.Split;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the histories of rows in a workspace. */
public final class RowHistories {
  private static final int NEAREST = 5;

  private final Workspace workspace;

  public RowHistories(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * The history of a row: one, or several where its id was given more than once.
   *
   * @throws StudioException USAGE where the last framing knew no such row, with the nearest ids
   */
  public List<RowHistory> of(String id) {
    List<RowHistory> histories = new ArrayList<>();
    Reviews decided = new Reviews(workspace.reviews().all(), workspace.documents().clauses());
    workspace
        .examples()
        .split(id)
        .ifPresent(
            split ->
                histories.add(kept(workspace.examples().find(id).orElseThrow(), split, decided)));
    workspace.dropped().ofRow(id).forEach(row -> histories.add(dropped(row, decided)));
    if (histories.isEmpty()) {
      decided.ofRow(id).ifPresent(bound -> histories.add(onlyReviewed(bound, decided)));
    }
    if (histories.isEmpty()) {
      throw unknown(id);
    }
    return histories;
  }

  private StudioException unknown(String id) {
    Optional<Norm> norm = workspace.foundNorms().find(id);
    if (norm.isPresent()) {
      List<String> rows = workspace.examples().ofNorm(id).stream().map(Example::id).toList();
      return new StudioException(
          ErrorCode.USAGE,
          "'%s' is a norm, not a row; its rows are %s"
              .formatted(id, rows.isEmpty() ? "in no data" : String.join(", ", rows)));
    }
    Set<String> known = new LinkedHashSet<>(workspace.examples().ids());
    workspace.dropped().all().forEach(row -> known.add(row.row().id()));
    return new StudioException(
        ErrorCode.USAGE,
        known.isEmpty()
            ? "there are no rows yet; make them with studio frame"
            : "no row of the last framing has the id '%s'; the nearest are %s"
                .formatted(id, String.join(", ", NearestName.several(id, known, NEAREST))));
  }

  private RowHistory kept(Example row, Split split, Reviews decided) {
    List<RowHistory.Opinion> opinions =
        stages().stream()
            .map(
                stage ->
                    new RowHistory.Opinion(
                        stage,
                        split == Split.HELD_OUT && stage.equals(Curation.GUARD)
                            ? "not asked: it is held out"
                            : "kept"))
            .toList();
    return history(row, opinions, outcome(row, split), Optional.empty(), decided);
  }

  private String outcome(Example row, Split split) {
    if (split == Split.TRAINING) {
      return "training";
    }
    Optional<String> norm = row.provenance().normId();
    if (norm.isEmpty()) {
      return "held out";
    }
    boolean trained = workspace.examples().has(Split.TRAINING, norm.get());
    return trained
        ? "held out with its group; other groups of its norm are trained on"
        : "held out with its norm";
  }

  private RowHistory dropped(DroppedRow dropped, Reviews decided) {
    List<RowHistory.Opinion> opinions = new ArrayList<>();
    boolean reached = true;
    for (String stage : stages()) {
      boolean here = stage.equals(dropped.stage());
      String said = here ? "dropped: " + dropped.reason() : reached ? "kept" : "not reached";
      opinions.add(new RowHistory.Opinion(stage, said));
      reached &= !here;
    }
    return history(
        dropped.row(),
        opinions,
        "dropped: %s (%s)".formatted(dropped.reason(), dropped.stage()),
        dropped.because(),
        decided);
  }

  /** A row that is in no data: rejected or set aside earlier, and not generated again. */
  private RowHistory onlyReviewed(BoundReview bound, Reviews decided) {
    return history(bound.row(), List.of(), "not in the data", Optional.empty(), decided);
  }

  private List<String> stages() {
    return workspace.funnel().funnel().stages().stream()
        .map(Funnel.Stage::name)
        .filter(name -> !Curation.isEarlier(name))
        .toList();
  }

  private RowHistory history(
      Example row,
      List<RowHistory.Opinion> opinions,
      String outcome,
      Optional<String> replacedBy,
      Reviews decided) {
    Optional<String> normId = row.provenance().normId();
    return new RowHistory(
        row,
        sources(row),
        normId.flatMap(id -> workspace.norms().find(id).or(() -> workspace.foundNorms().find(id))),
        normId.flatMap(NormHistory.queue(workspace)::ofNorm).map(NormItem::story),
        workspace.config().framing().seed(),
        workspace.examples().origin(row.id()).map(RowOrigin::runId),
        opinions,
        outcome,
        replacedBy,
        workspace.dropped().because(row.id()).stream().map(each -> each.row().id()).toList(),
        decided.history(row.id()),
        row.provenance().handWritten() ? Optional.empty() : Optional.of(decided.state(row).word()));
  }

  private List<RowHistory.Source> sources(Example row) {
    List<RowHistory.Source> sources = new ArrayList<>();
    for (String id : row.provenance().clauseIds()) {
      Optional<Clause> clause = workspace.documents().clause(id);
      sources.add(
          new RowHistory.Source(
              id,
              clause.map(this::where),
              clause.map(Clause::fullText).orElse("(the clause is gone)"),
              row.provenance().quotes().stream()
                  .filter(quote -> clause.filter(found -> Quotes.standIn(found, quote)).isPresent())
                  .toList()));
    }
    return sources;
  }

  private String where(Clause clause) {
    return workspace.documents().all().stream()
            .filter(document -> document.regulation().equals(clause.regulation()))
            .filter(
                document -> document.clauses().stream().anyMatch(c -> c.id().equals(clause.id())))
            .findFirst()
            .map(PolicyDocument::fileName)
            .orElse(clause.regulation())
        + ", "
        + clause.span().describe();
  }
}
