/**
 * Policies in the formats of other programs: ODRL as JSON-LD, OSCAL catalogs, and Granite.Trust
 * policies; and the last two as policy documents.
 */
@NullMarked
package io.alignmentstudio.framers.ontology.exchange;

import org.jspecify.annotations.NullMarked;
