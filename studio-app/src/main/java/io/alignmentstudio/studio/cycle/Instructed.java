package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.step.StepResult;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The finished steps up to the adapter.
 *
 * @param preferences empty where preference tuning is left out
 */
record Instructed(
    StepResult framed, StepResult base, StepResult supervised, Optional<StepResult> preferences) {
  /** Weights of both sides, where they are not those of the original. */
  Optional<Path> weights() {
    return BaseStep.weights(base);
  }

  Path adapter() {
    return adapterArtifact().folder();
  }

  Artifact adapterArtifact() {
    return preferences.orElse(supervised).artifact(InstructStep.ADAPTER);
  }

  /** Identity of the unaligned model: the bytes of its weights and how they are computed with. */
  String unalignedKey(Workspace workspace) {
    String continued =
        Optional.ofNullable(base.artifacts().get(BaseStep.WEIGHTS))
            .map(Artifact::hash)
            .orElse("original");
    return Hash.of(Models.fingerprint(workspace), continued);
  }

  /** Identity of the aligned model. */
  String alignedKey(Workspace workspace) {
    return Hash.of(unalignedKey(workspace), adapterArtifact().hash());
  }
}
