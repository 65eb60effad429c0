/**
 * Models of the Hugging Face hub: names, the cache that Python's tools share, and downloads into
 * it. Names are resolved without a network; only {@link
 * io.alignmentstudio.lm.hub.HubDownload#download} uses one.
 */
@NullMarked
package io.alignmentstudio.lm.hub;

import org.jspecify.annotations.NullMarked;
