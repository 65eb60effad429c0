/**
 * Policy documents become data: ingest, norms, ontology, generation, curation. {@link
 * io.alignmentstudio.framers.Framing} is the whole way.
 */
@NullMarked
package io.alignmentstudio.framers;

import org.jspecify.annotations.NullMarked;
