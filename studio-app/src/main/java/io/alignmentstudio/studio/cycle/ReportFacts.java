package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.auditors.report.ReportContext;
import io.alignmentstudio.auditors.report.ReportContext.Figure;
import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.framers.Framed;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.TrainingConfig;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report says beside the audit's own figures. */
final class ReportFacts {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", Locale.ENGLISH)
          .withZone(ZoneId.systemDefault());

  private ReportFacts() {}

  static ReportContext of(Workspace workspace, Instructed instructed, List<String> auditNotes) {
    boolean embedded = workspace.config().model().embedded();
    String base =
        embedded
            ? "The embedded demonstration model (22.7 million parameters)"
            : workspace.config().model().base();
    String continued =
        BaseStep.continues(workspace) ? " after continued training on the raw policy text" : "";
    Map<String, Clause> clauses =
        workspace.documents().clauses().stream()
            .collect(Collectors.toMap(Clause::id, Function.identity()));
    List<String> limits = new ArrayList<>();
    if (embedded) {
      limits.add(Models.NOTICE);
    }
    limits.add(
        "Held-out groups and norms come from the same generator as the training rows, held-out"
            + " seeds from the people who wrote the others; only the items of a suite that people"
            + " wrote apart from both tell how the model does on free text.");
    return new ReportContext(
        workspace.config().name(),
        DATE.format(workspace.clock().instant()),
        base + continued + ".",
        "The same with an adapter from supervised tuning"
            + (instructed.preferences().isPresent() ? " and preference tuning." : "."),
        strata(),
        clauses,
        Optional.of(workspace.funnel().funnel()),
        FrameStep.figures(instructed.framed()).entrySet().stream()
            .map(figure -> new Figure(figure.getKey(), figure.getValue()))
            .toList(),
        training(workspace, instructed),
        limits,
        notes(auditNotes, instructed),
        Conflicts.of(workspace, workspace.norms().all()).all());
  }

  private static List<String> notes(List<String> audit, Instructed instructed) {
    return Stream.concat(audit.stream(), FrameStep.warnings(instructed.framed()).stream()).toList();
  }

  private static Map<String, String> strata() {
    return Map.of(
        AuditStep.HAND_WRITTEN,
        "Items of the user's own suite, written by people.",
        FrameStep.RED_TEAM,
        "Requests that people flagged as red-team findings; never trained on.",
        Framed.HELD_OUT_GROUPS,
        "Generated rows of contrast groups that were never trained on; other groups of the same"
            + " norms were.",
        Framed.HELD_OUT_NORMS,
        "Generated rows of norms that were not trained on at all.",
        Framed.HELD_OUT_SEEDS,
        "Seeds, written by people, that were never trained on.");
  }

  private static List<Figure> training(Workspace workspace, Instructed instructed) {
    TrainingConfig config = workspace.config().training();
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("Base", instructed.base().output().summary()));
    figures.add(new Figure("Supervised tuning", instructed.supervised().output().summary()));
    instructed
        .preferences()
        .ifPresent(step -> figures.add(new Figure("Preference tuning", step.output().summary())));
    figures.add(
        new Figure(
            "Adapter",
            "rank %d, alpha %s, B learns at %s times the rate of A, on %s"
                .formatted(
                    config.sft().lora().rank(),
                    config.sft().lora().alpha(),
                    config.sft().lora().rateRatio(),
                    String.join(", ", config.sft().lora().targets()))));
    figures.add(new Figure("Seed", Long.toString(config.seed())));
    return figures;
  }
}
