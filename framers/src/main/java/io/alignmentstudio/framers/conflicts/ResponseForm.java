package io.alignmentstudio.framers.conflicts;

import io.alignmentstudio.domain.Norm;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a norm asks of the form of an assistant's answer. */
enum ResponseForm {
  /** Everything there is. */
  FULL(
      "\\b(?:full|complete|completely|in full|every|all of (?:them|it)|everything|entire|word for word|verbatim)\\b"),
  /** The words of the source. */
  VERBATIM("\\b(?:word for word|verbatim|exact wording|literally|exact words)\\b"),
  /** Other words than the source's. */
  PLAIN("\\b(?:plain words|own words|paraphrase|simple words|plain language)\\b"),
  /**
   * No more than so many words, sentences, items: a limit, whether ordered or its excess forbidden.
   */
  LIMIT(
      "\\b(?:(?:longer|more|fewer) than|exceed|at most|up to|maximum of|in) (?:\\d+|[a-z]+) (?:words?|sentences?|characters?|lines?|items|paragraphs?)\\b|\\b(?:words?|sentences?) or (?:fewer|less)\\b"),
  /** Less text than there is. */
  BRIEF("\\b(?:brief(?:ly)?|concise(?:ly)?|shorten|summar\\w+)\\b"),
  /** No answer. */
  REFUSE("\\b(?:refuse|decline|not answer)\\b"),
  /** Less than was asked. */
  PARTIAL("\\b(?:leave out|omit|withhold|skip|partial)\\b");

  private final Pattern pattern;

  ResponseForm(String pattern) {
    this.pattern = Pattern.compile("(?i)" + pattern);
  }

  /** The forms that the action of a norm names. */
  static Set<ResponseForm> of(Norm norm) {
    Set<ResponseForm> forms = EnumSet.noneOf(ResponseForm.class);
    for (ResponseForm form : values()) {
      if (form.pattern.matcher(norm.action()).find()) {
        forms.add(form);
      }
    }
    if (forms.contains(LIMIT) && !wholeAnswers(norm)) {
      forms.remove(LIMIT);
    }
    return forms;
  }

  /** Whether a limit holds for answers and not for a refusal, a greeting, one kind of question. */
  private static boolean wholeAnswers(Norm norm) {
    return (norm.bearer() + " " + norm.action())
            .matches(
                "(?i).*\\b(?:any answer|answers?|responses?|repl(?:y|ies)|a list|messages?)\\b.*")
        && !norm.action().matches("(?i)^answer an? \\w+ (?:that|which|about).*");
  }
}
