@NullMarked
package io.alignmentstudio.framers.examples;

import org.jspecify.annotations.NullMarked;
