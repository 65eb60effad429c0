package io.alignmentstudio.lm.generation;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.template.RenderedChat;
import io.alignmentstudio.lm.template.TrainingVariant;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Conversations by the chat template that a checkpoint brings. */
public final class TemplateFormat implements PromptFormat {
  /** Marks where a message to go on with ends; the same mark as transformers', blank included. */
  private static final String CONTINUED = "CONTINUE_FINAL_MESSAGE_TAG ";

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final TextTokenizer tokenizer;
  private final ChatTemplate template;
  private final Optional<TrainingVariant> variant;
  private final ChatTemplate trained;
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
    variant = TrainingVariant.of(template);
    trained = variant.map(known -> known.apply(template)).orElse(template);
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
    RenderedChat whole = render(joined(messages, List.of(Message.assistant(answer))), false);
    return whole.generated().isEmpty()
        ? LearntTokens.after(prompt(messages), tokenizer.encode(whole.text(), false))
        : LearntTokens.marked(tokenizer.spans(whole.text()), whole);
  }

  @Override
  public int[] plainPrompt(String text) {
    return tokenizer.encode(text, true);
  }

  @Override
  public LearntTokens plainCompletion(String prompt, String completion) {
    return LearntTokens.from(plainPrompt(prompt).length, ended(prompt + completion));
  }

  @Override
  public LearntTokens plainText(String text) {
    return LearntTokens.from(0, ended(text));
  }

  /** Tokens of a text that ends with the end's text, as TRL writes it. */
  private int[] ended(String text) {
    String end = specialTokens.getOrDefault("eos_token", "");
    if (end.isEmpty()) {
      int[] tokens = tokenizer.encode(text, true);
      int[] ended = Arrays.copyOf(tokens, tokens.length + 1);
      ended[tokens.length] = endToken();
      return ended;
    }
    return tokenizer.encode(text.endsWith(end) ? text : text + end, true);
  }

  @Override
  public LearntTokens completion(List<Message> prompt, List<Message> completion) {
    String whole = render(joined(prompt, completion), false).text();
    return LearntTokens.after(prompt(prompt), tokenizer.encode(whole, false));
  }

  @Override
  public LearntPair plainPair(String prompt, String chosen, String rejected) {
    return boundedPair(prompt, prompt + chosen, prompt + rejected);
  }

  /** {@inheritDoc} Source: {@code apply_chat_template} of TRL 1.13.0. */
  @Override
  public LearntPair pair(List<Message> prompt, List<Message> chosen, List<Message> rejected) {
    String better = render(joined(prompt, chosen), false).text();
    String worse = render(joined(prompt, rejected), false).text();
    String begun = commonStart(commonStart(beginning(prompt), better), worse);
    return boundedPair(begun, better, worse);
  }

  private LearntPair boundedPair(String prompt, String chosen, String rejected) {
    OptionalInt end = special("eos_token");
    return LearntPair.of(
        tokenizer, special("bos_token"), end.orElse(endToken()), prompt, chosen, rejected);
  }

  private OptionalInt special(String name) {
    String text = specialTokens.getOrDefault(name, "");
    return text.isEmpty() ? OptionalInt.empty() : tokenizer.addedToken(text);
  }

  /** Text of a conversation up to where something follows its last message. */
  private String beginning(List<Message> messages) {
    return switch (messages.getLast().role()) {
      case USER -> render(messages, true).text();
      case ASSISTANT -> unended(messages);
      case SYSTEM ->
          throw new StudioException(
              ErrorCode.DATA,
              "the prompt ends with a system's message, expected a user's or an assistant's; add the question that is answered");
    };
  }

  /** Source: {@code continue_final_message} of transformers 5.18. */
  private String unended(List<Message> messages) {
    String content = messages.getLast().content();
    String text =
        render(
                joined(
                    messages.subList(0, messages.size() - 1),
                    List.of(Message.assistant(content + CONTINUED))),
                false)
            .text();
    int end = text.lastIndexOf(CONTINUED.strip());
    if (end < 0 || !text.contains(content.strip())) {
      throw new StudioException(
          ErrorCode.DATA,
          "the prompt ends with an assistant's message that the chat template does not write as it is, so it cannot be gone on with; move the message into chosen and rejected");
    }
    String begun = text.substring(0, end);
    return text.startsWith(CONTINUED, end) ? begun : begun.stripTrailing();
  }

  private static String commonStart(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    boolean halved = same > 0 && Character.isHighSurrogate(one.charAt(same - 1));
    return one.substring(0, halved ? same - 1 : same);
  }

  private static List<Message> joined(List<Message> before, List<Message> behind) {
    return Stream.concat(before.stream(), behind.stream()).toList();
  }

  @Override
  public LearntTokens whole(List<Message> messages) {
    return LearntTokens.from(0, tokenizer.encode(render(messages, false).text(), false));
  }

  /**
   * {@inheritDoc} What the template, or its {@link TrainingVariant}, marks; without marks, what
   * stands between prompt and turn.
   */
  @Override
  public LearntTokens conversation(List<Message> messages) {
    RenderedChat whole = render(trained, messages, false);
    if (!whole.generated().isEmpty()) {
      return LearntTokens.marked(tokenizer.spans(whole.text()), whole);
    }
    int[] tokens = tokenizer.encode(whole.text(), false);
    boolean[] learnt = new boolean[tokens.length];
    for (int turn = 0; turn < messages.size(); turn++) {
      if (messages.get(turn).role() == Message.Role.ASSISTANT) {
        int[] start = prompt(messages.subList(0, turn));
        int[] end = tokenizer.encode(render(messages.subList(0, turn + 1), false).text(), false);
        requireBeginning(start, tokens, turn);
        requireBeginning(end, tokens, turn);
        Arrays.fill(learnt, start.length, end.length, true);
      }
    }
    return new LearntTokens(tokens, learnt);
  }

  private static void requireBeginning(int[] part, int[] whole, int turn) {
    if (part.length > whole.length || !Arrays.equals(part, Arrays.copyOf(whole, part.length))) {
      throw new StudioException(
          ErrorCode.DATA,
          "the chat template writes the conversation up to message %d otherwise than within the whole one, so it is unknown where the answer stands; put {%% generation %%} around answers in the template, or give the row as prompt and completion"
              .formatted(turn + 1));
    }
  }

  @Override
  public Optional<String> conversationNote() {
    return variant.map(TrainingVariant::note);
  }

  private RenderedChat render(List<Message> messages, boolean addGenerationPrompt) {
    return render(template, messages, addGenerationPrompt);
  }

  private RenderedChat render(
      ChatTemplate template, List<Message> messages, boolean addGenerationPrompt) {
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
