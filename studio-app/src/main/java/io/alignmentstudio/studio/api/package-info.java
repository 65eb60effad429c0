/** The OpenAI-compatible endpoint: {@code /v1/chat/completions} and {@code /v1/models}. */
@NullMarked
package io.alignmentstudio.studio.api;

import org.jspecify.annotations.NullMarked;
