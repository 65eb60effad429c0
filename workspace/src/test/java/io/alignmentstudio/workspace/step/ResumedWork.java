package io.alignmentstudio.workspace.step;

import io.alignmentstudio.domain.Concept;
import io.alignmentstudio.domain.ConceptKind;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.store.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A step of ten items, rows, a checkpoint and an artifact, that can be killed at several points.
 */
public final class ResumedWork {
  /** Where the process dies. */
  public enum Kill {
    AT_ITEM_SIX,
    INSIDE_TRANSACTION,
    AFTER_ROWS,
    INSIDE_ARTIFACT,
    BEFORE_FINISH,
    NOWHERE
  }

  private final Workspace workspace;
  private final Run run;
  private final Kill kill;
  private final List<Integer> computed = new ArrayList<>();
  private boolean foundCheckpoint;

  public ResumedWork(Workspace workspace, Run run, Kill kill) {
    this.workspace = workspace;
    this.run = run;
    this.kill = kill;
  }

  public Step step() {
    return Step.ofRows("work", Map.of("seed", "1"), this::work);
  }

  List<Integer> computed() {
    return computed;
  }

  boolean foundCheckpoint() {
    return foundCheckpoint;
  }

  private StepOutput work(StepContext context) throws IOException {
    Path checkpoint = context.scratch().resolve("checkpoint");
    foundCheckpoint = Files.exists(checkpoint);
    Files.writeString(checkpoint, "here");
    ItemCache items = workspace.items(run);
    List<Concept> concepts =
        IntStream.range(0, 10)
            .mapToObj(
                i -> items.computeIfAbsent("work", "item-" + i, Concept.class, () -> compute(i)))
            .toList();
    if (kill == Kill.INSIDE_TRANSACTION) {
      workspace
          .database()
          .write(
              handle -> {
                handle.execute("delete from concepts");
                die();
              });
    }
    workspace.concepts().replaceAll(concepts, context.origin());
    dieAt(Kill.AFTER_ROWS);
    Artifact artifact =
        workspace
            .artifacts()
            .put(
                "list",
                folder -> {
                  Files.writeString(folder.resolve("names.txt"), concepts.toString());
                  dieAt(Kill.INSIDE_ARTIFACT);
                });
    dieAt(Kill.BEFORE_FINISH);
    return StepOutput.of("10 concepts").with("list", artifact);
  }

  private Concept compute(int i) {
    if (i == 6) {
      dieAt(Kill.AT_ITEM_SIX);
    }
    computed.add(i);
    return new Concept("concept " + i, ConceptKind.ROLE, List.of(), Optional.empty(), List.of());
  }

  private void dieAt(Kill point) {
    if (kill == point) {
      die();
    }
  }

  private static void die() {
    Runtime.getRuntime().halt(137);
  }
}
