package io.alignmentstudio.workspace.config;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads and writes {@code studio.yaml}. */
public final class StudioYaml {
  /** Name of the file in the workspace folder. */
  public static final String FILE_NAME = "studio.yaml";

  private StudioYaml() {}

  /**
   * Reads the file and checks that the documents and folders that it names exist.
   *
   * @throws StudioException with {@link ErrorCode#NO_INPUT} where there is no file, and with {@link
   *     ErrorCode#CONFIG} and every problem of the file with its line
   */
  public static StudioConfig read(Path file) {
    return parse(text(file), file, true);
  }

  /**
   * Reads the file without a look at the documents and folders that it names, for commands that do
   * not need them.
   *
   * @throws StudioException as {@link #read}
   */
  public static StudioConfig readSettings(Path file) {
    return parse(text(file), file, false);
  }

  /** The text of a commented file that {@link #read} reads back to an equal configuration. */
  public static String write(StudioConfig config) {
    return new YamlWriter().write(config);
  }

  /**
   * Checks the text of a file that is not written yet, as {@link #read} would.
   *
   * @param file where it will be
   */
  public static void check(String text, Path file) {
    parse(text, file, true);
  }

  @CanIgnoreReturnValue
  private static StudioConfig parse(String text, Path file, boolean withFiles) {
    YamlNode tree = YamlTree.parse(text, file.toString());
    LineProblems problems = new LineProblems();
    Optional<StudioConfig> config = Optional.empty();
    switch (tree) {
      case YamlNode.Mapping mapping -> {
        FileReferences references = new FileReferences(mapping, problems);
        boolean repeated = references.checkRepeats();
        if (withFiles) {
          references.checkFiles(file.toAbsolutePath().getParent());
        }
        Set<String> reported = repeated ? Set.of("regulations") : Set.of();
        config = new Settings(problems).read(StudioConfig.class, mapping, "", reported);
      }
      case YamlNode.Nothing _ ->
          problems.add(1, "the file is empty; studio init writes a commented one");
      case YamlNode.Sequence node -> notKeys(problems, node);
      case YamlNode.Scalar node -> notKeys(problems, node);
    }
    problems.throwIfAny(file + " has problems; mend these and run again:");
    return config.orElseThrow();
  }

  private static void notKeys(LineProblems problems, YamlNode node) {
    problems.add(node.line(), "must be keys with values, got %s", node.kind());
  }

  private static String text(Path file) {
    if (Files.isDirectory(file)) {
      throw new StudioException(
          ErrorCode.NO_INPUT, file + " is a folder; it must be the file with the settings");
    }
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new StudioException(
          ErrorCode.NO_INPUT,
          "no " + FILE_NAME + " at " + file + "; run studio init, or name the workspace's folder",
          e);
    } catch (CharacterCodingException e) {
      throw new StudioException(ErrorCode.CONFIG, file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + file + ": " + e, e);
    }
  }
}
