package io.alignmentstudio.framers.norms.lists;

import io.alignmentstudio.framers.norms.text.PlainText;

/**
 * One sentence.
 *
 * @param quote verbatim words of the clause
 * @param text what is analysed: the item, cleaned and with its lead-in; empty for an item that its
 *     lead-in does not go on with
 * @param item the words of the quote that are analysed: all, or one item of a list
 * @param leadIn the words that govern the item; empty where none do
 */
public record Sentence(String quote, String text, String item, String leadIn) {
  Sentence(String quote, String text) {
    this(quote, text, quote, "");
  }

  /** Whether the text says more than the item: words of its lead-in. */
  public boolean joined() {
    String alone = PlainText.clean(item);
    return !text.equals(alone) && !text.equals(RunInHeads.read(alone));
  }
}
