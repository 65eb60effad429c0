package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders of a catalogue of controls, which has hardly a modal. */
class ControlCatalogueTest {
  private static final double BAR = 0.9;
  private static final String CATALOGUE =
      "shared/policies/oscal/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_MODERATE-baseline-resolved-profile_catalog.json";
  private static final Pattern INSERT =
      Pattern.compile("\\{\\{\\s*insert: param, (\\S+)\\s*\\}\\}");

  private final List<Clause> items = new ArrayList<>();
  private int controls;

  @Test
  void ninetyInAHundredStatementItemsAreNorms() throws IOException {
    Optional<Path> file = find();
    if (file.isEmpty()) {
      System.out.println("skipped: no folder above this one holds " + CATALOGUE);
    }
    assumeTrue(file.isPresent(), CATALOGUE + " is absent");
    JsonNode catalogue = Json.mapper().readTree(Files.readString(file.orElseThrow()));
    catalogue.path("catalog").path("groups").forEach(group -> controls(group, Map.of()));
    NormExtractor extractor =
        new NormExtractor(new Addressees("organizations", "the organization"));

    long found = items.stream().filter(item -> !extractor.extract(item).isEmpty()).count();

    System.out.println(
        "controls: %d, statement items: %d, with norms: %d (%.1f %%)"
            .formatted(controls, items.size(), found, 100.0 * found / items.size()));
    assertThat(controls).isEqualTo(287);
    assertThat(found / (double) items.size()).isGreaterThanOrEqualTo(BAR);
  }

  private void controls(JsonNode parent, Map<String, String> outer) {
    for (JsonNode control : parent.path("controls")) {
      controls++;
      Map<String, String> parameters = new HashMap<>(outer);
      control
          .path("params")
          .forEach(param -> parameters.put(param.path("id").asString(), value(param, parameters)));
      for (JsonNode part : control.path("parts")) {
        if (part.path("name").asString().equals("statement")) {
          part(part, "", parameters);
        }
      }
      controls(control, parameters);
    }
  }

  private static String value(JsonNode param, Map<String, String> known) {
    JsonNode choices = param.path("select").path("choice");
    if (choices.isEmpty()) {
      return "[Assignment: " + param.path("label").asString() + "]";
    }
    return choices
        .valueStream()
        .map(choice -> filled(choice.asString(), known))
        .collect(Collectors.joining("; ", "[Selection: ", "]"));
  }

  private static String filled(String prose, Map<String, String> parameters) {
    return INSERT
        .matcher(prose)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    parameters.getOrDefault(match.group(1), "the defined value")));
  }

  /** Items that only announce others, "Specify:", are no norms of their own. */
  private void part(JsonNode part, String leadIn, Map<String, String> parameters) {
    String text = filled(part.path("prose").asString(""), parameters).replace('\n', ' ').strip();
    boolean announces = text.endsWith(":");
    if (!text.isEmpty() && !announces) {
      ClauseType type = leadIn.isEmpty() ? ClauseType.PARAGRAPH : ClauseType.LIST_ITEM;
      items.add(
          new Clause(
              "nist:" + items.size(),
              "nist",
              type,
              "",
              text,
              leadIn,
              List.of(),
              new SourceSpan.Lines(1, 1, 1, 1),
              Clause.contentHash(type, text, leadIn, List.of())));
    }
    for (JsonNode inner : part.path("parts")) {
      part(inner, announces ? (leadIn + " " + text).strip() : leadIn, parameters);
    }
  }

  private static Optional<Path> find() {
    return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve(CATALOGUE))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
