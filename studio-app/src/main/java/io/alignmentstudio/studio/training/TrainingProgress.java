package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.training.StepMetrics;
import io.alignmentstudio.lm.training.TrainingListener;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.ArtifactStore;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Shows a training run as it goes and keeps its figures as JSON lines. */
public final class TrainingProgress implements TrainingListener {
  /** Name of the file that keeps the steps. */
  public static final String LOG = "steps.jsonl";

  private static final double SMOOTHING = 0.9;

  private final String name;
  private final Progress progress;
  private final InstantSource clock;
  private final Optional<Path> log;
  private long started;
  private long tokens;
  private long steps;
  private long resumedAt;
  private double smoothed = Double.NaN;

  /**
   * Shows a run.
   *
   * @param log file of the steps so far, from which a resumed run goes on, if they are kept
   */
  public TrainingProgress(String name, Optional<Path> log, Progress progress, InstantSource clock) {
    this.name = name;
    this.log = log;
    this.progress = progress;
    this.clock = clock;
  }

  @Override
  public void started(long totalSteps, long alreadyDone) {
    progress.start(name, totalSteps, "steps");
    progress.resume(alreadyDone);
    if (alreadyDone > 0) {
      progress.message("resumed after step " + alreadyDone);
    }
    log.ifPresent(file -> keepUpTo(file, alreadyDone));
    resumedAt = alreadyDone;
    started = clock.millis();
  }

  @Override
  public void stepped(long step, StepMetrics metrics, double learningRate, long batchTokens) {
    steps = step;
    tokens += batchTokens;
    smooth(metrics.loss());
    progress.metric("loss", smoothed);
    progress.metric("tokens/s", tokensPerSecond());
    metrics.figures().forEach(progress::metric);
    progress.advance(1);
    Map<String, Object> line = new TreeMap<>(metrics.figures());
    line.put("step", step);
    line.put("loss", metrics.loss());
    line.put("learning-rate", learningRate);
    line.put("tokens", batchTokens);
    log.ifPresent(file -> append(file, Json.write(line) + "\n"));
  }

  private static void append(Path file, String line) {
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private void smooth(double loss) {
    smoothed = Double.isNaN(smoothed) ? loss : SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
  }

  /** Takes the steps of an attempt before this one that are not repeated. */
  private void keepUpTo(Path file, long step) {
    List<String> kept = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        JsonNode read = Json.mapper().readTree(line);
        if (read.path("step").asLong() <= step) {
          kept.add(line + "\n");
          steps = read.path("step").asLong();
          smooth(read.path("loss").asDouble());
        }
      }
    } catch (JacksonException _) {
      // Cut off when the process was killed: the line is of a step that is repeated.
    } catch (IOException e) {
      throw failure(file, e);
    }
    AtomicFile.write(file, String.join("", kept));
  }

  private static StudioException failure(Path file, IOException e) {
    return new StudioException(
        ErrorCode.CANNOT_CREATE, "cannot keep the steps in %s: %s".formatted(file, e), e);
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

  /**
   * Ends the bar, and keeps the figures of all steps, one JSON object a line.
   *
   * @throws IllegalStateException if no log was named
   */
  public Artifact finish(ArtifactStore artifacts) {
    progress.done(summary());
    return artifacts.put(
        "training-log",
        folder -> {
          Path _ = Files.copy(log.orElseThrow(IllegalStateException::new), folder.resolve(LOG));
        });
  }
}
