package io.alignmentstudio.framers;

import io.alignmentstudio.framers.curation.CurationSettings;
import io.alignmentstudio.framers.generation.GenerationSettings;
import io.alignmentstudio.framers.generation.Manner;
import io.alignmentstudio.workspace.config.FramingConfig;
import io.alignmentstudio.workspace.config.RowStyle;

/** How rows are made and curated, by the settings; what they leave open follows from the style. */
record RowSettings(FramingConfig framing) {
  /** A third of the held-out share goes to whole norms, the share itself to contrast groups. */
  private static final double SHARE_OF_NORMS = 1.0 / 3;

  GenerationSettings generation() {
    GenerationSettings usual = GenerationSettings.of(manner());
    return new GenerationSettings(
        framing.contrastGroups().orElse(usual.contrastGroups()),
        framing.instructions().orElse(usual.instructions()),
        framing.unanswerable().orElse(usual.unanswerable()),
        framing.preferencesPerBucket().orElse(usual.preferencesPerBucket()),
        usual.manner());
  }

  private Manner manner() {
    return switch (framing.rows()) {
      case FULL -> Manner.PLAIN;
      case BRIEF -> Manner.LIVELY;
    };
  }

  CurationSettings curation() {
    boolean strict = framing.rows() == RowStyle.FULL;
    CurationSettings usual = strict ? CurationSettings.STRICT : CurationSettings.DEFAULT;
    double share = framing.heldOutFraction();
    return new CurationSettings(
        share,
        share * SHARE_OF_NORMS,
        framing.nearDuplicate().orElse(usual.nearDuplicate()),
        usual.nearHeldOut(),
        usual.longestPrompt(),
        usual.longestAnswer(),
        framing.seed(),
        strict);
  }
}
