/** Tests of the whole. */
@NullMarked
package io.alignmentstudio.studio;

import org.jspecify.annotations.NullMarked;
