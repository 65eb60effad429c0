package io.alignmentstudio.auditors.audit;

import java.util.Locale;

/** Which of the two models answered. */
public enum Side {
  UNALIGNED,
  ALIGNED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
