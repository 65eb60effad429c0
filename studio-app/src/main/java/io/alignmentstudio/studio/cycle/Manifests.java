package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.lm.model.ComputeType;
import io.alignmentstudio.studio.StudioVersion;
import io.alignmentstudio.tensor.Engine;
import io.alignmentstudio.workspace.Manifest;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.store.Run;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes what is needed to repeat a run. */
final class Manifests {
  private Manifests() {}

  static Manifest start(Workspace workspace, Run run, Map<String, String> documents) {
    Manifest manifest =
        new Manifest(
            Manifest.SCHEMA_VERSION,
            run.id(),
            run.command(),
            run.started(),
            new Manifest.Platform(
                StudioVersion.text(),
                Runtime.version().toString(),
                Engine.version(),
                Threads.of(workspace.config().training()),
                ComputeType.processor(),
                Models.computeType(workspace).name().toLowerCase(Locale.ROOT)),
            Map.of(
                "framing", workspace.config().framing().seed(),
                "training", workspace.config().training().seed()),
            workspace.config().hash(),
            documents,
            Optional.empty());
    write(workspace, manifest);
    return manifest;
  }

  static Manifest complete(
      Workspace workspace, Manifest manifest, Run.Status status, Optional<Instructed> instructed) {
    Manifest complete =
        manifest.completed(
            new Manifest.Outcome(
                workspace.clock().instant(),
                status,
                Optional.of(FrameStep.dataset(workspace)),
                instructed.map(made -> made.unalignedKey(workspace)),
                instructed.map(made -> made.adapterArtifact().hash())));
    write(workspace, complete);
    return complete;
  }

  private static void write(Workspace workspace, Manifest manifest) {
    var _ = workspace.manifests().write(manifest);
  }
}
