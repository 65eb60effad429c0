/**
 * Policy documents become trees of sections and clauses. A reader per format yields a flat stream
 * of blocks; one tree builder, shared by all formats, finds structure, clause types and ids.
 */
@NullMarked
package io.alignmentstudio.framers.ingest;

import org.jspecify.annotations.NullMarked;
