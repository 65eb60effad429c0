package io.alignmentstudio.studio.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small data files, and runs of {@code studio train} on the tiny Llama of the engine's tests. */
final class TinyTraining {
  static final Path ENGINE = Path.of("..", "lm", "src", "test", "resources");
  static final Path LLAMA = ENGINE.resolve("tiny-llama");
  private static final String LETTERS = "abcdefgh ,.";

  private TinyTraining() {}

  /** Runs an objective with settings that suit so small a model. */
  static CommandLineRun run(String objective, Path data, Path out, String... more) {
    return CommandLineRun.of(arguments(objective, data, out, more).toArray(String[]::new));
  }

  static List<String> arguments(String objective, Path data, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", objective, "--model", LLAMA.toString(), "--data", data.toString()));
    arguments.addAll(List.of("--out", out.toString()));
    arguments.addAll(set("compute=float32", "threads=1", "check-memory=false"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** Options that set keys. */
  static List<String> set(String... keys) {
    return List.of(keys).stream().flatMap(key -> List.of("--set", key).stream()).toList();
  }

  /** A file of rows. */
  static Path rows(Path file, int count, IntFunction<String> row) throws IOException {
    return Files.write(file, IntStream.range(0, count).mapToObj(row).toList());
  }

  /** A row as JSON: names and texts by turns. */
  static String json(String... fields) {
    ObjectNode row = JsonMapper.shared().createObjectNode();
    for (int at = 0; at < fields.length; at += 2) {
      row.put(fields[at], fields[at + 1]);
    }
    return row.toString();
  }

  /** Words of the tiny model's letters. */
  static String text(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  static Path demonstrations(Path folder, int count) throws IOException {
    return rows(
        folder.resolve("sft.jsonl"),
        count,
        row -> json("prompt", text(row, 5 + row % 4), "completion", text(1000 + row, 6 + row % 5)));
  }

  static Path pairs(Path folder, int count) throws IOException {
    return rows(
        folder.resolve("pairs.jsonl"),
        count,
        row ->
            json(
                "prompt", text(row, 6),
                "chosen", text(1000 + row, 4 + row % 5),
                "rejected", text(2000 + row, 5 + row % 3)));
  }

  static Path labelled(Path folder, int count) throws IOException {
    return rows(
        folder.resolve("labelled.jsonl"),
        count,
        row ->
            "{\"prompt\": \"%s\", \"completion\": \"%s\", \"label\": %s}"
                .formatted(text(row, 6), text(1000 + row, 7), row % 2 == 0));
  }

  static Path prompts(Path folder, int count) throws IOException {
    return rows(
        folder.resolve("prompts.jsonl"),
        count,
        row -> json("prompt", text(row, 6), "answer", text(1000 + row, 1)));
  }

  /** The tiny model's files, but with a weight of 2 TB: a header, and a file with nothing in it. */
  static Path larger(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
      Files.copy(LLAMA.resolve(name), folder.resolve(name));
    }
    long bytes = 1L << 41;
    byte[] header =
        "{\"w\":{\"dtype\":\"BF16\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(bytes / 2, bytes)
            .getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
      file.writeLong(Long.reverseBytes(header.length));
      file.write(header);
      file.setLength(Long.BYTES + header.length + bytes);
    }
    return folder;
  }

  /** A figure of each step that has it. */
  static List<Double> figures(Path out, String name) throws IOException {
    return Files.readAllLines(out.resolve("metrics.jsonl")).stream()
        .map(line -> JsonMapper.shared().readTree(line))
        .filter(line -> line.has(name))
        .map(line -> line.get(name).asDouble())
        .toList();
  }

  static JsonNode record(Path out) {
    return JsonMapper.shared().readTree(out.resolve("run.json").toFile());
  }
}
