package io.alignmentstudio.domain;

/** Formats of policy documents that can be read. */
public enum DocumentFormat {
  MARKDOWN,
  PLAIN_TEXT,
  DOCX,
  PDF,
  HTML,
  /** Acts of the European Union, as its Publications Office writes them. */
  FORMEX,
  /** Acts and bills in the standard of OASIS, version 3. */
  AKOMA_NTOSO,
  /** Acts, bills and codes of the United States. */
  USLM,
  /** Catalogs of controls of NIST's Open Security Controls Assessment Language. */
  OSCAL
}
