@NullMarked
package io.alignmentstudio.framers.ingest;

import org.jspecify.annotations.NullMarked;
