package io.alignmentstudio.lm.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.ChatTemplate;
import io.alignmentstudio.lm.tokenizer.TextTokenizer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateFormatTest {
  private static final String TURN = "{{ '<|im_start|>' + m.role + '\\n' + m.content }}";
  private static final String START =
      "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";
  private static final List<Message> QUESTION = List.of(Message.user("May I?"));

  private TextTokenizer tokenizer;

  @BeforeAll
  void open() throws URISyntaxException {
    tokenizer =
        TextTokenizer.open(
            Path.of(
                Objects.requireNonNull(getClass().getResource("/tokenizers/qwen2/tokenizer.json"))
                    .toURI()));
  }

  @AfterAll
  void close() {
    tokenizer.close();
  }

  @Test
  void whatFollowsThePromptIsLearntWithoutMarks() {
    TemplateFormat format =
        format("{% for m in messages %}" + TURN + "{{ '<|im_end|>\\n' }}{% endfor %}" + START);
    LearntTokens learnt = format.demonstration(QUESTION, "No 😀.");
    int[] prompt = format.prompt(QUESTION);
    assertThat(learnt.promptLength()).isEqualTo(prompt.length);
    assertThat(Arrays.copyOf(learnt.tokens(), prompt.length)).isEqualTo(prompt);
    assertThat(answer(learnt)).isEqualTo("No 😀.<|im_end|>\n");
  }

  @Test
  void onlyMarkedTextIsLearntWithMarks() {
    TemplateFormat format =
        format(
            "{% for m in messages %}{% if m.role == 'assistant' %}{{ '<|im_start|>assistant\\n' }}"
                + "{% generation %}{{ m.content + '<|im_end|>' }}{% endgeneration %}{{ '\\n' }}"
                + "{% else %}"
                + TURN
                + "{{ '<|im_end|>\\n' }}{% endif %}{% endfor %}"
                + START);
    LearntTokens learnt =
        format.demonstration(
            List.of(Message.user("a"), Message.assistant("b"), Message.user("c")), "No.");
    assertThat(answer(learnt)).isEqualTo("No.<|im_end|>");
    assertThat(learnt.learnt()[learnt.learnt().length - 1]).isFalse();
    int marked = 0;
    for (boolean each : learnt.learnt()) {
      marked += each ? 1 : 0;
    }
    assertThat(marked).isGreaterThan(tokenizer.encode("No.<|im_end|>", false).length);
  }

  private static final List<Message> TWO_TURNS =
      List.of(
          Message.user("a"), Message.assistant("b"), Message.user("c"), Message.assistant("No."));

  private String learnt(LearntTokens tokens) {
    return tokenizer.decode(
        IntStream.range(0, tokens.tokens().length)
            .filter(at -> tokens.learnt()[at])
            .map(at -> tokens.tokens()[at])
            .toArray(),
        false);
  }

  @Test
  void everyAnswerOfAConversationIsLearntByMarksOrByWhatStandsBetweenItsTurns() {
    TemplateFormat plain =
        format("{% for m in messages %}" + TURN + "{{ '<|im_end|>\\n' }}{% endfor %}" + START);
    assertThat(learnt(plain.conversation(TWO_TURNS))).isEqualTo("b<|im_end|>\nNo.<|im_end|>\n");
    assertThat(learnt(plain.completion(TWO_TURNS.subList(0, 3), TWO_TURNS.subList(3, 4))))
        .isEqualTo("No.<|im_end|>\n");
    assertThat(plain.whole(TWO_TURNS).tokens()).isEqualTo(plain.conversation(TWO_TURNS).tokens());
    TemplateFormat marked =
        format(
            "{% for m in messages %}{% if m.role == 'assistant' %}{{ '<|im_start|>assistant\\n' }}"
                + "{% generation %}{{ m.content }}{% endgeneration %}{{ '\\n' }}{% else %}"
                + TURN
                + "{% endif %}{% endfor %}"
                + START);
    assertThat(learnt(marked.conversation(TWO_TURNS))).isEqualTo("bNo.");
  }

  @Test
  void aTemplateThatWritesEarlierTurnsOtherwiseNeedsMarks() {
    TemplateFormat last =
        format(
            "{% for m in messages %}"
                + TURN
                + "{% if loop.last %}{{ '<|im_end|>' }}{% endif %}{% endfor %}"
                + START);
    assertThatThrownBy(() -> last.conversation(TWO_TURNS))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("up to message 2")
        .hasMessageContaining("{% generation %}");
  }

  @Test
  void plainTextsAreWrittenAsTheyAre() {
    TemplateFormat format = format("{{ messages[0].content }}");
    LearntTokens tokens = format.plainCompletion("May I?", " No.");
    assertThat(tokens.promptLength()).isEqualTo(format.plainPrompt("May I?").length);
    assertThat(learnt(tokens)).startsWith(" No.").isNotEqualTo(" No.");
    assertThat(learnt(format.plainText("abc"))).startsWith("abc");
  }

  @Test
  void templatesThatHideWhereTheAnswerBeginsAreRefused() {
    TemplateFormat thinking =
        format(
            "{% for m in messages %}"
                + TURN
                + "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n<think>{% endif %}");
    assertThatThrownBy(() -> thinking.demonstration(QUESTION, "No."))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("does not begin with its prompt")
        .hasMessageContaining("{% generation %}");
    TemplateFormat macro =
        format(
            "{% macro t(m) %}x{% generation %}{{ m.content }}{% endgeneration %}{% endmacro %}"
                + "{% for m in messages %}{{ t(m) }}{% endfor %}");
    assertThatThrownBy(() -> macro.demonstration(QUESTION, "No."))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("inside a macro");
  }

  private String answer(LearntTokens learnt) {
    int[] tokens = learnt.throughAnswer();
    return tokenizer.decode(
        Arrays.copyOfRange(tokens, learnt.promptLength(), tokens.length), false);
  }

  private TemplateFormat format(String template) {
    return new TemplateFormat(tokenizer, ChatTemplate.parse(template), Map.of(), List.of(1));
  }
}
