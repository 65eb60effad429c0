package io.alignmentstudio.domain;

/** Priority of a regulation: a higher tier wins before any weight is looked at. */
public enum Tier {
  MUST,
  SHOULD,
  MAY
}
