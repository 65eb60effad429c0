package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.ontology.graph.GraphQuery;
import io.alignmentstudio.framers.ontology.graph.PolicyGraph;
import io.alignmentstudio.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Answers a question about the policies. */
@Command(
    name = "query",
    description = {
      "Answer a SPARQL query of the policies' graph. It only reads, and asks no other service.",
      "The prefixes studio, concept, norm, clause, document, regulation, skos, odrl and prov are known."
    },
    mixinStandardHelpOptions = true)
final class OntologyQueryCommand implements Callable<Integer> {
  @ParentCommand private OntologyCommand ontology;

  @Parameters(paramLabel = "FILE.rq|TEXT", description = "File with the query, or the query.")
  private String query;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "TABLE",
      description = "table (default), csv or json.")
  private GraphQuery.Format format;

  @Option(
      names = "--documents-only",
      description = "Leave out what WordNet and the folder knowledge say.")
  private boolean documentsOnly;

  @Override
  public Integer call() throws IOException {
    Optional<Path> file = file();
    GraphQuery parsed =
        file.isPresent()
            ? GraphQuery.parse(Files.readString(file.get()), file.get().toString())
            : GraphQuery.parse(query, "the query");
    try (Workspace workspace = Workspace.openReadOnly(ontology.workspace())) {
      System.out.println(
          parsed.answer(
              PolicyGraph.of(OntologyCommand.policies(workspace, !documentsOnly)), format));
    }
    return 0;
  }

  /** The argument as a file, if there is one or its name says that there should be. */
  private Optional<Path> file() {
    try {
      Path path = Path.of(query);
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
    if (query.matches("\\S+\\.(?:rq|sparql)")) {
      throw new StudioException(
          ErrorCode.NO_INPUT, query + " does not exist; name a file with a query, or write one");
    }
    return Optional.empty();
  }
}
