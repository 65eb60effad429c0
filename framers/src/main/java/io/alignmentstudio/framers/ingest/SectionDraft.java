package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A section while its tree grows; ids come last, when all of the document is known. */
final class SectionDraft {
  /** What stands under a section. */
  sealed interface Child {}

  record Subsection(SectionDraft section) implements Child {}

  /**
   * A clause without its id.
   *
   * @param path keys of its label and of the labels around it inside the section; empty when it has
   *     no label
   */
  record ClauseDraft(
      ClauseType type, String label, List<String> path, String text, String leadIn, SourceSpan span)
      implements Child {}

  final Optional<Label> label;
  final String title;
  final int sourceLevel;
  final Set<HeadingEvidence> evidence;
  final Optional<SectionDraft> parent;
  final List<Child> children = new ArrayList<>();

  /** A section that the source marks as one. */
  SectionDraft(
      Optional<Label> label, String title, int sourceLevel, Optional<SectionDraft> parent) {
    this(label, title, sourceLevel, Set.of(HeadingEvidence.MARKUP), parent);
  }

  SectionDraft(
      Optional<Label> label,
      String title,
      int sourceLevel,
      Set<HeadingEvidence> evidence,
      Optional<SectionDraft> parent) {
    this.label = label;
    this.title = title;
    this.sourceLevel = sourceLevel;
    this.evidence = evidence;
    this.parent = parent;
    parent.ifPresent(above -> above.children.add(new Subsection(this)));
  }

  /** This section, the section above it and so on, without the document itself. */
  Stream<SectionDraft> upwards() {
    return Stream.iterate(
        this, section -> section.parent.isPresent(), section -> section.parent.orElseThrow());
  }

  /** The titles from the outermost section to this one. */
  List<String> headings() {
    return upwards().map(SectionDraft::shownTitle).toList().reversed();
  }

  private String shownTitle() {
    return title.isEmpty() ? label.map(Label::printed).orElse("") : title;
  }

  Stream<SectionDraft> subsections() {
    return children.stream()
        .filter(Subsection.class::isInstance)
        .map(child -> ((Subsection) child).section());
  }

  Stream<ClauseDraft> clauses() {
    return children.stream().filter(ClauseDraft.class::isInstance).map(ClauseDraft.class::cast);
  }

  /** This section and all below it, in reading order. */
  Stream<SectionDraft> all() {
    return Stream.concat(Stream.of(this), subsections().flatMap(SectionDraft::all));
  }
}
