/** The cycle: frame, base, instruct, audit, report, each a resumable step of a workspace. */
@NullMarked
package io.alignmentstudio.studio.cycle;

import org.jspecify.annotations.NullMarked;
