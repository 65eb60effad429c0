package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.lm.hub.HubName;
import io.alignmentstudio.workspace.Workspace;
import io.alignmentstudio.workspace.config.ModelConfig;
import io.alignmentstudio.workspace.config.RegulationConfig;
import io.alignmentstudio.workspace.config.StudioConfig;
import io.alignmentstudio.workspace.config.StudioYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a workspace. */
@Command(
    name = "init",
    description = "Write a commented studio.yaml for your own documents; copies nothing.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Parameters(paramLabel = "FOLDER", description = "Folder of the new workspace.")
  private Path folder;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description =
          "A policy document: Markdown, plain text, DOCX, PDF with text, HTML, Formex, Akoma Ntoso,"
              + " USLM or OSCAL. Repeat the option for more.")
  private List<Path> policies = List.of();

  @Option(names = "--name", description = "Name of the project; by default the folder's.")
  private String name;

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "Examples: JSON lines, CSV, Excel, YAML.")
  private Path seeds;

  @Option(names = "--suite", paramLabel = "DIR", description = "The audit suite, likewise.")
  private Path suite;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Folder of a Hugging Face model, or hf:OWNER/NAME of one that studio model download got.")
  private String model;

  @Override
  public Integer call() {
    studio.requireNoWorkspace("the argument FOLDER, without -w");
    check();
    StudioConfig config =
        StudioConfig.of(projectName(), regulations())
            .withData(
                Optional.ofNullable(seeds).map(this::fromWorkspace),
                Optional.ofNullable(suite).map(this::fromWorkspace));
    if (model != null) {
      String base = ModelConfig.isFolder(model) ? fromWorkspace(Path.of(model)) : model;
      config = config.withModel(new ModelConfig(base, Optional.empty()));
    }
    Workspace.create(folder, config).close();
    System.out.println("Wrote " + Launcher.shown(folder.resolve(StudioYaml.FILE_NAME)));
    for (RegulationConfig regulation : config.regulations()) {
      System.out.println("  " + regulation.id() + ": " + String.join(", ", regulation.documents()));
    }
    System.out.println("Check its ids and titles, then: " + Launcher.command("run", folder));
    return 0;
  }

  private void check() {
    checkUsage();
    Problems problems = new Problems();
    for (Path policy : policies) {
      if (!Files.isRegularFile(policy)) {
        problems.add("the policy document %s %s", policy, what(policy, "file"));
      } else if (!Files.isReadable(policy)) {
        problems.add("the policy document %s is not readable", policy);
      }
    }
    folderExists(seeds, "seeds", problems);
    folderExists(suite, "suite", problems);
    if (model != null && ModelConfig.isFolder(model)) {
      folderExists(Path.of(model), "model", problems);
    } else if (model != null && HubName.isOne(model)) {
      var _ = HubName.parse(model); // refuses what cannot be a name
    }
    problems.throwIfAny(ErrorCode.NO_INPUT, "nothing was written:");
  }

  /** What no file system is asked for. */
  private void checkUsage() {
    Problems problems = new Problems();
    if (folder.toString().isBlank()) {
      problems.add("FOLDER is empty: name the folder of the new workspace");
    }
    if (policies.isEmpty()) {
      problems.add("--policy is missing: name each policy document with one");
    }
    if (name != null && name.isBlank()) {
      problems.add("--name is empty: name the project, or leave it out");
    }
    Set<Path> named = new HashSet<>();
    for (Path policy : policies) {
      if (!named.add(policy.toAbsolutePath().normalize())) {
        problems.add("--policy names %s twice", policy);
      }
    }
    problems.throwIfAny(ErrorCode.USAGE, "nothing was written:");
  }

  private static void folderExists(Path path, String name, Problems problems) {
    if (path != null && !Files.isDirectory(path)) {
      problems.add("the %s folder %s %s", name, path, what(path, "folder"));
    }
  }

  private static String what(Path path, String expected) {
    return Files.exists(path) ? "is not a " + expected : "does not exist";
  }

  private String projectName() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return name != null ? name : last == null ? "my policies" : last.toString();
  }

  private List<RegulationConfig> regulations() {
    Set<String> ids = new HashSet<>();
    List<RegulationConfig> regulations = new ArrayList<>();
    for (Path policy : policies) {
      String stem = String.valueOf(policy.getFileName()).replaceFirst("\\.[^.]*$", "");
      regulations.add(
          new RegulationConfig(
              id(stem, ids), title(stem), Tier.MUST, 1, List.of(fromWorkspace(policy))));
    }
    return regulations;
  }

  private static String id(String stem, Set<String> taken) {
    String slug =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String base = slug.isEmpty() ? "policy" : slug;
    String id = base;
    for (int number = 2; !taken.add(id); number++) {
      id = base + "-" + number;
    }
    return id;
  }

  private static String title(String stem) {
    String words = stem.replaceAll("[-_.]+", " ").strip();
    return words.isEmpty()
        ? "Policy"
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Relative where it is inside the workspace, so that the folder can move. */
  private String fromWorkspace(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path root = folder.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
