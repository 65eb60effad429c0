package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.PolicyNode;
import io.alignmentstudio.domain.Section;
import io.alignmentstudio.framers.ingest.SectionDraft.ClauseDraft;
import io.alignmentstudio.framers.ingest.SectionDraft.Subsection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each section and clause its id. An id depends on printed labels, on titles of the sections
 * around it and on the order inside its own section, never on what stands in other sections, as
 * long as the labels of the document are unique.
 */
final class Ids {
  /** Key of the text before the first heading. */
  private static final String FRONT = "0";

  private final String regulation;
  private final String prefix;
  private final Map<SectionDraft, String> keys = new HashMap<>();
  private final Set<String> sectionKeys = new HashSet<>();

  private Ids(String regulation, String documentSlug) {
    this.regulation = regulation;
    this.prefix = regulation + ":" + (documentSlug.isEmpty() ? "" : documentSlug + "/");
  }

  /**
   * Freezes a tree.
   *
   * @param documentSlug put before every id; empty for the only document of its regulation
   * @param fallbackTitle of the document when the tree has none
   */
  static Section assign(
      SectionDraft root, String regulation, String documentSlug, String fallbackTitle) {
    Ids ids = new Ids(regulation, documentSlug);
    ids.keySections(root);
    String title = root.title.isEmpty() ? fallbackTitle : root.title;
    String id = documentSlug.isEmpty() ? regulation : regulation + ":" + documentSlug;
    return new Section(id, "", title, 0, List.copyOf(root.evidence), ids.children(root, 0));
  }

  private void keySections(SectionDraft root) {
    keys.put(root, FRONT);
    sectionKeys.add(FRONT);
    Map<String, Long> uses =
        root.all()
            .filter(section -> section.label.isPresent())
            .collect(Collectors.groupingBy(Ids::ownKey, Collectors.counting()));
    root.all().skip(1).forEach(section -> keySection(section, uses));
  }

  private void keySection(SectionDraft section, Map<String, Long> uses) {
    SectionDraft parent = section.parent.orElseThrow();
    String outer = parent.parent.isPresent() ? keys.getOrDefault(parent, "") + "." : "";
    String key;
    if (section.label.isEmpty()) {
      key = outer + Slug.of(section.title);
    } else {
      String own = ownKey(section);
      boolean alone = uses.getOrDefault(own, 0L) == 1 && standsAlone(section);
      boolean extendsParent = !outer.isEmpty() && (own + ".").startsWith(outer);
      key = alone || extendsParent ? own : outer + own;
    }
    String unique = key;
    for (int n = 2; !sectionKeys.add(unique); n++) {
      unique = key + "-" + n;
    }
    keys.put(section, unique);
  }

  private static String ownKey(SectionDraft section) {
    return section.label.map(Label::key).orElse("");
  }

  /** Whether the label says where the section is without the labels around it. */
  private static boolean standsAlone(SectionDraft section) {
    Label label = section.label.orElseThrow();
    boolean inAnnex =
        section
            .parent
            .orElseThrow()
            .upwards()
            .flatMap(above -> above.label.stream())
            .anyMatch(above -> above.family() == Family.ANNEX);
    return !inAnnex
        && switch (label.family()) {
          case ANNEX, ARTICLE, SECTION, CONTROL, DECIMAL -> true;
          case PART,
              TITLE,
              SUBTITLE,
              CHAPTER,
              SUBCHAPTER,
              SUBPART,
              UPPER_ROMAN,
              UPPER_LETTER,
              LOWER_LETTER,
              LOWER_ROMAN ->
              false;
        };
  }

  private List<PolicyNode> children(SectionDraft section, int level) {
    Iterator<String> locals = localKeys(section).iterator();
    List<String> headings = section.headings();
    List<PolicyNode> result = new ArrayList<>();
    for (SectionDraft.Child child : section.children) {
      result.add(
          switch (child) {
            case Subsection below -> section(below.section(), level + 1);
            case ClauseDraft clause ->
                new Clause(
                    prefix + keys.get(section) + "." + locals.next(),
                    regulation,
                    clause.type(),
                    clause.label(),
                    clause.text(),
                    clause.leadIn(),
                    headings,
                    clause.span(),
                    Clause.contentHash(clause.type(), clause.text(), clause.leadIn(), headings));
          });
    }
    return result;
  }

  private Section section(SectionDraft section, int level) {
    return new Section(
        prefix + keys.get(section),
        section.label.map(Label::printed).orElse(""),
        section.title,
        level,
        List.copyOf(section.evidence),
        children(section, level));
  }

  /** Keys of the clauses of one section: printed labels where unique, ordinals elsewhere. */
  private List<String> localKeys(SectionDraft section) {
    List<ClauseDraft> clauses = section.clauses().toList();
    Map<String, Integer> uses = new HashMap<>();
    clauses.forEach(clause -> uses.merge(String.join(".", clause.path()), 1, Integer::sum));
    List<String> result = new ArrayList<>();
    Set<String> taken = new HashSet<>(uses.keySet());
    // A clause "4.2.3" must not be mistaken for a section "4.2.3", whenever that is added.
    boolean numbered =
        section.parent.isPresent()
            && section.subsections().anyMatch(below -> below.label.isPresent());
    for (int i = 0; i < clauses.size(); i++) {
      ClauseDraft clause = clauses.get(i);
      String path = String.join(".", clause.path());
      boolean printed =
          !path.isEmpty()
              && uses.get(path) == 1
              && !sectionKeys.contains(keys.get(section) + "." + path);
      result.add(printed ? path : ordinal(i + 1, numbered, taken));
    }
    return result;
  }

  private static String ordinal(int position, boolean numbered, Set<String> taken) {
    String plain = Integer.toString(position);
    String key = numbered || taken.contains(plain) ? "p" + plain : plain;
    String unique = key;
    for (int n = 2; !taken.add(unique); n++) {
      unique = key + "-" + n;
    }
    return unique;
  }

  /** The name of a document among several of a regulation. */
  static String documentSlug(String stem, Set<String> taken) {
    String slug = Slug.of(stem);
    String unique = slug;
    for (int n = 2; !taken.add(unique); n++) {
      unique = slug + "-" + n;
    }
    return unique;
  }
}
