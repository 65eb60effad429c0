package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.auditors.gate.GateDecision;
import io.alignmentstudio.auditors.report.AuditReport;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.Framing;
import io.alignmentstudio.workspace.Manifest;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import io.alignmentstudio.workspace.step.Step;
import io.alignmentstudio.workspace.step.StepResult;
import io.alignmentstudio.workspace.step.StepRunner;
import io.alignmentstudio.workspace.store.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run through a workspace: frame → base → sft → dpo → audit → report. Each step is done only if
 * something that it depends on changed; a killed run goes on where it was.
 */
public final class Cycle implements AutoCloseable {
  /** The newest report for people; its path never changes. */
  public static final String REPORT_HTML = "audit.html";

  /** The same as JSON. */
  public static final String REPORT_JSON = "audit.json";

  private final Workspace workspace;
  private final Progress progress;
  private final Run run;
  private final StepRunner steps;
  private final ItemCache items;
  private final Grounding grounding;
  private Manifest manifest;
  private Run.Status status = Run.Status.FAILED;
  private Optional<Instructed> instructed = Optional.empty();

  private Cycle(Workspace workspace, String command, Progress progress) {
    this.workspace = workspace;
    this.progress = progress;
    Map<String, String> documents = FrameStep.documentHashes(workspace);
    this.run = workspace.runs().start(command);
    this.steps = workspace.stepRunner(run, progress);
    this.items = workspace.items(run);
    this.grounding = new Grounding(workspace);
    this.manifest = Manifests.start(workspace, run, documents);
  }

  /**
   * Starts a run and writes its manifest.
   *
   * @param workspace opened to be changed; stays the caller's
   */
  public static Cycle start(Workspace workspace, String command, Progress progress) {
    return new Cycle(workspace, command, progress);
  }

  /** Reads the documents and does nothing else; what was read is kept for {@link #frame()}. */
  public List<PolicyDocument> documents() {
    return new FrameStep(workspace, items).read(progress);
  }

  /** Puts the norms of the grammar beside the teacher's; the teacher's answers are kept. */
  public Framing.ComparedNorms compareNorms() {
    return finish(() -> new FrameStep(workspace, items).compareNorms(progress));
  }

  /** Makes the data; returns what became of it in one line. */
  public String frame() {
    return finish(
        () -> {
          String summary = framed().output().summary();
          check(suite());
          return summary;
        });
  }

  /** Makes the adapter, and whatever it depends on that is not there. */
  public String instruct() {
    return finish(
        () -> {
          StepResult framed = framed();
          check(suite());
          Instructed made = instructed(framed);
          return made.preferences().orElse(made.supervised()).output().summary();
        });
  }

  /**
   * Audits, and does whatever the audit depends on that is not done.
   *
   * @param suite folder of the suite; empty audits held-out rows only
   */
  public Audited audit(Optional<Path> suite) {
    return finish(
        () -> {
          StepResult framed = framed();
          check(suite);
          Instructed made = instructed(framed);
          StepResult audited = run(new AuditStep(workspace, grounding, items, made, suite).step());
          return publish(audited);
        });
  }

  /** Audits the suite of {@code studio.yaml}. */
  public Audited audit() {
    return audit(suite());
  }

  /** The suite's folder, if {@code studio.yaml} names one. */
  private Optional<Path> suite() {
    return workspace.config().suite().map(workspace::resolve);
  }

  /** A wrong suite is reported before minutes of training, not after them. */
  private void check(Optional<Path> suite) {
    suite.ifPresent(folder -> AuditStep.read(workspace, folder));
  }

  /**
   * What an audit decided, and where its report is.
   *
   * @param reasons for people, the weightiest first
   */
  public record Audited(GateDecision decision, List<String> reasons, Path html, Path json) {
    public Audited {
      reasons = List.copyOf(reasons);
    }
  }

  private interface Work<T> {
    T run();
  }

  private <T> T finish(Work<T> work) {
    try {
      T result = work.run();
      status = Run.Status.FINISHED;
      return result;
    } catch (StudioException e) {
      status =
          switch (e.code()) {
            case INTERRUPTED -> Run.Status.INTERRUPTED;
            case USAGE, DATA, NO_INPUT, UNAVAILABLE, SOFTWARE, CANNOT_CREATE, IO, LOCKED, CONFIG ->
                Run.Status.FAILED;
          };
      throw e;
    }
  }

  private StepResult framed() {
    StepResult framed = run(new FrameStep(workspace, items).step());
    if (framed.unchanged()) { // What is left out is left out still.
      FrameStep.warnings(framed).forEach(warning -> progress.message("warning: " + warning));
    }
    return framed;
  }

  private Instructed instructed(StepResult framed) {
    StepResult base = run(new BaseStep(workspace).step());
    InstructStep instruct = new InstructStep(workspace, grounding, base);
    StepResult supervised = run(instruct.supervised());
    Optional<StepResult> preferences =
        workspace.config().training().dpo().epochs() == 0
            ? Optional.empty()
            : Optional.of(run(instruct.preferences(supervised)));
    Instructed made = new Instructed(framed, base, supervised, preferences);
    instructed = Optional.of(made);
    return made;
  }

  private StepResult run(Step step) {
    StepResult result = steps.run(step);
    if (result.unchanged()) {
      progress.done(step.name() + ": unchanged (" + result.output().summary() + ")");
    }
    return result;
  }

  /** Puts the newest report where people look for it. */
  private Audited publish(StepResult audited) {
    Artifact report = audited.artifact(AuditStep.REPORT);
    Path html = workspace.reports().resolve(REPORT_HTML);
    Path json = workspace.reports().resolve(REPORT_JSON);
    boolean changed = copy(report.folder().resolve(AuditReport.HTML_FILE), html);
    changed |= copy(report.folder().resolve(AuditReport.JSON_FILE), json);
    progress.done(changed ? "report: " + html : "report: unchanged (" + html + ")");
    return new Audited(AuditStep.decision(audited), AuditStep.reasons(audited), html, json);
  }

  private static boolean copy(Path from, Path to) {
    try {
      if (Files.exists(to) && Files.mismatch(from, to) < 0) {
        return false;
      }
      AtomicFile.write(to, Files.readAllBytes(from));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
    }
  }

  /** Ends the run and completes its manifest. */
  @Override
  public void close() {
    try {
      workspace.runs().finish(run.id(), status);
      manifest = Manifests.complete(workspace, manifest, status, instructed);
    } finally {
      grounding.close();
    }
  }
}
