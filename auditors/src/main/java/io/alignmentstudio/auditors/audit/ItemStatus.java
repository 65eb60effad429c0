package io.alignmentstudio.auditors.audit;

import java.util.Locale;

/** What became of a planned item on one side. */
public enum ItemStatus {
  DONE,
  ERROR,
  NOT_RUN;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
