package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Conversations by the chat template that a checkpoint brings. */
public final class TemplateFormat implements PromptFormat {
  private final TextTokenizer tokenizer;
  private final ChatTemplate template;
  private final Set<Integer> endTokens;
  private final int endToken;

  /**
   * @param endToken ends a trained answer
   * @param endTokens end a generated answer
   */
  public TemplateFormat(
      TextTokenizer tokenizer, ChatTemplate template, int endToken, Set<Integer> endTokens) {
    this.tokenizer = tokenizer;
    this.template = template;
    this.endToken = endToken;
    this.endTokens = Set.copyOf(endTokens);
  }

  @Override
  public int[] prompt(List<Message> messages) {
    // The template writes the special tokens itself.
    return tokenizer.encode(template.render(messages, true), false);
  }

  @Override
  public int[] answer(String text) {
    return tokenizer.encode(text, false);
  }

  @Override
  public int endToken() {
    return endToken;
  }

  @Override
  public boolean ends(int token) {
    return endTokens.contains(token);
  }

  @Override
  public String text(int[] tokens) {
    return tokenizer.decode(tokens, true);
  }

  @Override
  public TextStream stream(Consumer<String> text) {
    return TokenizerStream.of(tokenizer, text);
  }
}
