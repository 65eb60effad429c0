/**
 * Chat templates: a strict interpreter of the part of Jinja that published templates use. It gives
 * the text that transformers gives, or an error with the line and the construct, never another
 * text. Notable choices: values follow Python's rules (code points, truth, repr, generators that
 * are used up); whitespace follows trim_blocks and lstrip_blocks; steps and output are bounded.
 */
@NullMarked
package io.alignmentstudio.lm.template;

import org.jspecify.annotations.NullMarked;
