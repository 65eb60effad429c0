package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.framers.ingest.SectionDraft.Child;
import io.alignmentstudio.framers.ingest.SectionDraft.ClauseDraft;
import io.alignmentstudio.framers.ingest.SectionDraft.Subsection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Remembers the words before the first sub-heading of a section that govern the lists below all of
 * them: "Tools must not be used to:", then "Data" over "Upload source code". Without them an item
 * would say the opposite.
 */
final class Announced {
  /** Titles below which something else is said than the words above them announce. */
  private static final Pattern TURNS =
      Pattern.compile(
          "(?i).*\\b(?:exceptions?|exempt\\w*|instead|alternatives?|(?:un)?acceptable|allowed|permitted|prohibited|forbidden|banned"
              + "|must|shall|should|may|never|always|do|don['’]ts?|consequences?|sanctions?|enforcement|disciplinary|what to|how to"
              + "|reporting|definitions?|references|related|contacts?|questions?|faqs?|examples?|background|purpose|scope|why)\\b.*");

  /** Words that mean nothing without what follows them; "here is how:" is whole. */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?is)(?:.*\\b)?(?:(?:must|shall|should|may|will|can|cannot|not|never|always|don['’]t|to|for|from|avoid"
              + "|employees|staff|managers|we|you|everyone)|(?:the following|these)\\b.*\\b(?:is|are)\\b.*\\b(?:prohibited|forbidden|banned"
              + "|(?:not|never) (?:permitted|allowed|tolerated|acceptable)|unacceptable|permitted|allowed))\\W*");

  /**
   * Words above a title.
   *
   * @param near whether they govern only what follows its title at once, as nothing shows where
   *     they end
   */
  record Above(String words, boolean near) {
    static final Above NOTHING = new Above("", false);
  }

  private record Governing(SectionDraft holder, Above above) {}

  private Optional<Governing> governing = Optional.empty();
  private Optional<SectionDraft> last = Optional.empty();

  /** What governs the lists of a section that is opened now. */
  Above over(SectionDraft opened) {
    SectionDraft parent = opened.parent.orElseThrow();
    SectionDraft before = last.orElse(parent);
    Optional<String> fresh = openEnd(before, opened);
    if (fresh.isPresent()) {
      boolean encloses = before.equals(parent) && parent.parent.isPresent();
      governing =
          fresh
              .filter(words -> encloses || LeadIn.endsWithColon(words))
              .map(words -> new Governing(parent, new Above(words, !encloses)));
    }
    boolean listless = fresh.isEmpty() && !startsWithList(before);
    governing =
        governing
            .filter(found -> encloses(found.holder(), opened))
            .filter(found -> !found.above().near() || !listless)
            .filter(_ -> !TURNS.matcher(opened.title).matches());
    last = Optional.of(opened);
    return governing.map(Governing::above).orElse(Above.NOTHING);
  }

  private static boolean encloses(SectionDraft holder, SectionDraft opened) {
    return holder.parent.isEmpty() || opened.upwards().skip(1).anyMatch(holder::equals);
  }

  private static boolean startsWithList(SectionDraft section) {
    return section
        .clauses()
        .findFirst()
        .filter(first -> first.type() == ClauseType.LIST_ITEM)
        .isPresent();
  }

  /** The open words with which a section breaks off before another one. */
  private static Optional<String> openEnd(SectionDraft section, SectionDraft opened) {
    List<Child> children =
        section.children.stream().filter(child -> !child.equals(new Subsection(opened))).toList();
    return !children.isEmpty()
            && children.getLast() instanceof ClauseDraft clause
            && clause.type() == ClauseType.PARAGRAPH
            && LeadIn.opens(clause.text())
            && OPEN.matcher(LeadIn.lastSentence(clause.text())).matches()
        ? Optional.of(LeadIn.lastSentence(clause.text()))
        : Optional.empty();
  }
}
