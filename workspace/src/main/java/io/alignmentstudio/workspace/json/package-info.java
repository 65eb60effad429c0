/** JSON forms of the domain. */
@NullMarked
package io.alignmentstudio.workspace.json;

import org.jspecify.annotations.NullMarked;
