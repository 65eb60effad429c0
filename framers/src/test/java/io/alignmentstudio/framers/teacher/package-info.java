@NullMarked
package io.alignmentstudio.framers.teacher;

import org.jspecify.annotations.NullMarked;
