@NullMarked
package io.alignmentstudio.studio.api;

import org.jspecify.annotations.NullMarked;
