package io.alignmentstudio.framers.ingest;

import java.util.ArrayList;
import java.util.List;

/** Rows and cells of a Word table, also inside content controls and tracked insertions. */
final class WordTables {
  private WordTables() {}

  static List<XmlNode> rows(XmlNode table) {
    List<XmlNode> rows = new ArrayList<>();
    collect(table, "tr", rows);
    rows.removeIf(row -> row.at("trPr", "del").isPresent());
    return rows;
  }

  static List<XmlNode> cells(XmlNode row) {
    List<XmlNode> cells = new ArrayList<>();
    collect(row, "tc", cells);
    cells.removeIf(cell -> cell.at("tcPr", "cellDel").isPresent());
    return cells;
  }

  private static void collect(XmlNode parent, String name, List<XmlNode> found) {
    for (XmlNode node : parent.children()) {
      if (node.name().equals(name)) {
        found.add(node);
      } else if (node.name().equals("sdt")
          || node.name().equals("sdtContent")
          || node.name().equals("ins")
          || node.name().equals("customXml")) {
        collect(node, name, found);
      }
    }
  }
}
