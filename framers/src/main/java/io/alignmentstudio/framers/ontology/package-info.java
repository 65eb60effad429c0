/** The terms of a set of policies: roles, departments, organisations, assets, people, places. */
@NullMarked
package io.alignmentstudio.framers.ontology;

import org.jspecify.annotations.NullMarked;
