package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ontology.exchange.GraniteExport;
import io.alignmentstudio.framers.ontology.exchange.GranitePolicy;
import io.alignmentstudio.framers.ontology.exchange.GraniteYaml;
import io.alignmentstudio.framers.ontology.exchange.OscalCatalog;
import io.alignmentstudio.framers.ontology.graph.Invariants;
import io.alignmentstudio.framers.ontology.graph.OdrlJson;
import io.alignmentstudio.framers.ontology.graph.Policies;
import io.alignmentstudio.framers.ontology.graph.PolicyGraph;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.jena.rdf.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the policies for other programs. */
@Command(
    name = "export",
    description = {
      "Write concepts and norms for other programs.",
      "Before anything is written, the invariants of the graph are checked."
    },
    mixinStandardHelpOptions = true)
final class OntologyExportCommand implements Callable<Integer> {
  @ParentCommand private OntologyCommand ontology;

  @Option(
      names = "--to",
      required = true,
      description =
          "turtle (SKOS, ODRL and PROV-O), odrl (rules as JSON-LD), oscal (a catalog as JSON) or"
              + " granite (a Granite.Trust policy as YAML, one regulation a file).")
  private Target target;

  @Option(
      names = "--regulation",
      paramLabel = "ID",
      description = "This regulation only; granite needs it where there are several.")
  private String regulation;

  @Option(
      names = "--documents-only",
      description = "Leave out what WordNet and the folder knowledge say.")
  private boolean documentsOnly;

  @Parameters(paramLabel = "FILE", description = "File to write; it must not exist.")
  private Path file;

  private enum Target {
    TURTLE,
    ODRL,
    OSCAL,
    GRANITE
  }

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, file + " exists; name a new file, or move this one away");
    }
    try (Workspace workspace = Workspace.openReadOnly(ontology.workspace())) {
      Policies all = OntologyCommand.policies(workspace, !documentsOnly);
      Model model = PolicyGraph.of(all);
      Invariants.check(model);
      Policies chosen = regulation == null ? all : only(all, regulation);
      byte[] content =
          switch (target) {
            case TURTLE -> PolicyGraph.turtle(graph(chosen, all, model));
            case ODRL -> utf8(OdrlJson.write(graph(chosen, all, model)));
            case OSCAL -> utf8(OscalCatalog.write(chosen));
            case GRANITE -> utf8(GraniteYaml.write(granite(chosen, all)));
          };
      AtomicFile.write(file, content);
    }
    System.out.println("Written: " + file.toAbsolutePath().normalize());
    return 0;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Model graph(Policies chosen, Policies all, Model model) {
    return chosen.regulations().equals(all.regulations()) ? model : PolicyGraph.of(chosen);
  }

  private static Policies only(Policies all, String id) {
    List<String> ids = all.regulations().stream().map(Regulation::id).toList();
    if (!ids.contains(id)) {
      throw new StudioException(
          ErrorCode.USAGE,
          "--regulation %s is none of this workspace; it has %s"
              .formatted(id, String.join(", ", ids)));
    }
    return all.only(id);
  }

  private static GranitePolicy granite(Policies chosen, Policies all) {
    if (chosen.regulations().size() > 1) {
      throw new StudioException(
          ErrorCode.USAGE,
          "a Granite.Trust policy is of one risk group; name one regulation with --regulation: "
              + String.join(", ", all.regulations().stream().map(Regulation::id).toList()));
    }
    Regulation one = chosen.regulations().getFirst();
    int number = all.regulations().stream().map(Regulation::id).toList().indexOf(one.id()) + 1;
    GranitePolicy policy = GraniteExport.of(chosen, one, number);
    if (policy.risks().isEmpty()) {
      throw new StudioException(
          ErrorCode.DATA, "regulation %s has no norms but definitions".formatted(one.id()));
    }
    return policy;
  }
}
