package io.alignmentstudio.domain;

import static io.alignmentstudio.domain.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A self-sufficient atomic policy.
 *
 * @param id stable id: {@code <clause id>/<ordinal in the clause>}
 * @param bearer who is bound or entitled, as a noun phrase: "employees", "the line manager"; of a
 *     definition, the term
 * @param action what the bearer does, as a bare verb phrase without modal or negation: "accept a
 *     gift above EUR 75"; of a definition, the meaning
 * @param object the direct object of the action, if found
 * @param counterparty the other party of the action, if found: "a supplier"
 * @param condition when the norm applies, with its marker: "if the gift is cash"
 * @param exception when it does not, with its marker: "unless the line manager agrees"
 * @param threshold a quantity that decides, verbatim: "EUR 75"
 * @param deadline a time that decides, verbatim: "within five working days"
 * @param binding whether it binds; recitals and guidance hold no norms that do
 * @param statement one sentence that is understood without its clause
 * @param quote the verbatim words of the clause that it rests on
 * @param method how it was found: "modal", "imperative", "definition", ...; "modal, bearer assumed"
 *     where the sentence names nobody and the bearer is whom the document addresses
 */
public record Norm(
    String id,
    String regulation,
    List<String> clauseIds,
    String bearer,
    Modality modality,
    String action,
    Optional<String> object,
    Optional<String> counterparty,
    Optional<String> condition,
    Optional<String> exception,
    Optional<String> threshold,
    Optional<String> deadline,
    boolean binding,
    String statement,
    String quote,
    String method) {
  public Norm {
    requireText(id, "id");
    requireText(regulation, "regulation");
    clauseIds = List.copyOf(clauseIds);
    if (clauseIds.isEmpty()) {
      throw new IllegalArgumentException("norm " + id + " names no clause");
    }
    requireText(bearer, "bearer");
    requireNonNull(modality, "modality is null");
    requireText(action, "action");
    requireNonNull(object, "object is null");
    requireNonNull(counterparty, "counterparty is null");
    requireNonNull(condition, "condition is null");
    requireNonNull(exception, "exception is null");
    requireNonNull(threshold, "threshold is null");
    requireNonNull(deadline, "deadline is null");
    requireText(statement, "statement");
    requireText(quote, "quote");
    requireText(method, "method");
  }

  /** The norm under another number. */
  public Norm withId(String other) {
    return with(other, clauseIds, bearer, modality, action, binding, statement, quote, method);
  }

  /** The norm with other words of the document under it. */
  public Norm withQuote(List<String> clauses, String words) {
    return with(id, clauses, bearer, modality, action, binding, statement, words, method);
  }

  /** The norm with another bearer and action; its statement stays. */
  public Norm withAct(String who, String deed) {
    return with(id, clauseIds, who, modality, deed, binding, statement, quote, method);
  }

  /** The norm with another force, and what it says then. */
  public Norm withForce(Modality other, String deed, boolean binds, String said) {
    return with(id, clauseIds, bearer, other, deed, binds, said, quote, method);
  }

  /** The norm as found in another way. */
  public Norm withMethod(String other) {
    return with(id, clauseIds, bearer, modality, action, binding, statement, quote, other);
  }

  private Norm with(
      String newId,
      List<String> newClauseIds,
      String newBearer,
      Modality newModality,
      String newAction,
      boolean newBinding,
      String newStatement,
      String newQuote,
      String newMethod) {
    return new Norm(
        newId,
        regulation,
        newClauseIds,
        newBearer,
        newModality,
        newAction,
        object,
        counterparty,
        condition,
        exception,
        threshold,
        deadline,
        newBinding,
        newStatement,
        newQuote,
        newMethod);
  }
}
