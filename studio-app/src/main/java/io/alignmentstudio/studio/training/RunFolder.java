package io.alignmentstudio.studio.training;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.export.ExportFolder;
import io.alignmentstudio.workspace.artifact.AtomicFile;
import io.alignmentstudio.workspace.artifact.FileTree;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The folder that a run writes: its result, {@code metrics.jsonl}, {@code settings.yaml}, {@code
 * run.json} with everything that the run depends on, and, until it is finished, its state. One
 * process at a time holds it.
 */
final class RunFolder implements AutoCloseable {
  private static final int SCHEMA_VERSION = 1;
  private static final String RECORD = "run.json";
  private static final String LOCK = ".lock";

  /** How far a run is. */
  enum State {
    FRESH,
    STARTED,
    FINISHED
  }

  private final Path folder;
  private final Map<String, String> inputs;
  private final State state;
  private final FileChannel lock;

  private RunFolder(Path folder, Map<String, String> inputs, State state, FileChannel lock) {
    this.folder = folder;
    this.inputs = inputs;
    this.state = state;
    this.lock = lock;
  }

  /**
   * Takes the folder for a run.
   *
   * @param inputs everything that the run depends on, by name
   * @throws StudioException CANNOT_CREATE if the folder holds something else, CONFIG if it holds
   *     another run, naming what differs, LOCKED if another process uses it
   */
  static RunFolder open(Path folder, Map<String, String> inputs) {
    boolean started = Files.exists(folder.resolve(RECORD));
    if (!started && !Files.exists(folder.resolve(LOCK))) {
      ExportFolder.requireEmpty(folder);
    }
    FileChannel lock = lock(folder);
    try {
      State state = State.FRESH;
      if (started) {
        JsonNode record = read(folder.resolve(RECORD));
        requireSame(folder, record.path("inputs"), inputs);
        state =
            record.path("state").asString("").equals(State.FINISHED.name())
                ? State.FINISHED
                : State.STARTED;
      }
      return new RunFolder(folder, new TreeMap<>(inputs), state, lock);
    } catch (RuntimeException e) {
      close(lock);
      throw e;
    }
  }

  private static FileChannel lock(Path folder) {
    Path file = folder.resolve(LOCK);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() != null) {
          return channel;
        }
      } catch (OverlappingFileLockException _) {
        // Held by this process: told below.
      }
      channel.close();
      throw new StudioException(
          ErrorCode.LOCKED,
          "another process trains in %s; wait until it is done, or name another --out"
              .formatted(folder));
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot lock %s: %s; is it writable?".formatted(file, e), e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return Json.mapper().readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new StudioException(
          ErrorCode.DATA,
          "%s cannot be read: %s; delete the folder to start over".formatted(file, e.getMessage()),
          e);
    }
  }

  private static void requireSame(Path folder, JsonNode written, Map<String, String> inputs) {
    Problems problems = new Problems();
    TreeSet<String> names = new TreeSet<>(inputs.keySet());
    names.addAll(written.propertyNames());
    for (String name : names) {
      String was = written.path(name).asString("absent");
      String is = inputs.getOrDefault(name, "absent");
      if (!was.equals(is)) {
        problems.add("%s: the run has %s, this command %s", name, was, is);
      }
    }
    problems.throwIfAny(
        ErrorCode.CONFIG,
        "%s holds another run; repeat its command, or name another --out".formatted(folder));
  }

  State state() {
    return state;
  }

  Path folder() {
    return folder;
  }

  Path metrics() {
    return folder.resolve("metrics.jsonl");
  }

  Path checkpoint() {
    return stateFolder().resolve("checkpoint.safetensors");
  }

  Path best() {
    return stateFolder().resolve("best.safetensors");
  }

  private Path stateFolder() {
    return folder.resolve("state");
  }

  /**
   * Notes that the run is under way.
   *
   * @param settings all of them, as YAML
   */
  void start(String settings) {
    try {
      Files.createDirectories(stateFolder());
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot make the folder " + stateFolder() + ": " + e, e);
    }
    AtomicFile.write(folder.resolve("settings.yaml"), settings);
    record(State.STARTED, Map.of());
  }

  /** Notes that the result is there, and deletes the state. */
  void finish(Map<String, Object> result) {
    record(State.FINISHED, result);
    try {
      FileTree.delete(stateFolder());
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.IO, "cannot delete %s, which is of no use now: %s".formatted(stateFolder(), e), e);
    }
  }

  private void record(State reached, Map<String, Object> result) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("schemaVersion", SCHEMA_VERSION);
    record.put("state", reached.name());
    record.put("inputs", inputs);
    record.put("result", result);
    AtomicFile.write(folder.resolve(RECORD), Json.writeIndented(record));
  }

  @Override
  public void close() {
    close(lock);
  }

  private static void close(FileChannel lock) {
    try {
      lock.close();
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot unlock a run: " + e, e);
    }
  }
}
