package io.alignmentstudio.lm.template;

import io.alignmentstudio.domain.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Published chat templates that cannot teach conversations of several turns as they are, and how
 * they are changed for that. A template is recognised by all its bytes, so that no other is ever
 * changed.
 *
 * <p>Source: the same templates are replaced by {@code SFTTrainer} of TRL 1.13.0 under {@code
 * assistant_only_loss} ({@code trl/chat_templates}, whose README lists the differences); the edits
 * here lead to the same text and the same marks. TRL replaces others too, which come with models
 * that no {@link io.alignmentstudio.lm.family.Family} runs.
 */
public enum TrainingVariant {
  LLAMA3(
      "Llama 3",
      "ba03a121d097859c7b5b9cd03af99aafe95275210d2876f642ad9929a150f122",
      "marks answers",
      List.of(
          Edit.of("+ message['content'] | trim + '<|eot_id|>' %}", "%}"),
          Edit.of(
              "{{ content }}",
              "{{ content }}{% if message['role'] == 'assistant' %}{% generation %}"
                  + "{{ message['content'] | trim + '<|eot_id|>' }}{% endgeneration %}"
                  + "{% else %}{{ message['content'] | trim + '<|eot_id|>' }}{% endif %}"))),
  QWEN2_5(
      "Qwen2.5",
      "cd8e9439f0570856fd70470bf8889ebd8b5d1107207f67a5efb46e342330527f",
      "marks answers",
      List.of(
          Edit.of(" or (message.role == \"assistant\" and not message.tool_calls) %}", " %}"),
          Edit.of(
              "{%- if message.content %}",
              "{%- generation %}{%- if message.content or not message.tool_calls %}"),
          Edit.BEFORE_TOOLS)),
  QWEN3(
      "Qwen3",
      "a55ee1b1660128b7098723e0abcd92caa0788061051c62d51cbe87d9cf1974d8",
      "marks answers and writes the thinking block of every answer, not of the last alone",
      List.of(
          new Edit(
              "{%- if loop.index0 > ns.last_query_index %}",
              "{%- if message.tool_calls %}",
              "{{- '<|im_start|>' + message.role + '\\n' }}{%- generation %}"
                  + "{{- '<think>\\n' + reasoning_content.strip('\\n') + '\\n</think>\\n\\n'"
                  + " + content.lstrip('\\n') }}"),
          Edit.BEFORE_TOOLS)),
  QWEN3_INSTRUCT_2507(
      "Qwen3 Instruct 2507",
      "64f85b198065d0fba2a81f37e10ed68161ce2c19a754c7100e67e0ca2ee9c326",
      "marks answers",
      List.of(
          Edit.of(
              "{{- '<|im_start|>' + message.role + '\\n' + content }}",
              "{{- '<|im_start|>' + message.role + '\\n' }}{%- generation %}{{- content }}"),
          Edit.BEFORE_TOOLS)),
  DEEPSEEK_R1_DISTILL(
      "DeepSeek-R1-Distill",
      "56a1447ad31926fdc21fb07e56e5642bd9c850c4f52d8c8af7bbe5f079a84f5f",
      "marks answers and keeps the thinking block of every answer",
      List.of(
          new Edit(
              "{% set content = message['content'] %}{% if '</think>' in content %}",
              "{{'<｜Assistant｜>' + content",
              "{%- generation %}{% set content = message['content'] %}"),
          Edit.of(
              "{{'<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>'}}",
              "{{'<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>'}}{%- endgeneration %}")));

  /**
   * Replaces a piece of a template.
   *
   * @param from where the piece starts
   * @param until where it ends, which stays; empty if it is {@code from} alone
   */
  private record Edit(String from, String until, String replacement) {
    /** Answers end before the branch of tools, which no conversation here has. */
    static final Edit BEFORE_TOOLS =
        of(
            "{%- elif message.role == \"tool\" %}",
            "{%- endgeneration %}{%- elif message.role == \"tool\" %}");

    static Edit of(String piece, String replacement) {
      return new Edit(piece, "", replacement);
    }

    String in(String template) {
      int start = template.indexOf(from);
      int end = template.indexOf(until, start + (until.isEmpty() ? from.length() : 0));
      if (start < 0 || end < 0) {
        throw new IllegalStateException("the template has no piece " + from);
      }
      return template.substring(0, start) + replacement + template.substring(end);
    }
  }

  private final String title;
  private final String hash;
  private final String difference;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing changes
  private final List<Edit> edits;

  TrainingVariant(String title, String hash, String difference, List<Edit> edits) {
    this.title = title;
    this.hash = hash;
    this.difference = difference;
    this.edits = List.copyOf(edits);
  }

  /** The variant of a template, if it is one of those that need one. */
  public static Optional<TrainingVariant> of(ChatTemplate template) {
    String hash = Hash.of(template.source().getBytes(StandardCharsets.UTF_8));
    return Arrays.stream(values()).filter(variant -> variant.hash.equals(hash)).findFirst();
  }

  /** The template to train with. */
  public ChatTemplate apply(ChatTemplate template) {
    String source = template.source();
    for (Edit edit : edits) {
      source = edit.in(source);
    }
    return ChatTemplate.parse(source);
  }

  /** What it is and does, for people. */
  public String note() {
    return "written by TRL's training variant of the %s template, which %s"
        .formatted(title, difference);
  }
}
