package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ontology.Ontology;
import io.alignmentstudio.framers.ontology.OntologyCoverage;
import io.alignmentstudio.framers.ontology.OntologyPrinter;
import io.alignmentstudio.framers.ontology.graph.Policies;
import io.alignmentstudio.studio.cycle.WorkspacePolicies;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import io.alignmentstudio.workspace.store.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows what the policies talk about. */
@Command(
    name = "ontology",
    description = {
      "Show the concepts of the policies, their relations, and how much of them the data uses.",
      "Query it, write it for other programs, or import catalogs, policies and open knowledge."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      OntologyQueryCommand.class,
      OntologyExportCommand.class,
      OntologyImportCommand.class
    })
final class OntologyCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(
      names = "--json",
      description = "Write concepts, relations and all gaps of the data as JSON.")
  private boolean json;

  /** What is written as JSON. */
  record Report(Ontology ontology, OntologyCoverage coverage) {}

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      Policies policies = policies(workspace, true);
      List<Clause> clauses =
          policies.documents().stream().flatMap(document -> document.clauses().stream()).toList();
      List<Example> rows =
          Stream.of(Split.TRAINING, Split.HELD_OUT)
              .flatMap(split -> workspace.examples().all(split).stream())
              .toList();
      Ontology ontology = policies.ontology();
      OntologyCoverage coverage = OntologyCoverage.of(ontology, policies.norms(), clauses, rows);
      System.out.println(
          json
              ? Json.writeIndented(new Report(ontology, coverage))
              : OntologyPrinter.print(ontology, coverage));
    }
    return 0;
  }

  /** The folder that the user named or stands in. */
  Path workspace() {
    return studio.workspace();
  }

  /**
   * The policies of a framed workspace.
   *
   * @throws StudioException NO_INPUT where nothing was framed
   */
  static Policies policies(Workspace workspace, boolean openKnowledge) {
    if (workspace.norms().count() == 0) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "no policy has been read here yet; read them with "
              + Launcher.command("frame", workspace.folder()));
    }
    return WorkspacePolicies.of(workspace, openKnowledge);
  }
}
