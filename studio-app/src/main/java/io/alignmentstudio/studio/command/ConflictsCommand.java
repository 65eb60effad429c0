package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.framers.conflicts.ConflictPrinter;
import io.alignmentstudio.framers.conflicts.ConflictSearch;
import io.alignmentstudio.studio.cycle.Conflicts;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows the norms that cannot both be followed. */
@Command(
    name = "conflicts",
    description =
        "List norms that cannot both be followed, inside and between regulations, and which"
            + " prevails.",
    mixinStandardHelpOptions = true)
final class ConflictsCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--json", description = "Write them as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.openReadOnly(studio.workspace())) {
      List<Norm> norms = workspace.norms().all();
      if (norms.isEmpty()) {
        throw new StudioException(
            ErrorCode.NO_INPUT,
            "no policy has been read here yet; read them with "
                + Launcher.command("frame", workspace.folder()));
      }
      ConflictSearch.Found found = Conflicts.of(workspace, norms);
      System.out.println(json ? Json.writeIndented(found) : ConflictPrinter.print(found));
    }
    return 0;
  }
}
