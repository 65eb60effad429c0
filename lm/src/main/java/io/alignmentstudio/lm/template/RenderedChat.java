package io.alignmentstudio.lm.template;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A conversation as the model sees it.
 *
 * @param generated the pieces that the template marks as the model's own with {@code {% generation
 *     %}}, as transformers finds them; empty if it marks none
 * @param exact whether each piece stands where its mark says: transformers, and so this, takes a
 *     mark inside a macro to stand where the macro's text begins
 */
public record RenderedChat(String text, List<Span> generated, boolean exact) {
  /** A piece of the text, in chars from its start; {@code end} is exclusive. */
  public record Span(int start, int end) {}

  public RenderedChat {
    requireNonNull(text, "text is null");
    generated = List.copyOf(generated);
  }
}
