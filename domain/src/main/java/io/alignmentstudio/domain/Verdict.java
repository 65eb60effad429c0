package io.alignmentstudio.domain;

import java.util.Locale;

/** Whether a situation keeps a policy; ambiguous when a decisive fact is missing. */
public enum Verdict {
  COMPLIANT,
  VIOLATION,
  AMBIGUOUS;

  /** The word in files, prompts and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
