/**
 * Files that steps make: models, adapters, reports. Named by the hash of their content.
 *
 * <p>Notable choices: an artifact is complete or not there (temporary folder, sync, rename); it is
 * never changed afterwards; a damaged one is noticed and made again.
 */
@NullMarked
package io.alignmentstudio.workspace.artifact;

import org.jspecify.annotations.NullMarked;
