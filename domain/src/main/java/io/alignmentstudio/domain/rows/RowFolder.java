package io.alignmentstudio.domain.rows;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.NearestName;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder of rows: seeds, a suite, or a held-out split. Each kind is a file of JSON lines, CSV,
 * YAML, or an Excel workbook, or several of these; any may be absent. It is written as JSON lines.
 */
public record RowFolder(
    List<QuestionRow> questions,
    List<ScenarioRow> scenarios,
    List<RequestRow> requests,
    List<PreferenceRow> preferences) {
  public static final String QUESTIONS = "questions.jsonl";
  public static final String SCENARIOS = "scenarios.jsonl";
  public static final String REQUESTS = "requests.jsonl";
  public static final String PREFERENCES = "preferences.jsonl";

  private static final List<String> FILES = List.of(QUESTIONS, SCENARIOS, REQUESTS, PREFERENCES);

  /** Files that look like rows: a misnamed one must not be passed over. */
  private static final Pattern ROWS = Pattern.compile("(?i).*\\.(jsonl?|csv|tsv|xlsx?|ods|ya?ml)");

  public RowFolder {
    questions = List.copyOf(questions);
    scenarios = List.copyOf(scenarios);
    requests = List.copyOf(requests);
    preferences = List.copyOf(preferences);
  }

  /** A folder without rows. */
  public static RowFolder empty() {
    return new RowFolder(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Reads whichever files of the four kinds exist. Rows with problems are left out, so the caller
   * fails if any problem was noted.
   *
   * @param problems receives every malformed line as {@code file:line: what is wrong}, with its
   *     column
   */
  public static RowFolder read(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      problems.add("%s: there is no such folder", folder);
      return empty();
    }
    List<String> present;
    try (Stream<Path> files = Files.list(folder)) {
      present = files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      problems.add("%s: cannot be read: %s", folder, e);
      return empty();
    }
    present.stream()
        .filter(name -> ROWS.matcher(name).matches() && !known(name))
        .forEach(name -> problems.add("%s/%s: unknown file%s", folder, name, instead(name)));
    if (present.stream().noneMatch(RowFolder::known) && problems.isEmpty()) {
      problems.add(
          "%s: holds none of %s, nor the same as .csv, .xlsx or .yaml",
          folder, String.join(", ", FILES));
    }
    return new RowFolder(
        RowFile.read(folder, stem(QUESTIONS), RowFormat::question, problems),
        RowFile.read(folder, stem(SCENARIOS), RowFormat::scenario, problems),
        RowFile.read(folder, stem(REQUESTS), RowFormat::request, problems),
        RowFile.read(folder, stem(PREFERENCES), RowFormat::preference, problems));
  }

  private static boolean known(String name) {
    return FILES.stream()
        .anyMatch(
            file -> RowFile.ENDINGS.stream().anyMatch(end -> name.equals(stem(file) + "." + end)));
  }

  private static String stem(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }

  private static String instead(String name) {
    if (name.toLowerCase(Locale.ROOT).matches(".*\\.(xls|ods|tsv)")) {
      return "; save it as .xlsx or .csv";
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    List<String> files =
        RowFile.ENDINGS.contains(ending)
            ? FILES.stream().map(file -> stem(file) + "." + ending).toList()
            : FILES;
    return NearestName.of(name, files)
            .map(known -> "; did you mean '" + known + "'?")
            .orElse("; known are " + String.join(", ", FILES) + ", also as .csv, .xlsx or .yaml")
        + "; rename it, or move it elsewhere";
  }

  /**
   * Makes the folder hold exactly these rows; files of kinds without rows are removed.
   *
   * @throws StudioException CANNOT_CREATE if a file cannot be written
   */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      write(folder.resolve(QUESTIONS), questions);
      write(folder.resolve(SCENARIOS), scenarios);
      write(folder.resolve(REQUESTS), requests);
      write(folder.resolve(PREFERENCES), preferences);
    } catch (IOException e) {
      throw new StudioException(
          ErrorCode.CANNOT_CREATE, "cannot write rows to " + folder + ": " + e, e);
    }
  }

  /** The text of a file with these rows, one a line. */
  public static String lines(List<? extends Row> rows) {
    return rows.stream().map(row -> RowFormat.json(row) + "\n").collect(Collectors.joining());
  }

  /** Every row: questions, scenarios, requests, preferences. */
  public Stream<Row> rows() {
    return Stream.of(questions, scenarios, requests, preferences).flatMap(List::stream);
  }

  public int size() {
    return questions.size() + scenarios.size() + requests.size() + preferences.size();
  }

  /** This folder's rows followed by the other's. */
  public RowFolder plus(RowFolder other) {
    return new RowFolder(
        concat(questions, other.questions),
        concat(scenarios, other.scenarios),
        concat(requests, other.requests),
        concat(preferences, other.preferences));
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static void write(Path file, List<? extends Row> rows) throws IOException {
    if (rows.isEmpty()) {
      Files.deleteIfExists(file);
      return;
    }
    String text = lines(rows);
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
