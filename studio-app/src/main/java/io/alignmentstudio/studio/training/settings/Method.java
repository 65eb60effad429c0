package io.alignmentstudio.studio.training.settings;

/** What is trained. */
public enum Method {
  /** Low-rank updates. */
  LORA,
  /** Low-rank updates of a base in 4 bits. */
  QLORA,
  /** Every weight. */
  FULL
}
