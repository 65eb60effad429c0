/** The audit for readers: one HTML file without network, and the same figures as JSON. */
@NullMarked
package io.alignmentstudio.auditors.report;

import org.jspecify.annotations.NullMarked;
