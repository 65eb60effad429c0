package io.alignmentstudio.framers.ingest;

import io.alignmentstudio.domain.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads mixed content in order: texts and inline elements become texts of a provision, block
 * elements are read by the format's own rules. What is left out is counted by what it is.
 */
abstract class XmlFlow {
  private final Map<String, Integer> leftOut = new TreeMap<>();
  final List<String> tableWarnings = new ArrayList<>();

  /** Whether an element belongs to the sentence around it. */
  abstract boolean isInline(XmlNode element);

  /** Reads an element that does not. */
  abstract void block(XmlNode element, Provision at);

  /** Adds an inline element to a text. */
  abstract void inline(XmlNode element, Run run);

  /** The mark of a footnote; empty when the source leaves the counting to the printer. */
  abstract String noteMark(XmlNode note);

  /** Reads the content of an element. */
  final void flow(XmlNode parent, Provision at) {
    Run run = new Run(idOf(parent));
    for (XmlNode child : parent.content()) {
      if (child.isText() || isInline(child)) {
        run.add(child);
      } else {
        flush(run, at);
        run = new Run(idOf(parent));
        block(child, at);
      }
    }
    flush(run, at);
  }

  /** Reads an element whose whole content is one text. */
  final Run whole(XmlNode element) {
    Run run = new Run(idOf(element));
    element.content().forEach(run::add);
    return run;
  }

  final void flush(Run run, Provision at) {
    if (run.hasWords()) {
      at.text(run.rich(), run.defines, run.span(at));
    }
    notes(run, at);
  }

  /** Writes the footnotes of a text behind it. */
  final void notes(Run run, Provision at) {
    for (XmlNode note : run.notes) {
      Run text = whole(note);
      at.note(noteMark(note), text.rich(), text.span(at));
    }
  }

  final void leaveOut(String what) {
    leftOut.merge(what, 1, Integer::sum);
  }

  /** What was left out, for a person. */
  final List<String> warnings() {
    return Stream.concat(
            leftOut.entrySet().stream()
                .map(entry -> "left out %s: %d".formatted(entry.getKey(), entry.getValue())),
            tableWarnings.stream())
        .toList();
  }

  /** The id that the source gives an element; empty when it gives none. */
  static String idOf(XmlNode element) {
    return element
        .attribute("eId")
        .or(() -> element.attribute("identifier"))
        .or(() -> element.attribute("IDENTIFIER"))
        .or(() -> element.attribute("id"))
        .orElse("");
  }

  static SourceSpan span(XmlNode element) {
    return span(idOf(element), element.place());
  }

  static SourceSpan span(String id, XmlNode.Place place) {
    return new SourceSpan.Element(
        id, place.line(), place.column(), place.lastLine(), place.lastColumn());
  }

  /** The rows of a table as HTML writes it. */
  final List<Block> htmlTable(XmlNode table) {
    List<XmlNode> rows = table.all().filter(node -> node.name().equals("tr")).toList();
    TableGrid grid = new TableGrid();
    for (XmlNode row : rows) {
      List<TableGrid.Cell> cells =
          row.children().stream()
              .filter(cell -> cell.name().equals("td") || cell.name().equals("th"))
              .map(this::cell)
              .toList();
      grid.row(cells, span(row));
    }
    int marked =
        (int)
            rows.stream()
                .takeWhile(
                    row -> row.children().stream().allMatch(cell -> cell.name().equals("th")))
                .count();
    return grid.blocks(marked, tableWarnings);
  }

  /** A cell of a table; HTML and Formex name what it spans alike. */
  final TableGrid.Cell cell(XmlNode cell) {
    String text = whole(cell).rich().text();
    return TableGrid.Cell.of(text, number(cell, "rowspan"), number(cell, "colspan"));
  }

  private static Optional<Integer> number(XmlNode cell, String name) {
    return cell.attribute(name)
        .or(() -> cell.attribute(name.toUpperCase(Locale.ROOT)))
        .filter(value -> value.matches("\\d{1,6}"))
        .map(Integer::valueOf);
  }

  /** A text while it is collected. */
  final class Run {
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> notes = new ArrayList<>();
    private final String id;
    private Optional<XmlNode.Place> place = Optional.empty();
    private boolean defines;

    private Run(String id) {
      this.id = id;
    }

    void add(XmlNode node) {
      if (node.isText()) {
        text.append(node.value());
      } else {
        inline(node, this);
      }
      if (!node.isText() || !node.value().isBlank()) {
        place = Optional.of(place.map(first -> first.to(node.place())).orElse(node.place()));
      }
    }

    void addAll(XmlNode parent) {
      parent.content().forEach(this::add);
    }

    void append(String characters) {
      text.append(characters);
    }

    void note(XmlNode note) {
      notes.add(note);
    }

    /** Notes that the source marks a defined term. */
    void define() {
      defines = true;
    }

    RichText rich() {
      return RichText.plain(text.toString());
    }

    /** Whether there is more than the punctuation that follows a quotation. */
    boolean hasWords() {
      return text.chars().anyMatch(Character::isLetterOrDigit);
    }

    SourceSpan span(Provision at) {
      String source = at.sourceId().isEmpty() ? id : at.sourceId();
      return XmlFlow.span(source, place.orElse(new XmlNode.Place(1, 1, 1, 1)));
    }
  }
}
