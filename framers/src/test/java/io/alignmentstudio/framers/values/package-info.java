@NullMarked
package io.alignmentstudio.framers.values;

import org.jspecify.annotations.NullMarked;
