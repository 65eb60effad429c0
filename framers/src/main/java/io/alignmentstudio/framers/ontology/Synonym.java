package io.alignmentstudio.framers.ontology;

/**
 * Another word for a concept, which the policies do not use.
 *
 * @param sense id of the concept's sense
 * @param source the open knowledge that says so
 */
public record Synonym(String sense, String word, String source) {}
