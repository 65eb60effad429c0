/**
 * Finds norms that cannot both be followed, and which of them prevails.
 *
 * <p>Norms become {@link io.alignmentstudio.framers.conflicts.Act acts}: who does what kind of deed
 * with what to whom, and within which bounds. An index brings acts together that speak of the same
 * things; no other pairs are looked at. What clashes is weighed: each doubt that a careful reader
 * would have lowers the confidence, and only what stays above a threshold is stated as a conflict.
 * What is known of words beyond the documents' own definitions stands in two resource files, {@code
 * deeds.txt} and {@code terms.txt}, and in WordNet.
 */
@NullMarked
package io.alignmentstudio.framers.conflicts;

import org.jspecify.annotations.NullMarked;
