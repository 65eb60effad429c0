/** The web studio: chat, compare, feedback, report and policy pages on 127.0.0.1. */
@NullMarked
package io.alignmentstudio.studio.web;

import org.jspecify.annotations.NullMarked;
