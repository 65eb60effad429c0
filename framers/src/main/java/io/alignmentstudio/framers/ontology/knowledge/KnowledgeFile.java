package io.alignmentstudio.framers.ontology.knowledge;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads slices of open knowledge from files: Wikidata's entities as JSON lines, ConceptNet's
 * assertions as tab-separated lines. Every line is read before the problems of all are reported.
 */
public final class KnowledgeFile {
  /** Folder of a workspace whose files the ontology reads. */
  public static final String FOLDER = "knowledge";

  private static final int MOST_PROBLEMS = 20;

  private KnowledgeFile() {}

  /** Reads one line into a slice; a reason where it cannot be read. */
  interface LineReader {
    Optional<String> read(String line, KnowledgeSlice slice);
  }

  /** Whether a file looks like a slice, by its first line that is not empty. */
  public static boolean isOne(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> !line.isBlank())
          .limit(2)
          .anyMatch(line -> ConceptNetLines.isOne(line) || WikidataLines.isOne(line));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  /**
   * Reads a slice.
   *
   * @param name what relations and messages call it
   * @throws StudioException DATA with every line that cannot be read, by its number
   */
  public static KnowledgeSlice read(Path file, String name) {
    KnowledgeSlice slice = new KnowledgeSlice(name);
    Problems problems = new Problems();
    int bad = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Optional<LineReader> lines = Optional.empty();
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String text = line.strip();
        if (text.isEmpty() || text.equals("[") || text.equals("]")) {
          continue; // Wikidata's dumps are one array, an entity a line.
        }
        if (lines.isEmpty()) {
          lines = Optional.of(format(text, name));
        }
        Optional<String> problem = lines.get().read(text, slice);
        if (problem.isPresent() && ++bad <= MOST_PROBLEMS) {
          problems.add("line %d: %s", number, problem.get());
        }
      }
    } catch (CharacterCodingException e) {
      throw new StudioException(
          ErrorCode.DATA, name + " is not UTF-8 text; save it as UTF-8, unpacked", e);
    } catch (IOException e) {
      throw new StudioException(ErrorCode.NO_INPUT, "cannot read " + name + ": " + e, e);
    }
    if (bad > MOST_PROBLEMS) {
      problems.add("and %,d more lines", bad - MOST_PROBLEMS);
    }
    problems.throwIfAny(ErrorCode.DATA, name + " has problems; mend these and import it again:");
    if (slice.statements() == 0) {
      throw new StudioException(
          ErrorCode.DATA, name + " says nothing in English that can be used; " + slice.unused());
    }
    return slice;
  }

  private static LineReader format(String line, String name) {
    if (ConceptNetLines.isOne(line)) {
      return new ConceptNetLines();
    }
    if (WikidataLines.isOne(line)) {
      return new WikidataLines();
    }
    throw new StudioException(
        ErrorCode.DATA,
        name
            + " is neither a slice of ConceptNet (lines of five fields between tabs, the first"
            + " starting with /a/) nor of Wikidata (a JSON entity a line); got \""
            + line.substring(0, Math.min(60, line.length()))
            + "\"");
  }

  /** Every slice of a workspace, in the order of their names. */
  public static List<Knowledge> readAll(Path workspace) {
    Path folder = workspace.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .filter(file -> !file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".md"))
          .sorted()
          .map(file -> (Knowledge) read(file, FOLDER + "/" + file.getFileName()))
          .toList();
    } catch (IOException e) {
      throw new StudioException(ErrorCode.IO, "cannot read " + folder + ": " + e, e);
    }
  }
}
