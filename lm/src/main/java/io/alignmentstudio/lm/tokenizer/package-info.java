/** Text to tokens and back, with the tokenizers that the models were trained with. */
@NullMarked
package io.alignmentstudio.lm.tokenizer;

import org.jspecify.annotations.NullMarked;
