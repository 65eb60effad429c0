@NullMarked
package io.alignmentstudio.studio.training;

import org.jspecify.annotations.NullMarked;
