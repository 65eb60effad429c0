package io.alignmentstudio.lm;

import java.util.List;

/** Turns texts into unit vectors whose dot product tells how near they are in meaning. */
public interface TextEmbedder extends AutoCloseable {
  /**
   * Embeds texts.
   *
   * @return one vector of length 1 for each text, in order
   */
  List<float[]> embed(List<String> texts);

  @Override
  void close();
}
