package io.alignmentstudio.studio.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command that all others are part of. */
@Command(
    name = "studio",
    description = "From policy documents to an aligned model and its audit, on this machine.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      InitCommand.class,
      RunCommand.class,
      FrameCommand.class,
      ConflictsCommand.class,
      DiffCommand.class,
      OntologyCommand.class,
      InstructCommand.class,
      AuditCommand.class,
      ChatCommand.class,
      ServeCommand.class,
      ExportCommand.class,
      ModelCommand.class,
      TrainCommand.class,
      DoctorCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, or GO; 1 NO-GO; 2 INCONCLUSIVE; 64 and above: an error; 130 interrupted.",
      "Begin with: studio demo"
    })
public final class StudioCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-w", "--workspace"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder with studio.yaml; by default this folder or the nearest one above it.")
  private Path folder;

  /** Asks for one of the commands, as none was named. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** The workspace that the user named or stands in. */
  Path workspace() {
    return WorkspaceFolder.find(Optional.ofNullable(folder));
  }

  /**
   * Refuses {@code --workspace} to a command that makes one.
   *
   * @param instead how its folder is named
   */
  void requireNoWorkspace(String instead) {
    if (folder != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--workspace is for one that exists; this command makes one: name its folder as "
              + instead);
    }
  }

  /** The workspace, if the user named one or stands in one. */
  Optional<Path> workspaceIfAny() {
    return WorkspaceFolder.ifAny(Optional.ofNullable(folder));
  }
}
