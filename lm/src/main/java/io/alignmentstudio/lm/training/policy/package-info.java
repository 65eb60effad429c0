/** Learning from rewards of sampled answers: GRPO and its kin, and RLOO. */
@NullMarked
package io.alignmentstudio.lm.training.policy;

import org.jspecify.annotations.NullMarked;
