@NullMarked
package io.alignmentstudio.framers.conflicts;

import org.jspecify.annotations.NullMarked;
