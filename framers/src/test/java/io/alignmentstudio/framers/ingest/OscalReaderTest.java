package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OscalReaderTest {
  @TempDir Path folder;

  @Test
  void catalogBecomesControlsWithTheirParameters() {
    PolicyDocument catalog = Reading.structured("shelter-catalog.json");

    assertThat(catalog.format()).isEqualTo(DocumentFormat.OSCAL);
    assertThat(catalog.root().title()).isEqualTo("Shelter controls");
    assertThat(Reading.sections(catalog))
        .containsExactly("1 Feeding", "2 FE-1 Food plan", "3 FE-1(1) Holidays", "2 FE-2 Water");
    assertThat(Reading.lines(catalog))
        .containsExactly(
            "fe-1.a PARAGRAPH a.|Write a plan for [Selection (one or more): cats; dogs that weigh"
                + " [Assignment: organization-defined weight, at least 5 kg]] that:",
            "fe-1.a.1 LIST_ITEM 1.|Names the food; and",
            "fe-1.b PARAGRAPH b.|Review the plan [Assignment: organization-defined frequency].",
            "fe-1.gdn GUIDANCE |A plan must be short. See control 2.",
            "fe-1.1.smt PARAGRAPH |Plan the food for holidays.",
            "fe-2.smt PARAGRAPH |Provide fresh water.",
            "fe-2.tip GUIDANCE |Bowls should be heavy.");
    assertThat(Reading.clause(catalog, "fe-1.b").span().describe())
        .isEqualTo("fe-1_smt.b, line 24");
    assertThat(catalog.warnings())
        .containsExactly(
            "left out links to other controls and sources: 1",
            "left out parts for assessors (assessment-objective): 1",
            "left out withdrawn controls: 1",
            "parts named tip are read as guidance: 1");
  }

  @Test
  void xmlAndJsonGiveTheSameClauses() {
    PolicyDocument json = Reading.structured("shelter-catalog.json");
    PolicyDocument xml = Reading.structured("shelter-catalog.xml");

    assertThat(Reading.ids(xml)).isEqualTo(Reading.ids(json));
    assertThat(Reading.content(xml)).isEqualTo(Reading.content(json));
    assertThat(xml.warnings()).isEqualTo(json.warnings());
  }

  @Test
  void profileSelectsSetsAndAlters() {
    PolicyDocument profile = Reading.structured("shelter-profile.json");

    assertThat(profile.root().title()).isEqualTo("Small shelters");
    assertThat(Reading.sections(profile))
        .containsExactly("1 Feeding", "2 FE-1 Food plan", "3 FE-1(1) Holidays", "2 FE-2 Water");
    assertThat(Reading.lines(profile))
        .contains("fe-1.b PARAGRAPH b.|Review the plan every month.")
        .contains("fe-2.a PARAGRAPH a.|Clean the bowls.")
        .noneMatch(line -> line.contains("Bowls should be heavy"));
    assertThat(profile.warnings())
        .contains("resolved from a profile: 3 controls from shelter-catalog.xml");
    assertThat(Reading.clause(profile, "fe-1.b").span().describe())
        .startsWith("shelter-catalog.xml#fe-1_smt.b");
  }

  @Test
  void profileThatCannotBeResolvedWholeIsRefused() throws IOException {
    Files.copy(
        Reading.file("structured/shelter-catalog.json"), folder.resolve("shelter-catalog.json"));
    assertThat(refusal("\"imports\": [{\"href\": \"https://example.org/c.json\"}]"))
        .hasMessageContaining("nothing is downloaded");
    assertThat(refusal("\"imports\": [{\"href\": \"missing.json\"}]"))
        .hasMessageContaining("no such file");
    assertThat(refusal("\"imports\": [{\"href\": \"profile.json\"}]"))
        .hasMessageContaining("imports itself");
    assertThat(
            refusal(
                """
                "imports": [{"href": "shelter-catalog.json",
                  "include-controls": [{"with-ids": ["fe-1", "fe-77"]}]}]"""))
        .hasMessageContaining("fe-77");
    assertThat(
            refusal(
                """
                "imports": [{"href": "shelter-catalog.json", "include-all": {}}],
                "modify": {"set-parameters": [{"param-id": "fe-9_prm_1", "values": ["x"]}]}"""))
        .hasMessageContaining("fe-9_prm_1");
  }

  @Test
  void profileIsReadAnewWhenItsCatalogChanges() throws IOException {
    for (String name : List.of("shelter-catalog.xml", "shelter-profile.json")) {
      Files.copy(Reading.file("structured/" + name), folder.resolve(name));
    }
    Path profile = folder.resolve("shelter-profile.json");
    String before = DocumentReader.hash(profile);
    Path catalog = folder.resolve("shelter-catalog.xml");
    Files.writeString(catalog, Files.readString(catalog).replace("fresh water", "warm water"));

    assertThat(DocumentReader.hash(profile)).isNotEqualTo(before);
  }

  @Test
  void brokenAndOtherJsonIsRefused() {
    assertThat(refusalOf("{\"catalog\": {\"groups\": [{\"id\": \"a\", \"id\": \"b\"}]}}"))
        .hasMessageContaining("Duplicate");
    assertThat(refusalOf("{\"catalog\": {\"groups\": ["))
        .hasMessageContaining("cannot be read as JSON");
    assertThat(refusalOf("{\"catalog\": " + "{\"a\": ".repeat(300)))
        .hasMessageContaining("cannot be read as JSON");
    assertThat(refusalOf("{\"component-definition\": {}}")).hasMessageContaining("a JSON file");
  }

  private StudioException refusal(String members) {
    return refusalOf("{\"profile\": {\"metadata\": {\"title\": \"P\"}, " + members + "}}");
  }

  private StudioException refusalOf(String json) {
    Path file = Reading.write(folder.resolve("profile.json"), json);
    return catchThrowableOfType(StudioException.class, () -> Reading.read(file));
  }
}
