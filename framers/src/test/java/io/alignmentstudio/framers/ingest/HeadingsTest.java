package io.alignmentstudio.framers.ingest;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.alignmentstudio.framers.ingest.PrintedPolicy.Style;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures how much of the hierarchy of headings is left when a PDF loses its tags and its outline.
 * The tree that is expected comes from the tags where the document has them, from the Markdown that
 * was printed, or was written down by a person who looked at the pages. With the system property
 * {@code opendataloader}, the program file of opendataloader-pdf (Apache-2.0), the same files go
 * through it too; {@code bench/headings.sh} does that.
 */
class HeadingsTest {
  private static final double LEAST = 0.80;

  private static final Map<String, String> SEEN =
      Map.of(
          "v201805", "dpa-v201805.txt", "v202007", "dpa-v202007.txt", "v202212", "dpa-v202212.txt");

  private static final Map<Style, List<String>> PRINTED =
      Map.of(
          Style.PLAIN, List.of("18f-handbook/pages/travel-and-leave/leave.md"),
          Style.CONTRACT,
              List.of("18f-handbook/pages/about-us/tts-consulting/operations/onboarding.md"),
          Style.COLUMNS, List.of("18f-handbook/pages/tools/hrlinks.md"),
          Style.NUMBERED, List.of("18f-handbook/pages/launching-software/infrastructure.md"),
          Style.LIGHT,
              List.of(
                  "jupiterone-security-policies/templates/ref/privacy-policy.md.tmpl",
                  "strongdm-comply-soc2/themes/comply-soc2/policies/access.md"));

  /** A document without structure, and the headings that a reader sees in it. */
  private record Case(String name, Path stripped, HeadingTree expected) {}

  @TempDir Path folder;

  @Test
  void headingsAreFoundWithoutTagsAndOutline() throws IOException, InterruptedException {
    Path policies = Ancestors.policies();
    List<Case> cases = new ArrayList<>();
    tagged(policies.resolve("uslm/USLM-User-Guide.pdf"), cases);
    tagged(policies.resolve("uslm/USLM-2_0-Review-Guide.pdf"), cases);
    Ancestors.find("examples/tarrowby/policies")
        .ifPresent(example -> tagged(example.resolve("business-conduct-guideline.pdf"), cases));
    for (Map.Entry<String, String> entry : SEEN.entrySet()) {
      String name = "Basecamp_Data_Processing_Addendum_" + entry.getKey() + ".pdf";
      List<String> lines = Files.readAllLines(Reading.file("headings/" + entry.getValue()));
      Path file = policies.resolve("basecamp-dpa-revisions").resolve(name);
      cases.add(new Case(name, strip(file), HeadingTree.ofLines(lines)));
    }
    printed(policies, cases);

    List<Double> similarities = measure(cases);

    assertThat(similarities).hasSizeGreaterThanOrEqualTo(6).allMatch(value -> value >= LEAST);
  }

  private void tagged(Path file, List<Case> cases) {
    cases.add(
        new Case(
            String.valueOf(file.getFileName()), strip(file), HeadingTree.of(Reading.read(file))));
  }

  private void printed(Path policies, List<Case> cases) throws IOException, InterruptedException {
    Optional<Path> browser = PrintedPolicy.browser();
    if (browser.isEmpty()) {
      System.out.println("headings: no Chromium is installed, so that nothing is printed");
      return;
    }
    for (Style style : Style.values()) {
      for (String name : PRINTED.getOrDefault(style, List.of())) {
        Path source = policies.resolve(name);
        Path pdf = PrintedPolicy.print(browser.get(), source, style, folder);
        cases.add(
            new Case(
                source.getFileName() + " " + style.name().toLowerCase(Locale.ROOT),
                strip(pdf),
                HeadingTree.of(Reading.read(pdf))));
      }
    }
  }

  private Path strip(Path file) {
    try {
      return StrippedPdf.write(file, folder.resolve("stripped-" + file.getFileName()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Double> measure(List<Case> cases) throws IOException, InterruptedException {
    Optional<String> peer = Optional.ofNullable(System.getProperty("opendataloader"));
    List<Double> all = new ArrayList<>();
    List<Double> peers = new ArrayList<>();
    System.out.println("headings: similarity to the tree of the original (1 = equal)");
    for (Case each : cases) {
      HeadingTree found = HeadingTree.of(Reading.read(each.stripped()));
      double own = TreeSimilarity.of(found, each.expected());
      all.add(own);
      keep(each, found);
      String other = "";
      if (peer.isPresent()) {
        double value =
            TreeSimilarity.of(peer(Path.of(peer.get()), each.stripped()), each.expected());
        peers.add(value);
        other = "  opendataloader-pdf %.3f".formatted(value);
      }
      System.out.printf(
          "  %.3f%s  %d headings  %s%n", own, other, each.expected().size(), each.name());
    }
    OptionalDouble mean = all.stream().mapToDouble(value -> value).average();
    System.out.printf("  mean %.3f", mean.orElse(0));
    System.out.println(
        peers.isEmpty()
            ? ""
            : "  opendataloader-pdf %.3f"
                .formatted(peers.stream().mapToDouble(value -> value).average().orElse(0)));
    return all;
  }

  /** Writes both trees and the stripped file where {@code -Dheadings.trees=FOLDER} says. */
  private static void keep(Case each, HeadingTree found) throws IOException {
    String target = System.getProperty("headings.trees");
    if (target != null) {
      Path trees = Files.createDirectories(Path.of(target));
      Files.writeString(trees.resolve(each.name() + ".expected"), each.expected().print());
      Files.writeString(trees.resolve(each.name() + ".found"), found.print());
      Files.copy(each.stripped(), trees.resolve(each.name() + ".pdf"), REPLACE_EXISTING);
    }
  }

  /** The headings that opendataloader-pdf writes to its JSON file, in reading order. */
  private HeadingTree peer(Path program, Path file) throws IOException, InterruptedException {
    Path out = folder.resolve("peer");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                program.toString(),
                "--format",
                "json",
                "--quiet",
                "--output-dir",
                out.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("peer.log").toFile())
            .start();
    assumeTrue(process.waitFor() == 0, "opendataloader-pdf failed");
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.pdf$", ".json");
    JsonNode root =
        JsonMapper.shared().readTree(Files.readString(out.resolve(name), StandardCharsets.UTF_8));
    List<HeadingTree.Leveled> headings = new ArrayList<>();
    collect(root, headings);
    return HeadingTree.ofLevels(headings);
  }

  private static void collect(JsonNode node, List<HeadingTree.Leveled> headings) {
    if (node.path("type").asString("").equals("heading")) {
      headings.add(
          new HeadingTree.Leveled(
              node.path("heading level").asInt(1), node.path("content").asString("")));
    }
    node.forEach(child -> collect(child, headings));
  }
}
