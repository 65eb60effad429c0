/**
 * Open knowledge about the words of policies, offline: WordNet, and slices of Wikidata and
 * ConceptNet from files. It relates concepts that the policies have; it adds none.
 */
@NullMarked
package io.alignmentstudio.framers.ontology.knowledge;

import org.jspecify.annotations.NullMarked;
