package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.NormReview;
import io.alignmentstudio.domain.Review;
import io.alignmentstudio.framers.history.HistoryPrinter;
import io.alignmentstudio.framers.history.NormHistory;
import io.alignmentstudio.framers.history.RowHistories;
import io.alignmentstudio.framers.review.NormQueue;
import io.alignmentstudio.framers.review.ReviewQueue;
import io.alignmentstudio.studio.web.ReviewDesk;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Split;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The rows and norms of the last framing for review; they are read again when there is another
 * framing.
 */
final class WorkspaceReviews implements ReviewDesk {
  private final Workspace workspace;
  private Optional<Framed> framed = Optional.empty();

  /** What one framing left. */
  private record Framed(
      Optional<StepAttempt> step, List<Example> rows, List<Norm> norms, List<Clause> clauses) {}

  WorkspaceReviews(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public ReviewQueue queue() {
    Framed now = framed();
    return new ReviewQueue(now.rows(), workspace.reviews().all(), now.clauses());
  }

  private synchronized Framed framed() {
    Optional<StepAttempt> step = workspace.steps().lastFinished(FrameStep.NAME);
    if (framed.isEmpty() || !framed.get().step().equals(step)) {
      List<Example> rows =
          Stream.of(Split.values())
              .flatMap(split -> workspace.examples().all(split).stream())
              .toList();
      framed =
          Optional.of(
              new Framed(
                  step, rows, workspace.foundNorms().all(), workspace.documents().clauses()));
    }
    return framed.get();
  }

  @Override
  public void store(Review review) {
    workspace.reviews().add(List.of(review));
  }

  @Override
  public <T> T deciding(Supplier<T> work) {
    framed(); // read before, so that nobody waits for it
    return workspace.deciding(work);
  }

  @Override
  public NormQueue norms() {
    Framed now = framed();
    return new NormQueue(now.norms(), workspace.normReviews().all(), now.clauses());
  }

  @Override
  public void store(NormReview review) {
    workspace.normReviews().add(List.of(review));
  }

  @Override
  public Optional<String> normHistory(String key) {
    NormQueue queue = norms();
    return queue.find(key).map(item -> NormHistory.print(item, queue, workspace));
  }

  @Override
  public List<String> history(String row) {
    return new RowHistories(workspace).of(row).stream().map(HistoryPrinter::print).toList();
  }
}
