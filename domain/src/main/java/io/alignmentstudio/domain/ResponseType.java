package io.alignmentstudio.domain;

/** How far an answer gives what was asked. */
public enum ResponseType {
  FULL_ANSWER,
  PARTIAL_REFUSAL,
  REFUSAL
}
