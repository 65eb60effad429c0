/** The settings of {@code studio train}: one record a group of keys, with defaults and meanings. */
@NullMarked
package io.alignmentstudio.studio.training.settings;

import org.jspecify.annotations.NullMarked;
