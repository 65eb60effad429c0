package io.alignmentstudio.studio.cycle;

import io.alignmentstudio.framers.Framed;
import io.alignmentstudio.framers.curation.Coverage;
import io.alignmentstudio.framers.ontology.OntologyCoverage;
import io.alignmentstudio.workspace.config.RowStyle;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code frame} prints of the coverage: how many of all, and one gap by name. */
final class CoverageFigures {
  private CoverageFigures() {}

  /**
   * The figures by name; the number in front of a name orders them.
   *
   * @param style of the rows: only full ones are meant to be many for each norm
   */
  static Map<String, String> of(Framed framed, RowStyle style) {
    Coverage coverage = framed.coverage();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("1 Documents", Integer.toString(framed.documents().size()));
    if (!framed.leftOut().isEmpty()) {
      figures.put("1 Documents left out", Integer.toString(framed.leftOut().size()));
    }
    figures.put("2 Norms", "%,d".formatted(framed.norms().size()));
    if (framed.waiting() > 0) {
      figures.put("2 Norms that wait for review", "%,d".formatted(framed.waiting()));
    }
    figures.put(
        "3 Norms with every kind of example",
        "%,d of %,d".formatted(coverage.completeNorms(), coverage.norms().size()));
    figures.put(
        "4 Norms told briefly",
        "%,d of %,d".formatted(coverage.brieflyTold(), coverage.norms().size()));
    if (style == RowStyle.FULL) {
      figures.put(
          "4 Norms with %d rows and more".formatted(Coverage.ENOUGH),
          "%,d of %,d".formatted(coverage.richNorms(), coverage.norms().size())
              + among(coverage.poorNorms()));
    }
    figures.put(
        "5 Terms used in rows",
        "%,d of %,d".formatted(coverage.terms() - coverage.unusedTerms().size(), coverage.terms())
            + (coverage.unusedTerms().isEmpty()
                ? ""
                : "; not, among others, " + coverage.unusedTerms().getFirst()));
    OntologyCoverage ontology = framed.ontology();
    figures.put(
        "6 Relations used in rows",
        "%,d of %,d".formatted(ontology.usedRelations(), ontology.relations()));
    figures.put(
        "7 Cells of modality, role and topic with rows",
        "%,d of %,d".formatted(ontology.filledCells(), ontology.cells()));
    figures.put(
        "8 Rows whose quotes are verbatim in their clauses",
        "%,d of %,d".formatted(coverage.resolvingRows(), coverage.rows()));
    coverage.sides().stream()
        .filter(sides -> sides.norms() > 0)
        .forEach(
            sides ->
                figures.put("8 Norms told on both sides of their " + sides.what(), both(sides)));
    figures.put(
        "9 Scenarios told briefly, which quote their rule",
        "%,d of %,d".formatted(coverage.quoting(), coverage.scenarios()));
    coverage
        .verdicts()
        .forEach(
            (verdict, count) ->
                figures.put("9 Scenarios, " + verdict.word(), "%,d".formatted(count)));
    return figures;
  }

  /** How many of the norms, and one of the others by name; the coverage names them all. */
  private static String both(Coverage.Sides sides) {
    return "%,d of %,d".formatted(sides.both(), sides.norms()) + among(sides.missing());
  }

  private static String among(Map<String, String> missing) {
    return missing.entrySet().stream()
        .min(Map.Entry.comparingByKey())
        .map(gap -> "; not, among others, " + gap.getKey() + ": " + gap.getValue())
        .orElse("");
  }
}
