package io.alignmentstudio.workspace.config;

import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import java.util.List;

/** A regulation and its policy documents. */
public record RegulationConfig(
    @Setting("Short name, unique here; examples name it in their field policy.") String id,
    @Setting("Title for people.") String title,
    @Setting(
            value =
                "Priority: must, should or may. Decides which of two conflicting norms prevails; rows and"
                    + " answers weigh all regulations alike.",
            byDefault = "must")
        Tier tier,
    @Setting(
            value =
                "Importance inside its tier, above 0. Decides between conflicting norms of one tier,"
                    + " and nothing else.",
            byDefault = "1")
        double weight,
    @Setting(
            "Its documents, relative to this folder: Markdown, plain text, DOCX, PDF with text, HTML, Formex, Akoma Ntoso, USLM or OSCAL.")
        List<String> documents,
    @Setting(
            value =
                "What its documents are: rules, examples (good and bad answers), story (with a moral) or"
                    + " interview (notes). All but rules give recommendations that wait for review.",
            byDefault = "rules")
        DocumentKind kind) {
  /** A regulation whose documents are rules. */
  public RegulationConfig(
      String id, String title, Tier tier, double weight, List<String> documents) {
    this(id, title, tier, weight, documents, DocumentKind.RULES);
  }

  public RegulationConfig {
    documents = List.copyOf(documents);
    new Limits()
        .id("id", id)
        .text("title", title)
        .above("weight", weight, 0)
        .notEmpty("documents", documents)
        .check();
  }

  public Regulation regulation() {
    return new Regulation(id, title, tier, weight);
  }
}
