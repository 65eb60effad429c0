package io.alignmentstudio.studio.command;

import io.alignmentstudio.studio.cycle.Cycle;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.progress.TerminalProgress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Does everything. */
@Command(
    name = "run",
    description = "Frame, instruct and audit; only what is not done yet, or depends on a change.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(names = "--json", description = "Print the audit's figures as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    try (Workspace workspace = Workspace.open(studio.workspace());
        Cycle cycle = Cycle.start(workspace, "run", TerminalProgress.standard())) {
      Cycle.Audited audited = cycle.audit();
      Closing.print(workspace, audited, json);
      return audited.decision().exitCode();
    }
  }
}
