package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.HeadingEvidence;
import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A piece of a document in reading order, before it has a place in the tree. */
sealed interface Block {
  /** The label of an item whose list has bullets. */
  String BULLET = "•";

  SourceSpan span();

  /** What the source says that a paragraph is. */
  enum Role {
    BODY,
    /** Running text right behind a part that a click opens: it answers no question of that part. */
    BESIDE,
    /** Boxed, shaded or quoted. */
    CALL_OUT,
    /** From a definition list: the lead is the term. */
    DEFINITION,
    FOOTNOTE
  }

  /**
   * A heading.
   *
   * @param level 0 for the title of the document, 1 for the top headings
   * @param label computed by the source's numbering; empty when a number, if any, is in the text
   * @param evidence why it is one; a number is added when its place is found
   */
  record Heading(
      int level, String label, String text, Set<HeadingEvidence> evidence, SourceSpan span)
      implements Block {
    public Heading {
      evidence = Set.copyOf(evidence);
    }

    /** A heading because the source says so. */
    Heading(int level, String label, String text, SourceSpan span) {
      this(level, label, text, Set.of(HeadingEvidence.MARKUP), span);
    }
  }

  /**
   * Running text, which may begin with a printed number.
   *
   * @param depth how many lists enclose it
   */
  record Paragraph(RichText text, Role role, int depth, SourceSpan span) implements Block {
    static Paragraph body(RichText text, SourceSpan span) {
      return new Paragraph(text, Role.BODY, 0, span);
    }
  }

  /**
   * An item of a list.
   *
   * @param label as printed, or a bullet
   * @param list tells the lists of a document apart
   * @param depth 0 for items of an outermost list
   */
  record Item(String label, int list, int depth, RichText text, SourceSpan span) implements Block {}

  /**
   * A row below the header of a table.
   *
   * @param headers one per cell, empty where the table has none
   */
  record Row(List<String> headers, List<String> cells, SourceSpan span) implements Block {
    /** The cells with their headers before them; empty when no cell has a text. */
    String text() {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String header = i < headers.size() ? headers.get(i) : "";
        if (!cells.get(i).isEmpty()) {
          parts.add(header.isEmpty() ? cells.get(i) : header + ": " + cells.get(i));
        }
      }
      return String.join("; ", parts);
    }
  }
}
