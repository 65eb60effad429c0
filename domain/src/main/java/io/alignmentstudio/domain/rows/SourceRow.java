package io.alignmentstudio.domain.rows;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * One row of a file before its fields are understood.
 *
 * @param node an object; cells of a table are texts, empty ones are absent
 * @param place of a field by its name, for messages: "column 54", "cell C3"; empty where the field
 *     is not there
 * @param table whether it comes from a table, where every value is a text
 */
record SourceRow(JsonNode node, RowSource source, UnaryOperator<String> place, boolean table) {
  SourceRow {
    requireNonNull(node, "node is null");
    requireNonNull(source, "source is null");
    requireNonNull(place, "place is null");
  }
}
