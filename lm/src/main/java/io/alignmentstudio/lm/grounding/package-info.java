/**
 * Policy text for prompts: passages, retrieval, and the prompts that training, audit and chat
 * share.
 */
@NullMarked
package io.alignmentstudio.lm.grounding;

import org.jspecify.annotations.NullMarked;
