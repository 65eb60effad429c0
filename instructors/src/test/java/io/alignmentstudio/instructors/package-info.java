@NullMarked
package io.alignmentstudio.instructors;

import org.jspecify.annotations.NullMarked;
