/** Behaviour is instilled: supervised fine-tuning, preference tuning, adapters. */
@NullMarked
package io.alignmentstudio.instructors;

import org.jspecify.annotations.NullMarked;
