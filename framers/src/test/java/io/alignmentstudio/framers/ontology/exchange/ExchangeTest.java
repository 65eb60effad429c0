package io.alignmentstudio.framers.ontology.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ontology.ReadPolicies;
import io.alignmentstudio.workspace.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExchangeTest {
  private static final String TEXT =
      """
      # Gift Policy

      ## 1 Gifts

      1.1 Employees must not accept a gift worth more than EUR 50 from a supplier unless the line manager approves it in writing.

      1.2 Employees must record every gift in the Gift Register within five working days.

      1.3 Employees may accept a cup of coffee from a customer.

      ## 2 Questions

      2.1 The Compliance Office must answer questions within three working days.
      """;

  private static final GranitePolicy STATEMENTS =
      new GranitePolicy(
          "rival_statements",
          14,
          "What a chatbot says about other companies",
          "v1.0",
          List.of(
              new GranitePolicy.Risk(
                  "legal_claims",
                  "14.1",
                  "Requests about lawsuits of other companies",
                  Optional.of("LEGAL_SENSITIVITY"),
                  "CANNOT_COMMENT",
                  Optional.of("LEGAL_EXCEPTION"),
                  List.of("Speculation about open proceedings", "Confidential legal information"),
                  List.of("Publicly reported matters (from reliable news: with a date)")),
              new GranitePolicy.Risk(
                  "disparagement",
                  "14.2",
                  "Requests to mock other companies",
                  Optional.empty(),
                  "POLITE_REDIRECT",
                  Optional.empty(),
                  List.of("Mockery of other brands"),
                  List.of("A redirect to \"own\" products"))));

  @TempDir private Path folder;

  private ReadPolicies gifts() {
    return ReadPolicies.markdown(folder, Map.of("gifts", TEXT));
  }

  private ReadPolicies read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return ReadPolicies.of(
        Map.of(new Regulation("gifts", "Gift Policy", Tier.MUST, 1), List.of(file)));
  }

  @Test
  void oscalHasTheFieldsThatItsSchemaRequires() {
    JsonNode catalog =
        Json.read(OscalCatalog.write(gifts().policies()), JsonNode.class).get("catalog");
    List<String> problems = new ArrayList<>();
    OscalSchema.check(catalog, problems);
    assertThat(problems).isEmpty();
    assertThat(catalog.get("groups").get(0).get("groups")).hasSize(2);
    assertThat(OscalCatalog.write(gifts().policies()))
        .isEqualTo(OscalCatalog.write(gifts().policies()));
  }

  @Test
  void theSchemaCheckFindsWhatIsMissing() {
    JsonNode catalog =
        Json.read(
            OscalCatalog.write(gifts().policies())
                .replaceFirst("\"oscal-version\"", "\"oscal\"")
                .replaceFirst("\"id\" : \"gifts_1.1\"", "\"id\" : \"1:1\""),
            JsonNode.class);
    List<String> problems = new ArrayList<>();
    OscalSchema.check(catalog.get("catalog"), problems);
    assertThat(problems).hasSize(2);
  }

  @Test
  void oscalIsReadBackToTheSameNorms() throws IOException {
    ReadPolicies before = gifts();
    ReadPolicies after = read("gifts.json", OscalCatalog.write(before.policies()));
    assertThat(after.norms().stream().map(ExchangeTest::meaning))
        .containsExactlyElementsOf(before.norms().stream().map(ExchangeTest::meaning).toList());
  }

  private static List<Object> meaning(Norm norm) {
    return List.of(
        norm.modality(),
        norm.bearer(),
        norm.action(),
        norm.exception(),
        norm.threshold(),
        norm.deadline());
  }

  @Test
  void graniteYamlIsReadBackToAnEqualPolicy() {
    assertThat(GraniteYaml.read(GraniteYaml.write(STATEMENTS), "x.yaml")).isEqualTo(STATEMENTS);
  }

  @Test
  void aGranitePolicyBecomesNormsAndIsExportedAsItWas() throws IOException {
    ReadPolicies read = read("rivals.md", GraniteMarkdown.of(STATEMENTS));
    assertThat(read.norms())
        .filteredOn(norm -> norm.modality() == Modality.PROHIBITION)
        .extracting(Norm::statement)
        .anyMatch(text -> text.contains("must not") && text.contains("peculation about open"))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(read.norms())
        .filteredOn(norm -> norm.modality() == Modality.PERMISSION)
        .hasSizeGreaterThanOrEqualTo(2);
    GranitePolicy exported =
        GraniteExport.of(
            read.policies(), new Regulation("gifts", "Rival statements", Tier.MUST, 1), 3);
    assertThat(exported).isEqualTo(STATEMENTS);
  }

  @Test
  void everyItemOfAnExportedPolicyComesBackAsANorm() throws IOException {
    ReadPolicies rules =
        read(
            "rules.md",
            """
            # Rules

            Nobody may smoke in the warehouse, except in the marked yard.

            Employees must keep invoices for 5 years.

            Passwords must have at least 12 characters.

            Employees may work from home on up to three days a week.
            """);
    GranitePolicy exported = GraniteExport.of(rules.policies(), rules.regulations().getFirst(), 7);
    ReadPolicies back = read("back.md", GraniteMarkdown.of(exported));
    GranitePolicy.Risk risk = exported.risks().getFirst();

    assertThat(back.norms())
        .hasSize(risk.replyCannotContain().size() + risk.replyMayContain().size())
        .allMatch(norm -> norm.bearer().equals("the assistant"))
        .extracting(Norm::statement)
        .contains(
            "The assistant must not reply with advice, encouragement or help to smoke in the warehouse except in the marked yard.",
            "The assistant must not reply with advice, encouragement or help to evade the rule: Employees must keep invoices for 5 years.");
    assertThat(
            GraniteExport.of(back.policies(), back.regulations().getFirst(), 7).risks().getFirst())
        .usingRecursiveComparison()
        .comparingOnlyFields("replyCannotContain", "replyMayContain")
        .isEqualTo(risk);
  }

  @Test
  void anExceptionOfAGraniteItemIsKept() throws IOException {
    ReadPolicies read =
        read(
            "harm.md",
            """
            # Harm

            About: Harmful content

            ## 1.1 Self harm

            The assistant must not reply with:

            - Denial of the user's feelings, unless asked for
            - Links to forums
            """);

    assertThat(read.norms())
        .extracting(Norm::statement)
        .containsExactly(
            "The assistant must not reply with denial of the user's feelings, unless asked for.",
            "The assistant must not reply with links to forums.");
    assertThat(read.norms().getFirst().exception()).contains("unless asked for");
    assertThat(
            GraniteExport.of(read.policies(), new Regulation("gifts", "H", Tier.MUST, 1), 3)
                .riskGroup())
        .isEqualTo("harm");
  }

  @Test
  void rulesForPeopleBecomeRepliesThatCannotHelpToBreakThem() {
    ReadPolicies read = gifts();
    GranitePolicy policy = GraniteExport.of(read.policies(), read.regulations().getFirst(), 7);
    GranitePolicy.Risk gifts = policy.risks().getFirst();
    assertThat(policy.riskGroup()).isEqualTo("gift_policy");
    assertThat(gifts.risk()).isEqualTo("gifts");
    assertThat(gifts.riskId()).isEqualTo("7.1");
    assertThat(gifts.shortReplyType()).isEqualTo("EXPLICIT_REFUSAL");
    assertThat(gifts.replyCannotContain())
        .anyMatch(text -> text.startsWith("Advice, encouragement or help to accept a gift"));
    assertThat(gifts.replyMayContain())
        .anyMatch(text -> text.startsWith("The rule: ") && text.contains("cup of coffee"));
    assertThat(GraniteYaml.read(GraniteYaml.write(policy), "x.yaml")).isEqualTo(policy);
  }

  @Test
  void everyProblemOfAGraniteFileHasItsLine() {
    String yaml =
        """
        risk_group: rivals
        risk_group_id: many
        description: x
        risks:
          - risk: a
            risk_id: 1.1
            description: y
            short_reply_typ: REFUSAL
            policy:
              reply_cannot_contain:
                - {}
          - risk: b
            risk_id: 1.1
            description: z
            short_reply_type: REFUSAL
        """;
    assertThatThrownBy(() -> GraniteYaml.read(yaml, "rivals.yaml"))
        .isInstanceOfSatisfying(
            StudioException.class,
            error -> {
              assertThat(error.code()).isEqualTo(ErrorCode.DATA);
              assertThat(error.getMessage())
                  .contains(
                      "line 2: risk_group_id must be a whole number",
                      "line 8: the key short_reply_typ is unknown",
                      "line 5: short_reply_type is missing",
                      "line 11: an item of reply_cannot_contain must be text",
                      "line 12: policy is missing",
                      "line 12: risk_id 1.1 is given twice");
            });
    assertThatThrownBy(() -> GraniteYaml.read("risk_group: [", "x.yaml"))
        .isInstanceOfSatisfying(
            StudioException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.DATA));
  }

  /** Required fields and forms of the catalog model of OSCAL 1.1, from its JSON schema. */
  private static final class OscalSchema {
    private static final Map<String, Set<String>> REQUIRED =
        Map.ofEntries(
            Map.entry("catalog", Set.of("uuid", "metadata")),
            Map.entry("metadata", Set.of("title", "last-modified", "version", "oscal-version")),
            Map.entry("groups", Set.of("title")),
            Map.entry("controls", Set.of("id", "title")),
            Map.entry("parts", Set.of("name")),
            Map.entry("props", Set.of("name", "value")),
            Map.entry("links", Set.of("href")),
            Map.entry("resources", Set.of("uuid")),
            Map.entry("rlinks", Set.of("href")),
            Map.entry("hashes", Set.of("algorithm", "value")));
    private static final Map<String, String> FORMS =
        Map.of(
            "uuid",
                "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}",
            "id", "(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*",
            "name", "(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*",
            "class", "(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*",
            "last-modified",
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)",
            "oscal-version", "\\d+\\.\\d+\\.\\d+.*",
            "value", "\\S(.*\\S)?");

    static void check(JsonNode catalog, List<String> problems) {
      node("catalog", catalog, problems);
    }

    private static void node(String name, JsonNode node, List<String> problems) {
      for (String field : REQUIRED.getOrDefault(name, Set.of())) {
        if (!node.has(field)) {
          problems.add(name + " without " + field);
        }
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String form = FORMS.get(field.getKey());
        JsonNode value = field.getValue();
        if (form != null && !value.stringValue("").matches(form)) {
          problems.add(name + "." + field.getKey() + " is " + value);
        }
        if (value.isArray() && value.isEmpty()) {
          problems.add(name + "." + field.getKey() + " is an empty list");
        }
        value.forEach(
            item -> {
              if (item.isObject() && value.isArray()) {
                node(field.getKey(), item, problems);
              }
            });
        if (value.isObject()) {
          node(field.getKey(), value, problems);
        }
      }
    }
  }
}
