package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The smallest addressable text of a policy document.
 *
 * @param id stable id, unique in the workspace: {@code <regulation>:<section label>.<ordinal>}
 * @param regulation id of the {@link Regulation}
 * @param label the number or letter that the document shows, such as {@code 4.2} or {@code (a)};
 *     may be empty
 * @param text verbatim text
 * @param leadIn verbatim text that governs a list item, such as "Employees must not:"; empty
 *     elsewhere
 * @param headings titles of the enclosing sections, outermost first
 * @param hash of the text, lead-in and headings: what norms and data depend on
 */
public record Clause(
    String id,
    String regulation,
    ClauseType type,
    String label,
    String text,
    String leadIn,
    List<String> headings,
    SourceSpan span,
    String hash)
    implements PolicyNode {
  public Clause {
    requireText(id, "id");
    requireText(regulation, "regulation");
    requireNonNull(type, "type is null");
    requireNonNull(label, "label is null");
    requireText(text, "text");
    requireNonNull(leadIn, "leadIn is null");
    headings = List.copyOf(headings);
    requireNonNull(span, "span is null");
    requireText(hash, "hash");
  }

  /** The hash of a clause with this content. */
  public static String contentHash(
      ClauseType type, String text, String leadIn, List<String> headings) {
    return Hash.of(type.name(), text, leadIn, String.join("\n", headings));
  }

  /** The text with the lead-in that governs it, for a reader who sees nothing else. */
  public String fullText() {
    return leadIn.isEmpty() ? text : leadIn + " " + text;
  }
}
