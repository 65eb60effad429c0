package io.alignmentstudio.framers.ontology.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;

/** Writes the rows of an answer in columns, names in their short form. */
final class ResultTable {
  /** Widest column; longer texts make their line longer, and nothing is cut. */
  private static final int WIDEST = 60;

  private ResultTable() {}

  static String print(ResultSet found, Model model) {
    List<String> names = found.getResultVars();
    List<List<String>> rows = new ArrayList<>();
    while (found.hasNext()) {
      QuerySolution solution = found.next();
      rows.add(names.stream().map(name -> text(solution.get(name), model)).toList());
    }
    int[] widths = new int[names.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      int longest = rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      widths[column] = Math.min(WIDEST, Math.max(names.get(column).length(), longest));
    }
    StringBuilder out = new StringBuilder();
    line(out, names, widths);
    rows.forEach(row -> line(out, row, widths));
    return out.append("%,d %s".formatted(rows.size(), rows.size() == 1 ? "row" : "rows"))
        .toString();
  }

  private static void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
    }
    out.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  private static String text(RDFNode node, Model model) {
    if (node == null) {
      return "";
    }
    if (node.isLiteral()) {
      return node.asLiteral().getLexicalForm().replaceAll("\\s+", " ");
    }
    return node.isAnon()
        ? "_:" + node.asResource().getId()
        : model.shortForm(node.asResource().getURI());
  }
}
