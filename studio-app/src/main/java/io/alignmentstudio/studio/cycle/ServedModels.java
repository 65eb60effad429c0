package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.store.Split;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The models of the last finished steps, both sides on one set of weights; loaded when first asked
 * for, and again when a run has made new ones.
 */
final class ServedModels implements AutoCloseable {
  private final Workspace workspace;
  private final String original;
  private final Deque<Loaded> loaded = new ArrayDeque<>();

  /** What is in memory for one state of the workspace. */
  private record Loaded(
      Made made, LocalModel model, ChatModel unaligned, Optional<ChatModel> aligned)
      implements AutoCloseable {
    @Override
    public void close() {
      aligned.ifPresent(ChatModel::close);
      unaligned.close();
      model.close();
    }
  }

  /**
   * What finished steps made.
   *
   * @param weights artifact with continued weights; empty for the original
   * @param adapter artifact with the adapter, where there is one
   */
  private record Made(String model, Optional<String> weights, Optional<String> adapter) {}

  ServedModels(Workspace workspace) {
    this.workspace = workspace;
    this.original = Models.fingerprint(workspace);
  }

  Optional<ChatModel> unaligned() {
    return current().map(Loaded::unaligned);
  }

  Optional<ChatModel> aligned() {
    return current().flatMap(Loaded::aligned);
  }

  /** The adapter's folder, if a run has made one. */
  Optional<Path> adapterFolder() {
    return made().flatMap(Made::adapter).map(this::folder);
  }

  private synchronized Optional<Loaded> current() {
    Optional<Made> made = made();
    if (made.isEmpty()) {
      return Optional.empty();
    }
    if (loaded.isEmpty() || !loaded.getFirst().made().equals(made.get())) {
      loaded.addFirst(load(made.get()));
      // An answer may still be streaming from the one before; those further back are free.
      while (loaded.size() > 2) {
        loaded.removeLast().close();
      }
    }
    return Optional.of(loaded.getFirst());
  }

  /** Whether other rows were framed since the adapter was trained. */
  boolean outdated() {
    return adapter()
        .map(output -> output.values().get(InstructStep.EXAMPLES))
        .filter(hash -> !hash.equals(workspace.examples().hash(Split.TRAINING)))
        .isPresent();
  }

  private Optional<StepOutput> adapter() {
    return output(
        workspace.config().training().dpo().epochs() == 0
            ? InstructStep.SUPERVISED
            : InstructStep.PREFERENCES);
  }

  /** The adapter decides, with the weights that it was trained on; else the base alone. */
  private Optional<Made> made() {
    return adapter()
        .map(
            output ->
                new Made(
                    output.values().getOrDefault(InstructStep.MODEL, ""),
                    Optional.of(output.values().getOrDefault(InstructStep.WEIGHTS, ""))
                        .filter(reference -> !reference.isEmpty()),
                    Optional.ofNullable(output.artifacts().get(InstructStep.ADAPTER))))
        .or(
            () ->
                output(BaseStep.NAME)
                    .map(
                        output ->
                            new Made(
                                output.values().getOrDefault(InstructStep.MODEL, ""),
                                Optional.ofNullable(output.artifacts().get(BaseStep.WEIGHTS)),
                                Optional.empty())))
        .filter(found -> found.model().equals(original));
  }

  private Optional<StepOutput> output(String step) {
    return workspace
        .steps()
        .lastFinished(step)
        .flatMap(StepAttempt::output)
        .map(json -> Json.read(json, StepOutput.class));
  }

  private Loaded load(Made made) {
    Optional<Path> weights = made.weights().map(this::folder).map(f -> f.resolve(BaseStep.FILE));
    LocalModel model = Models.unaligned(workspace, weights);
    return new Loaded(
        made,
        model,
        model.chat("base", Optional.empty()),
        made.adapter().map(this::folder).map(folder -> model.chat("aligned", Optional.of(folder))));
  }

  private Path folder(String reference) {
    return workspace
        .artifacts()
        .find(reference)
        .map(Artifact::folder)
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.DATA,
                    "the artifact "
                        + reference
                        + " is missing or damaged; run studio run to make it again"));
  }

  @Override
  public synchronized void close() {
    while (!loaded.isEmpty()) {
      loaded.removeLast().close();
    }
  }
}
