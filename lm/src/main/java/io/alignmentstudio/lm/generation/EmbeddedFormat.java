package io.alignmentstudio.lm.generation;

import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Conversations as the embedded model reads them: {@code [CLS] first message [SEP] second message
 * [SEP]}, then the answer and {@code [SEP]}. Roles are not written: the order tells them.
 */
public final class EmbeddedFormat implements PromptFormat {
  private static final int PADDING = 0;
  private static final int START = 101;
  private static final int SEPARATOR = 102;

  private final TextTokenizer tokenizer;

  public EmbeddedFormat(TextTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  @Override
  public int[] prompt(List<Message> messages) {
    return IntStream.concat(
            IntStream.of(START),
            messages.stream()
                .flatMapToInt(
                    message ->
                        IntStream.concat(
                            IntStream.of(tokenizer.encode(message.content(), false)),
                            IntStream.of(SEPARATOR))))
        .toArray();
  }

  @Override
  public int[] answer(String text) {
    return tokenizer.encode(text, false);
  }

  /** The separator between conversation and answer lets nothing merge. */
  @Override
  public Continuations continuations(List<Message> messages, List<String> answers) {
    return new Continuations(prompt(messages), answers.stream().map(this::answer).toList());
  }

  @Override
  public LearntTokens demonstration(List<Message> messages, String answer) {
    int[] prompt = prompt(messages);
    return LearntTokens.after(
        prompt,
        Stream.of(prompt, answer(answer), new int[] {endToken()})
            .flatMapToInt(IntStream::of)
            .toArray());
  }

  /** A text is a message of its own. */
  @Override
  public int[] plainPrompt(String text) {
    return prompt(List.of(Message.user(text)));
  }

  @Override
  public LearntTokens plainCompletion(String prompt, String completion) {
    return demonstration(List.of(Message.user(prompt)), completion);
  }

  @Override
  public LearntTokens plainText(String text) {
    return LearntTokens.from(0, plainPrompt(text));
  }

  @Override
  public LearntTokens completion(List<Message> prompt, List<Message> completion) {
    return LearntTokens.from(
        prompt(prompt).length,
        prompt(Stream.concat(prompt.stream(), completion.stream()).toList()));
  }

  /** Its conversations begin and end with their own tokens. */
  @Override
  public LearntPair plainPair(String prompt, String chosen, String rejected) {
    return new LearntPair(
        plainCompletion(prompt, chosen), plainCompletion(prompt, rejected), false);
  }

  @Override
  public LearntPair pair(List<Message> prompt, List<Message> chosen, List<Message> rejected) {
    return new LearntPair(completion(prompt, chosen), completion(prompt, rejected), false);
  }

  @Override
  public LearntTokens whole(List<Message> messages) {
    return LearntTokens.from(0, prompt(messages));
  }

  @Override
  public LearntTokens conversation(List<Message> messages) {
    int[] tokens = prompt(messages);
    boolean[] learnt = new boolean[tokens.length];
    for (int turn = 0; turn < messages.size(); turn++) {
      if (messages.get(turn).role() == Message.Role.ASSISTANT) {
        int start = prompt(messages.subList(0, turn)).length;
        int end = prompt(messages.subList(0, turn + 1)).length;
        Arrays.fill(learnt, start, end, true);
      }
    }
    return new LearntTokens(tokens, learnt);
  }

  @Override
  public int endToken() {
    return SEPARATOR;
  }

  @Override
  public boolean ends(int token) {
    return token == SEPARATOR || token == PADDING || token == START;
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
