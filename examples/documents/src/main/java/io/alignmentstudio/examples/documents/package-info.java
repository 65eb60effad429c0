/** Makes the Word and PDF editions of the example policies from their Markdown sources. */
@NullMarked
package io.alignmentstudio.examples.documents;

import org.jspecify.annotations.NullMarked;
