@NullMarked
package io.alignmentstudio.studio.command;

import org.jspecify.annotations.NullMarked;
