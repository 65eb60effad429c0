package io.alignmentstudio.framers.curation;

/**
 * A text as numbers, to be compared with others of the same {@link WordIds}.
 *
 * @param text lower-case words without punctuation
 * @param words number of each word
 * @param runs its distinct runs of three words, mixed into one number each; of a shorter text, the
 *     whole text
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and compared by identity
record ComparedText(String text, int[] words, long[] runs) {}
