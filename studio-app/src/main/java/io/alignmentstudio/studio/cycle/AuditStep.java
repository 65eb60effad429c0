package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.auditors.audit.Audit;
import io.alignmentstudio.auditors.audit.AuditItem;
import io.alignmentstudio.auditors.audit.AuditOptions;
import io.alignmentstudio.auditors.audit.AuditResult;
import io.alignmentstudio.auditors.audit.AuditSuite;
import io.alignmentstudio.auditors.audit.Outcome;
import io.alignmentstudio.auditors.gate.Gate;
import io.alignmentstudio.auditors.gate.GateDecision;
import io.alignmentstudio.auditors.gate.GateResult;
import io.alignmentstudio.auditors.report.AuditReport;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.Framing;
import io.alignmentstudio.framers.curation.Contamination;
import io.alignmentstudio.lm.ChatModel;
import io.alignmentstudio.lm.generation.LocalModel;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.config.AuditConfig;
import io.alignmentstudio.workspace.config.Side;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import io.alignmentstudio.workspace.step.Step;
import io.alignmentstudio.workspace.step.StepContext;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.step.StepResult;
import io.alignmentstudio.workspace.store.AuditRow;
import io.alignmentstudio.workspace.store.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Asks both sides the suite and the held-out rows, judges, decides, and writes the report. The
 * user's suite is one stratum, held-out groups and norms are others, so that their figures are
 * never mixed.
 */
final class AuditStep {
  static final String NAME = "audit";
  static final String REPORT = "report";
  static final String HAND_WRITTEN = "hand-written";
  private static final String DECISION = "decision";
  private static final String REASONS = "reasons";
  private static final String VERSION = "audit 9";
  private static final int BATCH = 96;

  private final Workspace workspace;
  private final Grounding grounding;
  private final ItemCache items;
  private final Instructed instructed;
  private final Optional<Path> suite;

  AuditStep(
      Workspace workspace,
      Grounding grounding,
      ItemCache items,
      Instructed instructed,
      Optional<Path> suite) {
    this.workspace = workspace;
    this.grounding = grounding;
    this.items = items;
    this.instructed = instructed;
    this.suite = suite;
  }

  Step step() {
    Map<String, String> inputs = new TreeMap<>(Models.context(workspace));
    inputs.put("version", VERSION);
    inputs.put("name", workspace.config().name());
    inputs.put("unaligned", instructed.unalignedKey(workspace));
    inputs.put("aligned", instructed.alignedKey(workspace));
    // The report resolves conflicts by tier and weight.
    inputs.put("regulations", workspace.config().regulationList().toString());
    inputs.put("passages", grounding.fingerprint());
    inputs.put("settings", workspace.config().audit().toString());
    inputs.put("threads", Integer.toString(Threads.of(workspace.config().training())));
    inputs.put("held-out", instructed.framed().artifact(FrameStep.HELD_OUT).hash());
    inputs.put("red-team", instructed.framed().artifact(FrameStep.RED_TEAM).hash());
    suite.ifPresent(folder -> inputs.put("suite", FrameStep.folderHash(folder)));
    return Step.ofRows(NAME, inputs, this::audit);
  }

  /**
   * Reads a suite.
   *
   * @throws io.alignmentstudio.domain.StudioException DATA with every malformed line and unknown
   *     quote
   */
  static RowFolder read(Workspace workspace, Path folder) {
    return Framing.resolve(folder, workspace.documents().clauses(), "the audit suite");
  }

  private AuditSuite suite(RowFolder heldOut) {
    List<AuditSuite.Part> parts = new ArrayList<>();
    suite.ifPresent(
        folder -> parts.add(new AuditSuite.Part(HAND_WRITTEN, read(workspace, folder))));
    parts.add(new AuditSuite.Part(FrameStep.RED_TEAM, frozen(FrameStep.RED_TEAM)));
    // Held-out rows name their stratum themselves.
    parts.add(new AuditSuite.Part(FrameStep.HELD_OUT, heldOut));
    return new AuditSuite(workspace.config().name(), parts);
  }

  /** Rows that framing froze. */
  private RowFolder frozen(String name) {
    Artifact artifact = instructed.framed().artifact(name);
    Problems problems = new Problems();
    RowFolder rows =
        FrameStep.hasRows(artifact)
            ? RowFolder.read(artifact.folder(), problems)
            : RowFolder.empty();
    problems.throwIfAny(ErrorCode.SOFTWARE, "the frozen rows are damaged:");
    return rows;
  }

  private StepOutput audit(StepContext context) {
    AuditConfig config = workspace.config().audit();
    RowFolder heldOut = frozen(FrameStep.HELD_OUT);
    RowFolder sample = HeldOutSample.of(heldOut, config.heldOutItems());
    AuditSuite asked = suite(sample);
    StoredAnswers answers =
        new StoredAnswers(
            items,
            Map.of(
                io.alignmentstudio.auditors.audit.Side.UNALIGNED,
                instructed.unalignedKey(workspace),
                io.alignmentstudio.auditors.audit.Side.ALIGNED,
                instructed.alignedKey(workspace)));
    AuditResult result;
    try (LocalModel model = Models.unaligned(workspace, instructed.weights());
        ChatModel unaligned = model.chat("unaligned", Optional.empty());
        ChatModel aligned = model.chat("aligned", Optional.of(instructed.adapter()))) {
      AuditOptions usual = AuditOptions.defaults();
      result =
          Audit.run(
              asked,
              unaligned,
              aligned,
              grounding.index(),
              new AuditOptions(
                  config.passages(),
                  config.maximumAnswerTokens(),
                  BATCH,
                  usual.confidence(),
                  usual.bootstrapRounds(),
                  usual.seed()),
              answers,
              new AnswerProgress(context.progress(), answers));
    } finally {
      answers.flush();
    }
    context.progress().done("%,d items, both sides asked".formatted(result.items().size()));
    List<String> trainedOn = trainedOn();
    trainedOn.forEach(note -> context.progress().message("warning: " + note));
    GateResult gate = Gate.evaluate(GateSettings.rules(config.gate()), result);
    store(result, context);
    AuditReport report =
        new AuditReport(
            result,
            gate,
            ReportFacts.of(
                workspace,
                instructed,
                Stream.concat(
                        Stream.of(HeldOutSample.describe(heldOut, sample)), trainedOn.stream())
                    .toList()));
    Artifact written = workspace.artifacts().put(REPORT, folder -> report.write(folder));
    return StepOutput.of("%,d items: %s".formatted(result.items().size(), gate.decision().word()))
        .with(REPORT, written)
        .with(DECISION, gate.decision().name())
        .with(REASONS, String.join("\n", gate.reasons()));
  }

  /** Items of the user's suite that tell nothing, because the training data have them too. */
  private List<String> trainedOn() {
    return suite
        .map(folder -> read(workspace, folder))
        .map(rows -> Contamination.of(rows, workspace.examples().all(Split.TRAINING)))
        .orElse(List.of())
        .stream()
        .map(
            found ->
                "the item %s of the suite is worded as the training row %s; what it shows is memory"
                    .formatted(found.item(), found.example()))
        .toList();
  }

  private void store(AuditResult result, StepContext context) {
    List<AuditRow<Judged>> rows = new ArrayList<>();
    for (AuditItem item : result.items()) {
      String id = item.kind() + "/" + item.stratum() + "/" + item.row().id();
      rows.add(new AuditRow<>(id, Side.UNALIGNED, Judged.of(item, item.unaligned())));
      rows.add(new AuditRow<>(id, Side.ALIGNED, Judged.of(item, item.aligned())));
    }
    workspace.audits().put(context.origin().inputHash(), rows, context.origin());
  }

  /** What one side made of one item, as it is stored. */
  record Judged(
      String kind,
      String stratum,
      String status,
      double score,
      String asked,
      String answer,
      String reason,
      List<String> clauseIds) {
    static Judged of(AuditItem item, Outcome outcome) {
      return new Judged(
          item.kind().name(),
          item.stratum(),
          outcome.status().word(),
          outcome.score(),
          item.asked(),
          outcome.answer(),
          outcome.reason(),
          item.row().clauseIds());
    }
  }

  static GateDecision decision(StepResult audited) {
    return GateDecision.valueOf(audited.value(DECISION));
  }

  static List<String> reasons(StepResult audited) {
    return audited.value(REASONS).lines().toList();
  }

  /** Shows answers as they come and keeps them. */
  private static final class AnswerProgress
      implements io.alignmentstudio.auditors.audit.AuditListener {
    private final Progress progress;
    private final StoredAnswers answers;
    private int shown;

    AnswerProgress(Progress progress, StoredAnswers answers) {
      this.progress = progress;
      this.answers = answers;
    }

    @Override
    public void progress(int done, int total) {
      answers.flush();
      if (done == 0) {
        progress.start("audit: asking both sides", total, "answers");
      }
      progress.advance(done - shown);
      shown = done;
    }
  }
}
