/**
 * What people write, as JSON lines, YAML or tables: questions, scenarios, requests and preferences.
 * Seeds, audit suites and held-out splits share these forms.
 */
@NullMarked
package io.alignmentstudio.domain.rows;

import org.jspecify.annotations.NullMarked;
