/**
 * The ontology as RDF: SKOS concepts, ODRL rules, PROV-O provenance; its invariants in SHACL, and
 * queries in SPARQL. Everything is in memory and on this machine.
 */
@NullMarked
package io.alignmentstudio.framers.ontology.graph;

import org.jspecify.annotations.NullMarked;
