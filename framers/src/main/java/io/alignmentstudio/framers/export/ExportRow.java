package io.alignmentstudio.framers.export;

import static java.util.Objects.requireNonNull;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.workspace.store.Split;
import java.util.List;

/**
 * A framed row with what an export may say of it.
 *
 * @param clauses that it rests on, put before the prompt; empty where prompts are to stand alone
 */
public record ExportRow(Example example, Split split, List<Clause> clauses) {
  public ExportRow {
    requireNonNull(example, "example is null");
    requireNonNull(split, "split is null");
    clauses = List.copyOf(clauses);
  }
}
