package io.alignmentstudio.framers.generation;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Provenance;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the rows of one norm, with their ids and sources. */
record NormRows(Norm norm, GenerationContext context) {
  /**
   * A question or task.
   *
   * @param number from 1, different for every row of the norm
   * @param answer tidied already
   * @param others norms that the answer rests on as well
   * @param answerable whether the policy answers it; else the row rests on no clause
   */
  Example.Instruction instruction(
      String task,
      int number,
      String prompt,
      String answer,
      List<String> keyFacts,
      List<Norm> others,
      boolean answerable) {
    String group = context.rows(norm) + "/instruction/" + task + "-" + number;
    Set<String> clauses = new LinkedHashSet<>(norm.clauseIds());
    Set<String> quotes = new LinkedHashSet<>(List.of(norm.quote()));
    for (Norm other : others) {
      clauses.addAll(other.clauseIds());
      quotes.add(other.quote());
    }
    return new Example.Instruction(
        group,
        norm.regulation(),
        task,
        Words.tidy(Words.capitalise(prompt)),
        answer,
        answerable ? keyFacts : List.of(),
        answerable,
        group,
        provenance(
            answerable ? List.copyOf(clauses) : List.of(),
            answerable ? List.copyOf(quotes) : List.of(),
            "question " + task));
  }

  /**
   * A request with a better and a worse answer.
   *
   * @param number from 1, different for every row of the norm and bucket
   * @param frame what the request is told in, beside the bucket
   */
  Example.Preference preference(
      Bucket bucket, int number, String frame, String prompt, String chosen, String rejected) {
    String group = context.rows(norm) + "/preference/" + bucket.word() + "-" + number;
    return new Example.Preference(
        group,
        norm.regulation(),
        bucket,
        Words.tidy(Words.capitalise(prompt)),
        Words.tidy(chosen),
        Words.tidy(rejected),
        group,
        provenance(norm.clauseIds(), List.of(norm.quote()), "request " + frame));
  }

  private Provenance provenance(List<String> clauses, List<String> quotes, String frame) {
    return new Provenance(
        Optional.of(norm.id()),
        clauses,
        quotes,
        TemplateGenerator.NAME,
        frame + " v" + context.settings().manner().version);
  }
}
