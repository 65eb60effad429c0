/**
 * What a set of policies talks about: terms (roles, departments, organisations, assets, people,
 * places, actions), their senses and relations, and how much of that the data uses.
 *
 * <p>{@link io.alignmentstudio.framers.ontology.OntologyExtractor} collects the terms that
 * generation must cover; {@link io.alignmentstudio.framers.ontology.Ontology} relates them with
 * norms and clauses, and depends on nothing but the documents. Open knowledge is added on demand.
 */
@NullMarked
package io.alignmentstudio.framers.ontology;

import org.jspecify.annotations.NullMarked;
