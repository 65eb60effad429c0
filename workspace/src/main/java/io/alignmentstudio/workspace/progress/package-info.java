/** Says how far long work is. */
@NullMarked
package io.alignmentstudio.workspace.progress;

import org.jspecify.annotations.NullMarked;
