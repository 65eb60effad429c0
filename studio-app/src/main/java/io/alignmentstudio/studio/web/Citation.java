package io.alignmentstudio.studio.web;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.lm.grounding.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clause that an answer rests on, for a page.
 *
 * @param headings titles of the enclosing sections, outermost first
 * @param leadIn text that governs the clause; may be empty
 * @param text verbatim
 * @param where in the source file; empty if the clause is no longer in the policy
 * @param passages the parts of it that the model was given
 */
public record Citation(
    String id,
    String regulation,
    List<String> headings,
    String leadIn,
    String text,
    String where,
    List<String> passages) {
  public Citation {
    headings = List.copyOf(headings);
    passages = List.copyOf(passages);
  }

  /** One citation for each clause, in the order of its first passage. */
  static List<Citation> of(List<Passage> passages, StudioBackend backend) {
    Map<String, List<Passage>> byClause = new LinkedHashMap<>();
    for (Passage passage : passages) {
      byClause.computeIfAbsent(passage.clauseId(), id -> new ArrayList<>()).add(passage);
    }
    return byClause.entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue(), backend.clause(entry.getKey())))
        .toList();
  }

  private static Citation of(String id, List<Passage> passages, Optional<Clause> clause) {
    List<String> texts = passages.stream().map(Passage::text).toList();
    String regulation = passages.getFirst().regulation();
    return clause
        .map(
            found ->
                new Citation(
                    id,
                    regulation,
                    found.headings(),
                    found.leadIn(),
                    found.text(),
                    found.span().describe(),
                    texts))
        .orElseGet(
            () -> new Citation(id, regulation, List.of(), "", String.join("\n", texts), "", texts));
  }
}
