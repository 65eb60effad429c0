package io.alignmentstudio.domain;

import java.util.Locale;

/** The four kinds of requests that an audit sends. */
public enum Bucket {
  ALLOWED_BASE,
  ALLOWED_EDGE,
  DENIED_BASE,
  DENIED_EDGE;

  public boolean allowed() {
    return this == ALLOWED_BASE || this == ALLOWED_EDGE;
  }

  /** The word in files: {@code allowed-base}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
