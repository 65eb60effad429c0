package io.alignmentstudio.framers.ingest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The YAML block, or the TOML block between {@code +++}, before a Markdown text. It is not policy
 * text: its title is kept, and what was left out is noted.
 *
 * @param title under {@code title} or {@code name}; empty when there is none
 * @param body the text with empty lines in the block's place, so that line numbers stay
 */
record FrontMatter(String title, String body, Optional<String> note) {
  private static final Pattern KEY = Pattern.compile("^([A-Za-z_][\\w-]*)\\s*:(?:\\s+(.*))?$");

  private static final Pattern TOML_KEY =
      Pattern.compile("^([A-Za-z0-9_][\\w.-]*|\"[^\"]+\")\\s*=\\s*(.*)$");

  static FrontMatter of(String text) {
    List<String> lines = text.lines().toList();
    if (!lines.isEmpty() && lines.getFirst().strip().equals("+++")) {
      int close = lines.subList(1, lines.size()).indexOf("+++") + 1;
      List<String> toml = close < 1 ? List.of() : lines.subList(1, close);
      boolean keys =
          toml.stream()
              .filter(line -> !line.isBlank())
              .findFirst()
              .filter(line -> line.matches("[#\\[].*") || TOML_KEY.matcher(line).matches())
              .isPresent();
      return keys || close == 1
          ? of(lines, toml, close, TOML_KEY)
          : new FrontMatter("", text, Optional.empty());
    }
    boolean opened = !lines.isEmpty() && lines.getFirst().strip().equals("---");
    int end = endOfBlock(lines, opened ? 1 : 0);
    if (end < 0) {
      return new FrontMatter("", text, Optional.empty());
    }
    return of(lines, lines.subList(opened ? 1 : 0, end), end, KEY);
  }

  private static FrontMatter of(List<String> lines, List<String> block, int end, Pattern key) {
    String body =
        String.join("\n", Collections.nCopies(end + 1, ""))
            + "\n"
            + String.join("\n", lines.subList(end + 1, lines.size()));
    List<String> keys =
        block.stream()
            .map(key::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .toList();
    String note =
        "front matter in lines 1-%d is metadata, not policy text: %s"
            .formatted(end + 1, String.join(", ", keys));
    return new FrontMatter(
        value(block, "title", key).or(() -> value(block, "name", key)).orElse(""),
        body,
        Optional.of(note));
  }

  /** The line that closes the block, or -1 when the text does not begin with one. */
  private static int endOfBlock(List<String> lines, int start) {
    boolean keyed = false;
    for (int i = start; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals("---") || line.strip().equals("...")) {
        return keyed || (start == 1 && i == 1) ? i : -1;
      }
      boolean key = KEY.matcher(line).matches();
      boolean continuation =
          keyed && (line.startsWith(" ") || line.startsWith("-") || line.startsWith("\t"));
      if (!key && !continuation && !line.isBlank() && !line.startsWith("#")) {
        return -1;
      }
      if (start == 0 && !keyed && !key) {
        return -1;
      }
      keyed |= key;
    }
    return -1;
  }

  private static Optional<String> value(List<String> block, String name, Pattern key) {
    for (String line : block) {
      Matcher matcher = key.matcher(line);
      if (matcher.matches()
          && matcher.group(1).equalsIgnoreCase(name)
          && matcher.group(2) != null) {
        return Optional.of(matcher.group(2).strip().replaceAll("^([\"'])(.*)\\1$", "$2"));
      }
    }
    return Optional.empty();
  }
}
