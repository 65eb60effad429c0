package io.alignmentstudio.framers.values;

/**
 * A passage and what it recommends.
 *
 * @param quote verbatim words of the clause
 * @param sentence that says what should be done
 */
record Advice(String quote, String sentence) {}
