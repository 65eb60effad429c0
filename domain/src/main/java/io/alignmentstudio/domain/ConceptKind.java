package io.alignmentstudio.domain;

/** Kinds of concepts in the ontology. */
public enum ConceptKind {
  ROLE,
  ORGANISATION,
  DEPARTMENT,
  ASSET,
  PERSON,
  PLACE,
  ACTION,
  OTHER
}
