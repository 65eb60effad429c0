package io.alignmentstudio.examples.documents;

import java.util.List;

/** A policy in reading order, independent of file formats. */
record Policy(String title, List<Block> blocks) {
  Policy {
    blocks = List.copyOf(blocks);
  }

  /** Text in one weight. */
  record Run(String text, boolean bold) {}

  /** A piece of the policy. */
  sealed interface Block {
    /**
     * A heading.
     *
     * @param level 1 or 2, below the title
     * @param label the number that it shows; empty for an unnumbered heading
     */
    record Heading(int level, String label, String text) implements Block {}

    /** Running text. */
    record Paragraph(List<Run> text) implements Block {
      public Paragraph {
        text = List.copyOf(text);
      }

      /** Whether a list follows, which must not be torn off. */
      boolean leadsIn() {
        return text.getLast().text().endsWith(":");
      }
    }

    /** A highlighted block. */
    record CallOut(List<Run> text) implements Block {
      public CallOut {
        text = List.copyOf(text);
      }
    }

    /**
     * An item of a list.
     *
     * @param label as shown
     * @param first whether its list starts here
     */
    record Item(ListKind kind, String label, boolean first, List<Run> text) implements Block {
      public Item {
        text = List.copyOf(text);
      }
    }
  }

  /** What kind of numbers a list shows. */
  enum ListKind {
    BULLET,
    /** {@code 1.} in a list of its own. */
    NUMBER,
    /** {@code (a)} in a list of its own. */
    LETTER,
    /** {@code (1)} before a reason for a statute. */
    RECITAL,
    /** {@code 1.} before a paragraph of an article. */
    PARAGRAPH,
    /** {@code (a)} below a paragraph of an article, or below the article. */
    POINT
  }
}
