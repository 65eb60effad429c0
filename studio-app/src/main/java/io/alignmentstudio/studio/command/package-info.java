/** The command line: one class per command, exit codes, messages. */
@NullMarked
package io.alignmentstudio.studio.command;

import org.jspecify.annotations.NullMarked;
