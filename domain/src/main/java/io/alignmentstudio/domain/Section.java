package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * A heading with what stands under it, in reading order.
 *
 * @param label the number that the document shows, such as {@code 4.2} or {@code Article 5}; may be
 *     empty
 * @param level 0 for the document itself, 1 for its top headings
 */
public record Section(String id, String label, String title, int level, List<PolicyNode> children)
    implements PolicyNode {
  public Section {
    requireText(id, "id");
    requireNonNull(label, "label is null");
    requireNonNull(title, "title is null");
    children = List.copyOf(children);
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
