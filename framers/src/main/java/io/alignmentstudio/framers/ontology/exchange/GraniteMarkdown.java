package io.alignmentstudio.framers.ontology.exchange;

import io.alignmentstudio.framers.language.VerbPhrases;
import java.util.List;

/**
 * A Granite.Trust policy as a policy document in Markdown: a section for each risk, what replies
 * cannot contain as a prohibition of the assistant, what they may as a permission.
 */
public final class GraniteMarkdown {
  static final String CANNOT = "The assistant must not reply with:";
  static final String MAY = "The assistant may reply with:";
  static final String ABOUT = "About: ";
  static final String REPLY_TYPE = "Reply type: ";
  static final String DENIAL = "Denial reason: ";
  static final String EXCEPTION = "Exception code: ";

  private GraniteMarkdown() {}

  /** The document's text. */
  public static String of(GranitePolicy policy) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(title(policy.riskGroup())).append("\n\n");
    out.append(ABOUT).append(escaped(policy.description())).append("\n");
    for (GranitePolicy.Risk risk : policy.risks()) {
      out.append("\n## ").append(risk.riskId()).append(' ').append(title(risk.risk())).append("\n");
      out.append("\n").append(ABOUT).append(escaped(risk.description())).append("\n");
      list(out, CANNOT, risk.replyCannotContain());
      list(out, MAY, risk.replyMayContain());
      out.append("\n").append(REPLY_TYPE).append(risk.shortReplyType()).append("\n");
      risk.reasonDenial()
          .ifPresent(code -> out.append("\n").append(DENIAL).append(code).append("\n"));
      risk.exception()
          .ifPresent(code -> out.append("\n").append(EXCEPTION).append(code).append("\n"));
    }
    return out.toString();
  }

  private static void list(StringBuilder out, String leadIn, List<String> items) {
    if (!items.isEmpty()) {
      out.append("\n").append(leadIn).append("\n\n");
      items.forEach(item -> out.append("- ").append(escaped(item)).append("\n"));
    }
  }

  /** "competitor_legal_claims" as people write it. */
  private static String title(String name) {
    return VerbPhrases.capitalised(name.replace('_', ' ').strip());
  }

  /** Marks that Markdown would read as its own. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>])", "\\\\$1").replaceAll("\\s+", " ");
  }
}
