package io.alignmentstudio.studio.command;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.StoredType;
import io.alignmentstudio.lm.export.AdapterSum;
import io.alignmentstudio.lm.export.ExportFolder;
import io.alignmentstudio.lm.export.GgufExport;
import io.alignmentstudio.lm.export.GgufType;
import io.alignmentstudio.lm.export.LogitsCheck;
import io.alignmentstudio.lm.export.MergedExport;
import io.alignmentstudio.studio.cycle.WorkspaceBackend;
import io.alignmentstudio.workspace.artifact.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the aligned model for other programs. */
@Command(
    name = "export",
    description = "Write the aligned model for other programs.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @ParentCommand private StudioCommand studio;

  @Option(
      names = "--to",
      required = true,
      description =
          "adapter (a PEFT folder), merged (a Hugging Face folder) or gguf (for llama.cpp,"
              + " Ollama).")
  private Target target;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Of the weights. gguf: F16 (default), Q8_0, F32. merged: F32, BF16, F16; default: as in"
              + " the base.")
  private String type;

  @Option(
      names = "--adapter",
      paramLabel = "DIR[=WEIGHT]",
      description =
          "Adapter instead of the workspace's; several are summed with their weights, 1 by"
              + " default.")
  private String[] adapters = {};

  @Parameters(paramLabel = "DIR", description = "New or empty folder to write.")
  private Path folder;

  private enum Target {
    ADAPTER,
    MERGED,
    GGUF
  }

  @Override
  public Integer call() throws IOException {
    if (target == Target.ADAPTER && type != null) {
      throw new StudioException(
          ErrorCode.USAGE,
          "--type %s has no meaning with --to adapter, which keeps the adapter's F32; leave it out"
              .formatted(type));
    }
    SequencedMap<Path, Double> given = given();
    ExportFolder.requireEmpty(folder);
    Path scratch = Files.createTempDirectory("studio-export-");
    try (WorkspaceBackend backend = WorkspaceBackend.open(studio.workspace())) {
      Path adapter = adapter(backend, given, scratch.resolve("sum"));
      switch (target) {
        case ADAPTER -> ExportFolder.copyAdapter(adapter, folder);
        case MERGED -> merge(base(backend), adapter);
        case GGUF -> gguf(base(backend), adapter, backend.workspaceName());
      }
    } finally {
      FileTree.delete(scratch);
    }
    System.out.println("Written: " + folder.toAbsolutePath().normalize());
    return 0;
  }

  private void merge(Path base, Path adapter) {
    Optional<StoredType> wanted =
        Optional.ofNullable(type).map(name -> named(StoredType.class, name));
    if (wanted.isPresent() && !wanted.get().writable()) {
      throw unknownType(type);
    }
    MergedExport.Options options =
        new MergedExport.Options(wanted, MergedExport.Options.STANDARD.shardSize());
    MergedExport.Written written = MergedExport.write(base, adapter, folder, options);
    tellUntied(written.untied());
    LogitsCheck.Difference difference = written.difference();
    System.out.printf(
        "Checked: log-probabilities differ from base and adapter by at most %.2g (%.2g"
            + " relative).%n",
        difference.largest(), difference.relative());
  }

  private void gguf(Path base, Path adapter, String name) {
    GgufType chosen = type == null ? GgufType.F16 : named(GgufType.class, type);
    Path file = folder.resolve(name.replaceAll("[^\\w.-]+", "-") + "-" + chosen + ".gguf");
    GgufExport.Written written = GgufExport.write(base, Optional.of(adapter), chosen, name, file);
    System.out.printf(
        "%s, for texts of at most %,d tokens.%n", written.file(), written.contextLength());
    tellUntied(written.untied());
    if (!written.wider().isEmpty()) {
      System.out.printf(
          "%d matrices are F16, as %s needs rows of whole blocks of 32: %s%n",
          written.wider().size(), chosen, String.join(", ", written.wider()));
    }
  }

  private static void tellUntied(boolean untied) {
    if (untied) {
      System.out.println(
          "The base has one weight for embedding and head, of which the adapter makes two: the"
              + " result has a head of its own (tie_word_embeddings false) and is larger by it.");
    }
  }

  private static <E extends Enum<E>> E named(Class<E> types, String name) {
    for (E each : types.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(name)) {
        return each;
      }
    }
    throw unknownType(name);
  }

  private static StudioException unknownType(String name) {
    return new StudioException(
        ErrorCode.USAGE, "--type %s is unknown here; see studio export --help".formatted(name));
  }

  private static Path base(WorkspaceBackend backend) {
    return backend
        .baseFolder()
        .orElseThrow(
            () ->
                new StudioException(
                    ErrorCode.DATA,
                    "the embedded model runs in the studio only; set model.base to a Hugging Face"
                        + " model, or export --to adapter"));
  }

  private Path adapter(WorkspaceBackend backend, SequencedMap<Path, Double> weights, Path sum) {
    if (weights.isEmpty()) {
      return backend
          .adapterFolder()
          .orElseThrow(
              () ->
                  new StudioException(
                      ErrorCode.NO_INPUT,
                      "there is no adapter yet; make it with "
                          + Launcher.command("instruct", studio.workspace())));
    }
    if (weights.size() == 1 && weights.firstEntry().getValue() == 1) {
      return weights.firstEntry().getKey();
    }
    AdapterSum.write(weights, sum);
    return sum;
  }

  /** The adapters of the command line with their weights. */
  private SequencedMap<Path, Double> given() {
    SequencedMap<Path, Double> weights = new LinkedHashMap<>();
    for (String each : adapters) {
      int equals = each.lastIndexOf('=');
      Path path = Path.of(equals < 0 ? each : each.substring(0, equals));
      double weight = equals < 0 ? 1 : weight(each.substring(equals + 1));
      boolean again =
          weights.keySet().stream()
              .anyMatch(
                  other ->
                      other.toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize()));
      if (again) {
        throw new StudioException(
            ErrorCode.USAGE,
            "--adapter %s is given twice; give it once, with the sum of its weights"
                .formatted(path));
      }
      weights.put(path, weight);
    }
    return weights;
  }

  private static double weight(String text) {
    try {
      double weight = Double.parseDouble(text);
      if (Double.isFinite(weight)) {
        return weight;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new StudioException(
        ErrorCode.USAGE, "the weight '%s' of --adapter is no number".formatted(text));
  }
}
