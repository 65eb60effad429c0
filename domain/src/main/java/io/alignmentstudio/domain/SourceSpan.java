package io.alignmentstudio.domain;

/** Where a clause stands in its source file. */
public sealed interface SourceSpan {
  /** Says it to a person: {@code lines 12-14}, {@code page 3}. */
  String describe();

  /** Lines and columns of a text file, counted from 1, both ends included. */
  record Lines(int firstLine, int firstColumn, int lastLine, int lastColumn) implements SourceSpan {
    @Override
    public String describe() {
      return firstLine == lastLine ? "line " + firstLine : "lines " + firstLine + "-" + lastLine;
    }
  }

  /** A box on a page, in points from the upper left corner; pages are counted from 1. */
  record PageBox(int page, double x, double y, double width, double height, int lastPage)
      implements SourceSpan {
    @Override
    public String describe() {
      return page == lastPage ? "page " + page : "pages " + page + "-" + lastPage;
    }
  }

  /** Paragraphs of a word processor's document body, counted from 1, both ends included. */
  record Paragraphs(int first, int last) implements SourceSpan {
    @Override
    public String describe() {
      return first == last ? "paragraph " + first : "paragraphs " + first + "-" + last;
    }
  }

  /**
   * An element of a structured file, by lines and columns of its content, counted from 1, both ends
   * included.
   *
   * @param id that the file itself gives the element, such as {@code art_5__para_1}; may be empty
   */
  record Element(String id, int firstLine, int firstColumn, int lastLine, int lastColumn)
      implements SourceSpan {
    @Override
    public String describe() {
      String lines = new Lines(firstLine, firstColumn, lastLine, lastColumn).describe();
      return id.isEmpty() ? lines : id + ", " + lines;
    }
  }
}
