package io.alignmentstudio.framers.export;

import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Provenance;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Every field of every kind of row as one table. Lists are JSON; a field that a kind lacks is
 * empty.
 */
final class ExampleTable {
  /** One column. */
  record Column(String name, Function<ExportRow, Optional<String>> value) {}

  static final List<Column> COLUMNS =
      List.of(
          column("id", Example::id),
          column("kind", ExampleTable::kind),
          column("regulation", Example::regulation),
          new Column(
              "split",
              row -> Optional.of(row.split().name().toLowerCase(Locale.ROOT).replace('_', '-'))),
          optional("task", row -> instruction(row).map(Example.Instruction::task)),
          optional("label", row -> scenario(row).map(scenario -> scenario.label().word())),
          optional("bucket", row -> preference(row).map(pair -> pair.bucket().word())),
          column("prompt", Example::prompt),
          optional(
              "answer",
              row ->
                  instruction(row)
                      .map(Example.Instruction::answer)
                      .or(() -> preference(row).map(Example.Preference::chosen))),
          optional("rejected", row -> preference(row).map(Example.Preference::rejected)),
          optional("missing_fact", row -> scenario(row).flatMap(Example.Scenario::missingFact)),
          optional("key_facts", row -> instruction(row).map(each -> Json.write(each.keyFacts()))),
          optional("answerable", row -> instruction(row).map(each -> "" + each.answerable())),
          column("group", Example::group),
          optional("norm_id", row -> row.provenance().normId()),
          list("clause_ids", Provenance::clauseIds),
          list("clause_quotes", Provenance::quotes),
          column("generator", row -> row.provenance().generator()),
          column("source", row -> row.provenance().source()));

  private ExampleTable() {}

  /** "instruction", "scenario" or "preference". */
  private static String kind(Example row) {
    return switch (row) {
      case Example.Instruction _ -> "instruction";
      case Example.Scenario _ -> "scenario";
      case Example.Preference _ -> "preference";
    };
  }

  private static Optional<Example.Instruction> instruction(Example row) {
    return row instanceof Example.Instruction found ? Optional.of(found) : Optional.empty();
  }

  private static Optional<Example.Scenario> scenario(Example row) {
    return row instanceof Example.Scenario found ? Optional.of(found) : Optional.empty();
  }

  private static Optional<Example.Preference> preference(Example row) {
    return row instanceof Example.Preference found ? Optional.of(found) : Optional.empty();
  }

  private static Column column(String name, Function<Example, String> value) {
    return optional(name, row -> Optional.of(value.apply(row)));
  }

  private static Column optional(String name, Function<Example, Optional<String>> value) {
    return new Column(name, row -> value.apply(row.example()));
  }

  private static Column list(String name, Function<Provenance, List<String>> value) {
    return column(name, row -> Json.write(value.apply(row.provenance())));
  }
}
