/** Policy documents become knowledge and data: ingest, structure, norms, ontology, generation. */
@NullMarked
package io.alignmentstudio.framers;

import org.jspecify.annotations.NullMarked;
