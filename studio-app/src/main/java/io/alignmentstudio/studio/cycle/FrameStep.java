package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Feedback;
import io.alignmentstudio.domain.Funnel;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.rows.RowFolder;
import io.alignmentstudio.framers.Framed;
import io.alignmentstudio.framers.Framing;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.Artifact;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.progress.Progress;
import io.alignmentstudio.workspace.step.ItemCache;
import io.alignmentstudio.workspace.step.Step;
import io.alignmentstudio.workspace.step.StepContext;
import io.alignmentstudio.workspace.step.StepOutput;
import io.alignmentstudio.workspace.step.StepResult;
import io.alignmentstudio.workspace.store.DroppedRow;
import io.alignmentstudio.workspace.store.Origin;
import io.alignmentstudio.workspace.store.Split;
import io.alignmentstudio.workspace.store.StepAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes data of the policy documents, and stores it in the workspace. */
final class FrameStep {
  static final String NAME = "frame";
  static final String HELD_OUT = "held-out";
  static final String RED_TEAM = "red-team";
  static final String COVERAGE = "coverage";
  static final String WARNINGS = "warnings";
  private static final String FIGURE = "figure ";

  /** What the teacher did not answer yet, and how often this was asked anew. */
  private static final String MISSING = "teacher-missing";

  private static final String ROUND = "teacher-round";

  /** File among the reports: what of the teacher could not be used, and why. */
  private static final String QUARANTINE = "teacher-quarantine.json";

  /** Rows that a warning names. */
  private static final int NAMED = 8;

  private final Workspace workspace;
  private final ItemCache items;

  FrameStep(Workspace workspace, ItemCache items) {
    this.workspace = workspace;
    this.items = items;
  }

  Step step() {
    Map<String, String> inputs = new TreeMap<>();
    inputs.put("version", "frame 2; " + Framing.version());
    inputs.put("regulations", Json.write(workspace.config().regulations()));
    inputs.put("framing", workspace.config().framing().toString());
    inputs.put("feedback", workspace.feedback().hash());
    inputs.put("reviews", workspace.reviews().hash());
    inputs.put("norm reviews", workspace.normReviews().hash());
    documentHashes(workspace).forEach((file, hash) -> inputs.put("document " + file, hash));
    workspace
        .config()
        .seeds()
        .ifPresent(seeds -> inputs.put("seeds", folderHash(workspace.resolve(seeds))));
    workspace.config().teacher().ifPresent(teacher -> inputs.put("teacher", Json.write(teacher)));
    if (round() > 0) {
      inputs.put("round", Integer.toString(round()));
    }
    return Step.ofRows(NAME, inputs, this::frame);
  }

  /** Counts up while the teacher owes answers, so that the step is done again to ask for them. */
  private int round() {
    Map<String, String> last =
        workspace
            .steps()
            .lastFinished(NAME)
            .flatMap(StepAttempt::output)
            .map(json -> Json.read(json, StepOutput.class).values())
            .orElse(Map.of());
    int round = Integer.parseInt(last.getOrDefault(ROUND, "0"));
    return last.getOrDefault(MISSING, "0").equals("0") ? round : round + 1;
  }

  /** Document, as named in {@code studio.yaml}, to the hash of what it is read from. */
  static Map<String, String> documentHashes(Workspace workspace) {
    Map<String, String> hashes = new TreeMap<>();
    for (RegulationConfig regulation : workspace.config().regulations()) {
      for (String document : regulation.documents()) {
        Path file = workspace.resolve(document);
        try {
          hashes.put(document, DocumentReader.hash(file));
        } catch (NoSuchFileException e) {
          throw new StudioException(
              ErrorCode.NO_INPUT, file + " does not exist; mend its name in studio.yaml", e);
        } catch (IOException e) {
          throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e, e);
        }
      }
    }
    return hashes;
  }

  static String folderHash(Path folder) {
    try {
      return FileTree.hash(folder);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.NO_INPUT, "cannot read " + folder + ": " + e, e);
    }
  }

  /** Reads the documents as framing does, and stores nothing. */
  List<PolicyDocument> read(Progress progress) {
    return framing(progress).documents();
  }

  /** Compares the norms of grammar and teacher, and stores nothing but the teacher's answers. */
  Framing.ComparedNorms compareNorms(Progress progress) {
    return framing(progress).compareNorms();
  }

  private Framing framing(Progress progress) {
    return new Framing(
        workspace.config(),
        workspace.folder(),
        workspace.feedback().all(Feedback.class),
        workspace.reviews().all(),
        workspace.normReviews().all(),
        items,
        progress,
        System.getenv());
  }

  private StepOutput frame(StepContext context) {
    int round = round();
    Framed framed = framing(context.progress()).run();
    warnings(framed).forEach(warning -> context.progress().message("warning: " + warning));
    framed.curated().funnel().stages().forEach(stage -> context.progress().message(line(stage)));
    CoverageFigures.of(framed, workspace.config().framing().rows())
        .forEach(
            (name, value) -> context.progress().message("coverage: " + shown(name) + ": " + value));
    workspace.database().write(transaction -> store(framed, context.origin()));
    return output(framed)
        .with(MISSING, Integer.toString(framed.missing()))
        .with(ROUND, Integer.toString(round));
  }

  private void store(Framed framed, Origin origin) {
    workspace.documents().replaceAll(framed.documents(), origin);
    workspace.norms().replaceAll(framed.norms(), origin);
    workspace.foundNorms().replaceAll(framed.reviewed().found(), origin);
    workspace.concepts().replaceAll(framed.concepts(), origin);
    workspace
        .examples()
        .replaceAll(
            Map.of(
                Split.TRAINING,
                framed.curated().train(),
                Split.HELD_OUT,
                Stream.concat(
                        framed.curated().heldOutGroups().stream(),
                        framed.curated().heldOutNorms().stream())
                    .toList()),
            origin);
    workspace
        .dropped()
        .replaceAll(
            framed.curated().dropped().stream()
                .map(row -> new DroppedRow(row.stage(), row.reason(), row.because(), row.row()))
                .toList(),
            origin);
    workspace.funnel().replaceAll(framed.curated().funnel(), origin);
  }

  private static String line(Funnel.Stage stage) {
    return "funnel: %s: %,d in, %,d out".formatted(stage.name(), stage.in(), stage.out())
        + new TreeMap<>(stage.dropped())
            .entrySet().stream()
                .map(reason -> "; %s: %,d".formatted(reason.getKey(), reason.getValue()))
                .collect(Collectors.joining());
  }

  private StepOutput output(Framed framed) {
    RowFolder heldOut = framed.heldOut();
    heldOut.write(workspace.folder().resolve(HELD_OUT));
    if (framed.findings().size() > 0 || Files.exists(workspace.folder().resolve(RED_TEAM))) {
      framed.findings().write(workspace.folder().resolve(RED_TEAM));
    }
    Coverage coverage = framed.coverage();
    Artifact report =
        workspace
            .artifacts()
            .put(
                COVERAGE,
                folder -> {
                  AtomicFile.write(folder.resolve("coverage.json"), Json.writeIndented(coverage));
                  AtomicFile.write(
                      folder.resolve("ontology.json"), Json.writeIndented(framed.ontology()));
                });
    String summary =
        "%d %s, %,d norms, %,d concepts, %,d rows to train on, %,d held out; every kind of"
                .formatted(
                    framed.documents().size(),
                    framed.documents().size() == 1 ? "document" : "documents",
                    framed.norms().size(),
                    framed.concepts().size(),
                    framed.curated().train().size(),
                    heldOut.size())
            + " example for %,d of %,d norms"
                .formatted(coverage.completeNorms(), coverage.norms().size())
            + (coverage.brieflyTold() == 0
                ? ""
                : "; told briefly: %,d norms".formatted(coverage.brieflyTold()))
            + quarantine(framed);
    StepOutput output =
        StepOutput.of(summary)
            .with(HELD_OUT, rows("held-out", heldOut))
            .with(RED_TEAM, rows("red-team", framed.findings()))
            .with(COVERAGE, report)
            .with(WARNINGS, String.join("\n", warnings(framed)))
            .with("new-documents", Integer.toString(framed.made().documents()))
            .with("new-clauses", Integer.toString(framed.made().clauses()))
            .with("new-norms", Integer.toString(framed.made().norms()));
    for (Map.Entry<String, String> figure :
        CoverageFigures.of(framed, workspace.config().framing().rows()).entrySet()) {
      output = output.with(FIGURE + figure.getKey(), figure.getValue());
    }
    return output;
  }

  /** Writes down what of the teacher could not be used; says so for the summary. */
  private String quarantine(Framed framed) {
    if (workspace.config().teacher().isEmpty()) {
      return "";
    }
    Path file = workspace.reports().resolve(QUARANTINE);
    AtomicFile.write(file, Json.writeIndented(framed.quarantined()));
    String rows =
        "; teacher: %,d rows kept, %,d losses (%s)"
            .formatted(
                framed
                    .curated()
                    .kept()
                    .filter(row -> row.provenance().generator().startsWith("teacher:"))
                    .count(),
                framed.quarantined().size(),
                workspace.folder().relativize(file));
    return framed.missing() == 0
        ? rows
        : rows + ", %,d requests without an answer: frame again".formatted(framed.missing());
  }

  /** What framing warned of, and the rows of people that are in no data. */
  private static List<String> warnings(Framed framed) {
    List<String> refused =
        framed.curated().dropped().stream()
            .filter(dropped -> dropped.row().provenance().handWritten())
            .map(dropped -> dropped.row().id() + " (" + dropped.reason() + ")")
            .toList();
    if (refused.isEmpty()) {
      return framed.warnings();
    }
    String named = String.join(", ", refused.subList(0, Math.min(NAMED, refused.size())));
    List<String> warnings = new ArrayList<>(framed.warnings());
    warnings.add(
        "%d seeds or feedback left out: %s%s"
            .formatted(
                refused.size(),
                named,
                refused.size() > NAMED ? " and %d more".formatted(refused.size() - NAMED) : ""));
    return warnings;
  }

  private Artifact rows(String kind, RowFolder rows) {
    return workspace.artifacts().put(kind, rows::write);
  }

  /** The coverage figures of a finished step by name, in their order. */
  static Map<String, String> figures(StepResult framed) {
    Map<String, String> figures = new LinkedHashMap<>();
    new TreeMap<>(framed.output().values())
        .forEach(
            (key, value) -> {
              if (key.startsWith(FIGURE)) {
                figures.put(shown(key.substring(FIGURE.length())), value);
              }
            });
    return figures;
  }

  /** A figure's name without the number that orders it. */
  private static String shown(String name) {
    return name.replaceFirst("^\\d+ ", "");
  }

  /** The warnings of a finished step. */
  static List<String> warnings(StepResult framed) {
    return framed.value(WARNINGS).lines().toList();
  }

  /** Whether a folder of frozen rows has any. */
  static boolean hasRows(Artifact artifact) {
    try (Stream<Path> files = Files.list(artifact.folder())) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + artifact.folder() + ": " + e, e);
    }
  }

  /** Identity of all rows, for the manifest. */
  static String dataset(Workspace workspace) {
    return Hash.of(
        workspace.examples().hash(Split.TRAINING), workspace.examples().hash(Split.HELD_OUT));
  }
}
