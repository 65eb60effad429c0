package io.alignmentstudio.framers.ontology;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.domain.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** As many norms as asked for, of words that policies use, with the same draw each time. */
final class ManyNorms {
  private static final List<String> MODIFIERS =
      List.of(
          "senior",
          "regional",
          "external",
          "technical",
          "financial",
          "temporary",
          "internal",
          "annual",
          "critical",
          "encrypted",
          "shared",
          "public",
          "personal",
          "approved",
          "remote");
  private static final List<String> BEARERS =
      List.of(
          "employee",
          "manager",
          "auditor",
          "supplier",
          "contractor",
          "controller",
          "operator",
          "administrator",
          "officer",
          "engineer",
          "department",
          "committee",
          "team",
          "visitor");
  private static final List<String> VERBS =
      List.of(
          "record",
          "report",
          "approve",
          "delete",
          "encrypt",
          "review",
          "disclose",
          "store",
          "return",
          "destroy",
          "monitor",
          "inspect",
          "publish",
          "archive",
          "transfer",
          "test",
          "document and review",
          "collect or use",
          "lock",
          "repair");
  private static final List<String> OBJECTS =
      List.of(
          "record",
          "report",
          "device",
          "contract",
          "invoice",
          "laptop",
          "key",
          "password",
          "backup",
          "database",
          "badge",
          "vehicle",
          "budget",
          "licence",
          "register",
          "log",
          "account",
          "certificate",
          "site",
          "warehouse",
          "system",
          "network",
          "file",
          "form");

  private ManyNorms() {}

  static ReadPolicies read(int count) {
    Random draw = new Random(7);
    List<PolicyNode> clauses = new ArrayList<>();
    List<Norm> norms = new ArrayList<>();
    for (int at = 1; at <= count; at++) {
      String bearer = phrase(draw, BEARERS);
      String verb = VERBS.get(draw.nextInt(VERBS.size()));
      String object = phrase(draw, OBJECTS);
      boolean forbidden = draw.nextInt(4) == 0;
      String action = verb + " the " + object;
      String text =
          "The %s must %s%s within %d days unless the %s agrees."
              .formatted(
                  bearer,
                  forbidden ? "not " : "",
                  action,
                  2 + draw.nextInt(30),
                  phrase(draw, BEARERS));
      Clause clause =
          new Clause(
              "many:" + at,
              "many",
              ClauseType.PARAGRAPH,
              "",
              text,
              "",
              List.of("Topic " + at % 200),
              new SourceSpan.Lines(at, 1, at, text.length()),
              Clause.contentHash(ClauseType.PARAGRAPH, text, "", List.of()));
      clauses.add(clause);
      norms.add(
          new Norm(
              clause.id() + "/1",
              "many",
              List.of(clause.id()),
              "the " + bearer,
              forbidden ? Modality.PROHIBITION : Modality.OBLIGATION,
              action,
              Optional.of("the " + object),
              Optional.empty(),
              Optional.empty(),
              Optional.of(text.substring(text.indexOf("unless"), text.length() - 1)),
              Optional.empty(),
              Optional.of(text.substring(text.indexOf("within"), text.indexOf(" unless"))),
              true,
              text,
              text,
              "modal"));
    }
    PolicyDocument document =
        new PolicyDocument(
            "many",
            "many.md",
            DocumentFormat.MARKDOWN,
            Hash.of("many"),
            new Section("many", "", "Many", 0, clauses),
            List.of());
    List<PolicyDocument> documents = List.of(document);
    var concepts = new OntologyExtractor().extract(documents, norms);
    return new ReadPolicies(
        List.of(new Regulation("many", "Many", Tier.MUST, 1)),
        documents,
        norms,
        concepts,
        Ontology.of(documents, norms, concepts));
  }

  private static String phrase(Random draw, List<String> nouns) {
    return MODIFIERS.get(draw.nextInt(MODIFIERS.size()))
        + " "
        + MODIFIERS.get(draw.nextInt(MODIFIERS.size()))
        + " "
        + nouns.get(draw.nextInt(nouns.size()));
  }
}
