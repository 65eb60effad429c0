package io.alignmentstudio.domain;

/** What a norm does to its bearer. */
public enum Modality {
  OBLIGATION,
  PROHIBITION,
  PERMISSION,
  RECOMMENDATION,
  DEFINITION
}
