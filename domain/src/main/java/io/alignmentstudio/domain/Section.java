package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.stream.Stream;

/**
 * A heading with what stands under it, in reading order.
 *
 * @param label the number that the document shows, such as {@code 4.2} or {@code Article 5}; may be
 *     empty
 * @param level 0 for the document itself, 1 for its top headings
 * @param evidence why it was read as a heading, in the order of the enum; empty for a document
 *     whose title is no heading
 */
public record Section(
    String id,
    String label,
    String title,
    int level,
    List<HeadingEvidence> evidence,
    List<PolicyNode> children)
    implements PolicyNode {
  public Section {
    requireText(id, "id");
    requireNonNull(label, "label is null");
    requireNonNull(title, "title is null");
    // Documents that were stored before evidence was recorded have none.
    evidence =
        requireNonNullElse(evidence, List.<HeadingEvidence>of()).stream()
            .distinct()
            .sorted()
            .toList();
    children = List.copyOf(children);
  }

  /** A section whose source says that it is one. */
  public Section(String id, String label, String title, int level, List<PolicyNode> children) {
    this(id, label, title, level, List.of(HeadingEvidence.MARKUP), children);
  }

  /** Every clause below this section, in reading order. */
  public Stream<Clause> clauses() {
    return children.stream()
        .flatMap(
            node ->
                switch (node) {
                  case Clause clause -> Stream.of(clause);
                  case Section section -> section.clauses();
                });
  }

  /** This section and every section below it, in reading order. */
  public Stream<Section> sections() {
    return Stream.concat(
        Stream.of(this),
        children.stream()
            .filter(Section.class::isInstance)
            .map(Section.class::cast)
            .flatMap(Section::sections));
  }
}
