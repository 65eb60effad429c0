package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict.Evidence;
import io.alignmentstudio.domain.Norm;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Weighs whether the texts of two norms bind, or only tell steps, items and examples. */
final class Wording {
  /** Headings over steps, tips and answers, whose "must" and "may" seldom bind. */
  private static final Pattern HOW_TO =
      Pattern.compile(
          "(?i).*\\?|.*\\b(?:how to|steps?|tips?|faqs?|getting started|walk-?through|tutorial|examples?|checklist|instructions?|troubleshooting|template)\\b.*");

  private static final Pattern BINDING =
      Pattern.compile(
          "(?i)\\b(?:must|shall|should|may|required?|prohibited|forbidden|responsible|ensure|never|not)\\b");

  private static final Pattern EXCEPTION = Pattern.compile("(?i)^\\W*except\\b");

  private static final Pattern DESCRIBES =
      Pattern.compile(
          "(?i)^\\w+(?: (?!(?:that|which|who|if|when|where|what|how|whether|as|until|unless|there|it|you|they|we)\\b)[\\w,'’-]+)* (?:is|are|was|were) (?:\\w+ly )?(?!to\\b)");

  private final Map<String, Clause> clauses;

  Wording(Map<String, Clause> clauses) {
    this.clauses = clauses;
  }

  Evidence of(Norm one, Norm other) {
    if (EXCEPTION.matcher(one.quote()).find() || EXCEPTION.matcher(other.quote()).find()) {
      return new Evidence("text", "an exception that was read as a rule", 0.4);
    }
    if (fragment(one) || fragment(other)) {
      return new Evidence("text", "an item of a list, which may tell what is done wrong", 0.5);
    }
    if (describes(one) || describes(other)) {
      return new Evidence("text", "a description that reads like an order", 0.5);
    }
    boolean orders = order(one) || order(other);
    if (howTo(one) || howTo(other)) {
      return new Evidence("text", "steps, tips or answers", orders ? 0.5 : 0.7);
    }
    return orders
        ? new Evidence("text", "an order without \"must\"", 0.95)
        : new Evidence("text", "both bind in so many words", 1);
  }

  /** An order in small letters is an item, and its lead-in may say that it is a mistake. */
  private boolean fragment(Norm norm) {
    Clause clause = clauses.get(norm.clauseIds().getFirst());
    return order(norm)
        && Character.isLowerCase(norm.quote().codePointAt(0))
        && (clause == null || !BINDING.matcher(clause.leadIn()).find());
  }

  /** "Access to data is restricted" starts like an order and has a verb of its own. */
  private static boolean describes(Norm norm) {
    return order(norm) && DESCRIBES.matcher(norm.action()).find();
  }

  private boolean howTo(Norm norm) {
    return headings(norm).stream().skip(1).anyMatch(each -> HOW_TO.matcher(each).matches());
  }

  private static boolean order(Norm norm) {
    return norm.method().startsWith("imperative");
  }

  private List<String> headings(Norm norm) {
    Clause clause = clauses.get(norm.clauseIds().getFirst());
    return clause == null ? List.of() : clause.headings();
  }
}
