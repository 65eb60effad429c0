/**
 * Compares two revisions of a document clause by clause: what came, went, moved and changed, and
 * what that does to the norms.
 */
@NullMarked
package io.alignmentstudio.framers.revision;

import org.jspecify.annotations.NullMarked;
