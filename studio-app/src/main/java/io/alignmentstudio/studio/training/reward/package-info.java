/** What sampled answers are rewarded for. */
@NullMarked
package io.alignmentstudio.studio.training.reward;

import org.jspecify.annotations.NullMarked;
