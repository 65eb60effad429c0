/** Language models: chat, scoring, embeddings, grounding in policy text. */
@NullMarked
package io.alignmentstudio.lm;

import org.jspecify.annotations.NullMarked;
