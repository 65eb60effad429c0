package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.template.RenderedChat;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Conversations by the chat template that a checkpoint brings. */
public final class TemplateFormat implements PromptFormat {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final TextTokenizer tokenizer;
  private final ChatTemplate template;
  private final Map<String, String> specialTokens;
  private final List<Integer> endTokens;

  /**
   * @param specialTokens what the template may write, such as {@code bos_token}
   * @param endTokens end a generated answer; the first ends a trained one
   */
  public TemplateFormat(
      TextTokenizer tokenizer,
      ChatTemplate template,
      Map<String, String> specialTokens,
      List<Integer> endTokens) {
    this.tokenizer = tokenizer;
    this.template = template;
    this.specialTokens = Map.copyOf(specialTokens);
    this.endTokens = List.copyOf(endTokens);
  }

  @Override
  public int[] prompt(List<Message> messages) {
    return tokenizer.encode(render(messages, true).text(), false);
  }

  /**
   * Writes a conversation as the template does. What it marks with {@code {% generation %}} is
   * learnt; without marks, what follows the prompt is, as in TRL.
   *
   * @throws StudioException DATA if the marks or the prompt do not say which tokens are the
   *     answer's
   */
  @Override
  public LearntTokens demonstration(List<Message> messages, String answer) {
    List<Message> all = new ArrayList<>(messages);
    all.add(Message.assistant(answer));
    RenderedChat whole = render(all, false);
    return whole.generated().isEmpty()
        ? LearntTokens.after(prompt(messages), tokenizer.encode(whole.text(), false))
        : LearntTokens.marked(tokenizer.spans(whole.text()), whole);
  }

  private RenderedChat render(List<Message> messages, boolean addGenerationPrompt) {
    // The template writes the special tokens itself. Its date stands still, so that training,
    // audit and chat see the same prompt.
    return template.render(messages, addGenerationPrompt, specialTokens, CLOCK);
  }

  @Override
  public Continuations continuations(List<Message> messages, List<String> answers) {
    String conversation = render(messages, true).text();
    int[] prompt = tokenizer.encode(conversation.stripTrailing(), false);
    return new Continuations(
        prompt,
        answers.stream()
            .map(answer -> tokenizer.encode(conversation + answer, false))
            .map(
                whole ->
                    Arrays.copyOfRange(whole, Math.min(prompt.length, whole.length), whole.length))
            .toList());
  }

  @Override
  public int[] answer(String text) {
    return tokenizer.encode(text, false);
  }

  @Override
  public int endToken() {
    return endTokens.getFirst();
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
  public TokenTexts tokenTexts() {
    return tokenizer.tokenTexts();
  }

  @Override
  public TextStream stream(Consumer<String> text) {
    return TokenizerStream.of(tokenizer, text);
  }
}
