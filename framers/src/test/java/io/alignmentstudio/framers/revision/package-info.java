@NullMarked
package io.alignmentstudio.framers.revision;

import org.jspecify.annotations.NullMarked;
