/** Command line, web studio, OpenAI-compatible server, the cycle and the demo. */
@NullMarked
package io.alignmentstudio.studio;

import org.jspecify.annotations.NullMarked;
