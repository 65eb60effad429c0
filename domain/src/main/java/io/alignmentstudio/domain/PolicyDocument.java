package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One version of one document, as a tree.
 *
 * @param regulation id of the {@link Regulation} that it belongs to
 * @param fileName name of the source file, without folders but those that tell it from another
 *     document of its regulation
 * @param format of the source file
 * @param hash of the bytes of the source file
 * @param warnings what a person should know about the reading: repaired text, hidden text left out
 */
public record PolicyDocument(
    String regulation,
    String fileName,
    DocumentFormat format,
    String hash,
    Section root,
    List<String> warnings) {
  public PolicyDocument {
    requireText(regulation, "regulation");
    requireText(fileName, "fileName");
    requireNonNull(format, "format is null");
    requireText(hash, "hash");
    requireNonNull(root, "root is null");
    warnings = List.copyOf(warnings);
  }

  /** The same document under another name. */
  public PolicyDocument named(String name) {
    return new PolicyDocument(regulation, name, format, hash, root, warnings);
  }

  public List<Clause> clauses() {
    return root.clauses().toList();
  }

  /**
   * How sure its structure is, from 0 to 1: the mean over its headings of {@link
   * HeadingEvidence#confidence}. A document without headings has 1 where its format would say which
   * lines are headings, else 0.5.
   */
  public double confidence() {
    return root.sections()
        .filter(section -> section.level() > 0)
        .mapToDouble(section -> HeadingEvidence.confidence(section.evidence()))
        .average()
        .orElse(format == DocumentFormat.PDF || format == DocumentFormat.PLAIN_TEXT ? 0.5 : 1);
  }
}
