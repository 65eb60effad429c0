package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The template generator's wording, which stands in a resource file that a person can edit. */
final class Wording {
  private static final String RESOURCE = "wording.txt";
  private static final Map<String, List<String>> SECTIONS = read();
  private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)}(\\.(?!\\.))?");

  private Wording() {}

  /** The lines of a section. */
  static List<String> lines(String section) {
    List<String> lines = SECTIONS.get(section);
    if (lines == null) {
      throw new StudioException(
          ErrorCode.SOFTWARE, RESOURCE + " has no section [" + section + "]; add it");
    }
    return lines;
  }

  /** The words of a section, which stand between commas. */
  static Set<String> words(String section) {
    return lines(section).stream()
        .flatMap(line -> Stream.of(line.split(",\\s*")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Puts values into the slots of a template; a slot without a value is a defect. A value that asks
   * takes the full stop after it: "Subject: What if a key is lost? Text: ...".
   */
  static String fill(String template, Map<String, String> values) {
    Matcher matcher = SLOT.matcher(template);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new StudioException(
            ErrorCode.SOFTWARE,
            "the wording \"%s\" uses the slot {%s}, which has no value here; known: %s"
                .formatted(template, matcher.group(1), values.keySet()));
      }
      boolean stop = matcher.group(2) != null && !value.matches("(?s).*[?!]");
      matcher.appendReplacement(text, Matcher.quoteReplacement(value + (stop ? "." : "")));
    }
    return matcher.appendTail(text).toString();
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    try (InputStream stream = Wording.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new StudioException(
            ErrorCode.SOFTWARE, "the resource " + RESOURCE + " is not on the class path");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String stripped = line.strip();
        if (stripped.isEmpty() || stripped.startsWith("#")) {
          continue;
        }
        if (stripped.startsWith("[") && stripped.endsWith("]")) {
          current = new ArrayList<>();
          sections.put(stripped.substring(1, stripped.length() - 1), current);
        } else {
          current.add(stripped);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
    return sections;
  }
}
