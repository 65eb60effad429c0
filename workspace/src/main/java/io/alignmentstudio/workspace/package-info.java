/** A user's project folder: studio.yaml, database, artifacts, event log, manifests, progress. */
@NullMarked
package io.alignmentstudio.workspace;

import org.jspecify.annotations.NullMarked;
