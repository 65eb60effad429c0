package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.tokenizer.StreamDecoder;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.util.function.Consumer;

/** Streams text through a tokenizer's own decoder. */
record TokenizerStream(StreamDecoder decoder, Consumer<String> text)
    implements PromptFormat.TextStream {
  static TokenizerStream of(TextTokenizer tokenizer, Consumer<String> text) {
    return new TokenizerStream(tokenizer.streamDecoder(), text);
  }

  @Override
  public void token(int token) {
    hand(decoder.add(token));
  }

  @Override
  public void end() {
    hand(decoder.finish());
  }

  private void hand(String piece) {
    if (!piece.isEmpty()) {
      text.accept(piece);
    }
  }
}
