/**
 * The words of a sentence as a person reads them: without marks, markup, contractions and asides,
 * and with a name in place of what a template leaves open.
 */
@NullMarked
package io.alignmentstudio.framers.norms.text;

import org.jspecify.annotations.NullMarked;
