package io.alignmentstudio.studio.training;

import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.ArtifactStore;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows a training run as it goes and keeps its figures as JSON lines. */
public final class TrainingProgress implements TrainingListener {
  private static final double SMOOTHING = 0.9;

  private final String name;
  private final Progress progress;
  private final InstantSource clock;
  private final List<String> lines = new ArrayList<>();
  private long started;
  private long tokens;
  private long steps;
  private long resumedAt;
  private double smoothed = Double.NaN;

  public TrainingProgress(String name, Progress progress, InstantSource clock) {
    this.name = name;
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public void started(long totalSteps, long alreadyDone) {
    progress.start(name, totalSteps, "steps");
    progress.advance(alreadyDone);
    if (alreadyDone > 0) {
      progress.message("resumed after step " + alreadyDone);
    }
    resumedAt = alreadyDone;
    started = clock.millis();
  }

  @Override
  public void stepped(long step, StepMetrics metrics, double learningRate, long batchTokens) {
    steps = step;
    tokens += batchTokens;
    smoothed =
        Double.isNaN(smoothed)
            ? metrics.loss()
            : SMOOTHING * smoothed + (1 - SMOOTHING) * metrics.loss();
    progress.metric("loss", smoothed);
    progress.metric("tokens/s", tokensPerSecond());
    metrics.figures().forEach(progress::metric);
    progress.advance(1);
    Map<String, Object> line = new TreeMap<>(metrics.figures());
    line.put("step", step);
    line.put("loss", metrics.loss());
    line.put("learning-rate", learningRate);
    line.put("tokens", batchTokens);
    lines.add(Json.write(line));
  }

  @Override
  public void evaluated(long step, StepMetrics metrics, boolean best) {
    progress.message(
        "step %,d: evaluation loss %.4f%s"
            .formatted(step, metrics.loss(), best ? ", the lowest so far" : ""));
  }

  private double tokensPerSecond() {
    return tokens * 1000.0 / Math.max(1, clock.millis() - started);
  }

  /** Smoothed loss of the last steps, in nats per token. */
  public double loss() {
    return smoothed;
  }

  /** One line for people: steps, loss, speed. */
  public String summary() {
    return "%,d steps, loss %.3f, %,.0f tokens/s%s"
        .formatted(
            steps,
            smoothed,
            tokensPerSecond(),
            resumedAt > 0 ? " (resumed after step " + resumedAt + ")" : "");
  }

  /** Ends the bar, and keeps the figures of this attempt's steps, one JSON object a line. */
  public Artifact finish(ArtifactStore artifacts) {
    progress.done(summary());
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return artifacts.put(
        "training-log", folder -> AtomicFile.write(folder.resolve("steps.jsonl"), text));
  }
}
