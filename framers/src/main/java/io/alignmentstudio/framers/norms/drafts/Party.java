package io.alignmentstudio.framers.norms.drafts;

import io.alignmentstudio.framers.norms.grammar.Subject;

/**
 * Who acts, and how the sentence calls it.
 *
 * @param surface the subject for the statement
 * @param negative whether the subject denies: "nobody may"
 * @param only whether the subject excludes others: "only the CCO may"
 */
record Party(Subject subject, String bearer, String surface, boolean negative, boolean only) {
  /** A party that neither denies nor excludes. */
  static Party plain(Subject subject, String surface) {
    return new Party(
        subject,
        surface.replaceFirst("(?i)^all (?:of )?(?:the )?(?=\\w)", ""),
        surface,
        false,
        false);
  }

  /** What "only the name and the employer may be recorded" leaves out. */
  String others() {
    return (subject.animate() ? "anyone" : "anything") + " other than " + surface;
  }
}
