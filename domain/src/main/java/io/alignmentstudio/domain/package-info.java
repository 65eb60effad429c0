/** The words of the studio as records, with validation; what passes between the modules. */
@NullMarked
package io.alignmentstudio.domain;

import org.jspecify.annotations.NullMarked;
