/**
 * The settings of a workspace: {@code studio.yaml} as records.
 *
 * <p>Notable choices: a setting is one record component with a {@link Setting}; reading, checking,
 * defaults and the commented file that {@code studio init} writes all come from there. Bounds live
 * in the records' constructors, so that settings made in code are held to the same rules.
 */
@NullMarked
package io.alignmentstudio.workspace.config;

import org.jspecify.annotations.NullMarked;
