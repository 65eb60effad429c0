@NullMarked
package io.alignmentstudio.studio.cycle;

import org.jspecify.annotations.NullMarked;
