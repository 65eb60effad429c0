package io.alignmentstudio.domain;

/** Formats of policy documents that can be read. */
public enum DocumentFormat {
  MARKDOWN,
  PLAIN_TEXT,
  DOCX,
  PDF
}
