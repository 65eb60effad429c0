@NullMarked
package io.alignmentstudio.studio.web;

import org.jspecify.annotations.NullMarked;
