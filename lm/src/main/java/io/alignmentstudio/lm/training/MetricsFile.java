package io.alignmentstudio.lm.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the figures of a run as JSON lines: one object a step, with {@code step}, {@code loss},
 * {@code learning_rate}, {@code gradient_norm}, {@code tokens}, {@code seconds} and {@code
 * remaining_seconds}, and one an evaluation, with {@code step}, {@code evaluation_loss} and {@code
 * best}. A resumed run drops the lines of the steps that it repeats.
 */
public final class MetricsFile implements TrainingListener {
  private final Path file;
  private final TrainingListener next;

  /**
   * @param next hears of everything too
   */
  public MetricsFile(Path file, TrainingListener next) {
    this.file = file;
    this.next = next;
  }

  @Override
  public void started(long totalSteps, long alreadyDone) {
    keepUpTo(alreadyDone);
    next.started(totalSteps, alreadyDone);
  }

  @Override
  public void stepped(long step, StepMetrics metrics, double learningRate, long tokens) {
    next.stepped(step, metrics, learningRate, tokens);
  }

  @Override
  public void reported(StepReport report) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", report.step());
    line.put("loss", report.metrics().loss());
    line.put("learning_rate", report.learningRate());
    line.put("gradient_norm", report.gradientNorm());
    line.put("tokens", report.tokens());
    line.put("seconds", report.elapsed().toMillis() / 1000.0);
    line.put("remaining_seconds", report.remaining().toMillis() / 1000.0);
    line.putAll(new TreeMap<>(report.metrics().figures()));
    append(line);
    next.reported(report);
  }

  @Override
  public void evaluated(long step, StepMetrics metrics, boolean best) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("step", step);
    line.put("evaluation_loss", metrics.loss());
    line.put("best", best);
    new TreeMap<>(metrics.figures())
        .forEach((name, value) -> line.put("evaluation_" + name, value));
    append(line);
    next.evaluated(step, metrics, best);
  }

  private void append(Map<String, Object> line) {
    try {
      Files.writeString(
          file,
          JsonMapper.shared().writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void keepUpTo(long step) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      List<String> kept = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (isUpTo(line, step)) {
          kept.add(line);
        }
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.write(part, kept);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static boolean isUpTo(String line, long step) {
    try {
      return JsonMapper.shared().readTree(line).path("step").asLong(Long.MAX_VALUE) <= step;
    } catch (JacksonException _) {
      return false; // Cut off when the process was killed: of a step that is repeated.
    }
  }

  private StudioException failure(IOException e) {
    return new StudioException(
        ErrorCode.CANNOT_CREATE,
        "cannot write %s: %s; check the free space and the permissions of its folder"
            .formatted(file, e.getMessage()),
        e);
  }
}
