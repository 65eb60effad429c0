package io.alignmentstudio.lm.export;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.checkpoint.AdapterFolder;
import io.alignmentstudio.lm.checkpoint.AtomicFile;
import io.alignmentstudio.lm.checkpoint.Checkpoints;
import io.alignmentstudio.lm.checkpoint.JsonFile;
import io.alignmentstudio.lm.checkpoint.ModelFolder;
import io.alignmentstudio.lm.tokenizer.TokenizerClass;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The folder that an export makes, and the files that it takes over. */
public final class ExportFolder {
  /** Files of a model beside its weights and its configuration. */
  private static final Pattern COMPANIONS =
      Pattern.compile(
          "generation_config\\.json|tokenizer.*\\.(?:json|model)|special_tokens_map\\.json"
              + "|added_tokens\\.json|vocab\\.(?:json|txt)|merges\\.txt|chat_template\\.(?:jinja|json)"
              + "|additional_chat_templates|(?:LICENSE|NOTICE|USE_POLICY).*");

  private ExportFolder() {}

  /**
   * Refuses a folder that has files already, of which some would be left among the new ones.
   *
   * @throws StudioException CANNOT_CREATE if it has
   */
  public static void requireEmpty(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new StudioException(
              ErrorCode.CANNOT_CREATE,
              folder + " has files already; name another folder, or empty this one");
        }
      }
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot make the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The configuration of a model whose weights are written without 8-bit ones. */
  static ObjectNode config(Path model) {
    ObjectNode config = (ObjectNode) JsonFile.read(model.resolve("config.json"));
    config.remove("quantization_config");
    return config;
  }

  /**
   * Copies tokenizer, chat templates, generation settings and licence. A tokenizer's class that
   * transformers only knows by the model's name to be wrong is put right, as the name is lost.
   */
  static void copyCompanions(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        if (COMPANIONS.matcher(file.getFileName().toString()).matches()) {
          copy(file, to.resolve(file.getFileName()));
        }
      }
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + from + ": " + e.getMessage(), e);
    }
    Path config = to.resolve("tokenizer_config.json");
    if (Files.exists(config)
        && TokenizerClass.Kind.isDeclaredWrongly(
            ModelFolder.repository(from.toAbsolutePath().normalize().toString()))) {
      ObjectNode fields = (ObjectNode) JsonFile.read(config);
      Checkpoints.writeJson(config, fields.put("tokenizer_class", "PreTrainedTokenizerFast"));
    }
  }

  /** Copies the two files of a PEFT folder, once they are known to be one. */
  public static void copyAdapter(Path from, Path to) {
    try (AdapterFolder adapter = AdapterFolder.open(from)) {
      for (String name : AdapterFolder.FILES) {
        copy(adapter.path().resolve(name), to.resolve(name));
      }
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + from + ": " + e.getMessage(), e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isRegularFile(from)) {
      AtomicFile.write(to, List.of(ByteBuffer.wrap(Files.readAllBytes(from))));
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
