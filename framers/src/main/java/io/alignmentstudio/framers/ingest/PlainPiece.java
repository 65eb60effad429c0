package io.alignmentstudio.framers.ingest;

import java.util.List;
import java.util.Optional;

/** A paragraph, an item, a heading or a table of a plain text, before it is known which. */
sealed interface PlainPiece {
  /** The lines it was made of. */
  List<PlainLine> lines();

  /**
   * Lines that belong together.
   *
   * @param text of the lines, joined, with the marker
   * @param drawn what marks it as a heading, such as the character below it; empty when nothing
   * @param apart whether a blank line, a rule or the start of the text stands before it
   */
  record Text(
      String text, List<PlainLine> lines, Optional<PlainMarker> marker, String drawn, boolean apart)
      implements PlainPiece {
    public Text {
      lines = List.copyOf(lines);
    }

    boolean isBullet() {
      return marker.filter(PlainMarker::isBullet).isPresent();
    }

    Optional<Label> label() {
      return marker.flatMap(PlainMarker::label);
    }

    /** The text behind the marker. */
    String rest() {
      return text.substring(Math.min(text.length(), marker.map(PlainMarker::end).orElse(0)));
    }

    boolean isDone() {
      return PlainLine.isDone(text);
    }

    boolean isQuoted() {
      return lines.getFirst().quoted();
    }

    int words() {
      return ClauseRules.words(text);
    }

    /** The column at which its lines begin, the first of several excepted. */
    int indent() {
      return lines.stream().mapToInt(PlainLine::indent).min().orElse(0);
    }
  }

  /**
   * A table.
   *
   * @param rows cells by row, of equal number
   * @param sources the lines of each row
   * @param headed whether a line is drawn below the first row
   */
  record Table(List<List<String>> rows, List<List<PlainLine>> sources, boolean headed)
      implements PlainPiece {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
      sources = sources.stream().map(List::copyOf).toList();
    }

    @Override
    public List<PlainLine> lines() {
      return sources.stream().flatMap(List::stream).toList();
    }
  }
}
