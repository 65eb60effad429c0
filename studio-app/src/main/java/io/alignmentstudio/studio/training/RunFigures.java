package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.StepReport;
import io.alignmentstudio.lm.training.TrainingListener;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what is told of a run at its end. */
final class RunFigures implements TrainingListener {
  private final TrainingListener next;
  private final Map<String, Object> figures = new TreeMap<>();
  private long tokens;

  RunFigures(TrainingListener next) {
    this.next = next;
  }

  /** Steps, loss of the last one, lowest evaluation loss, tokens and seconds of this process. */
  Map<String, Object> fields() {
    return new TreeMap<>(figures);
  }

  @Override
  public void started(long totalSteps, long alreadyDone) {
    figures.put("steps", alreadyDone);
    figures.put("resumed_after_step", alreadyDone);
    next.started(totalSteps, alreadyDone);
  }

  @Override
  public void stepped(long step, StepMetrics metrics, double learningRate, long batchTokens) {
    next.stepped(step, metrics, learningRate, batchTokens);
  }

  @Override
  public void reported(StepReport report) {
    tokens += report.tokens();
    figures.put("steps", report.step());
    figures.put("loss", report.metrics().loss());
    figures.put("tokens", tokens);
    figures.put("seconds", report.elapsed().toMillis() / 1000.0);
    next.reported(report);
  }

  @Override
  public void evaluated(long step, StepMetrics metrics, boolean best) {
    if (best) {
      figures.put("lowest_evaluation_loss", metrics.loss());
    }
    next.evaluated(step, metrics, best);
  }
}
