package io.alignmentstudio.lm.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.StudioException;
import io.alignmentstudio.lm.Message;
import io.alignmentstudio.lm.template.RenderedChat.Span;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatTemplateTest {
  private static final Clock CLOCK =
      Clock.fixed(LocalDateTime.of(2026, 11, 5, 9, 5, 7).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private record Case(
      String name, String source, Map<String, JsonNode> variables, JsonNode expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What jinja2 rendered; see conformance/chat_templates.py. */
  static Stream<Case> cases() throws IOException {
    JsonNode fixture;
    try (InputStream in = ChatTemplateTest.class.getResourceAsStream("/chat-templates.json")) {
      fixture = JsonMapper.shared().readTree(in);
    }
    return fixture
        .path("cases")
        .valueStream()
        .map(
            node -> {
              Map<String, JsonNode> variables = new HashMap<>();
              node.path("variables")
                  .properties()
                  .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
              String source =
                  node.has("source")
                      ? node.path("source").stringValue()
                      : fixture
                          .path("templates")
                          .path(node.path("template").stringValue())
                          .stringValue();
              return new Case(node.path("name").stringValue(), source, variables, node);
            });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rendersWhatTheReferenceRenders(Case example) {
    JsonNode expected = example.expected();
    if (example.source().startsWith("{# refused #}")) {
      assertThatThrownBy(() -> render(example.source(), example.variables()))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("line ")
          .hasMessageContaining("not supported");
      return;
    }
    if (expected.has("error")) {
      assertThatThrownBy(() -> render(example.source(), example.variables()))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("line ")
          .hasMessageContaining(expected.path("error").stringValue());
      return;
    }
    RenderedChat rendered = render(example.source(), example.variables());
    assertThat(rendered.text()).isEqualTo(expected.path("text").stringValue());
    String text = rendered.text();
    assertThat(
            rendered.generated().stream()
                .map(span -> List.of(codePoints(text, span.start()), codePoints(text, span.end())))
                .toList())
        .isEqualTo(
            expected
                .path("generated")
                .valueStream()
                .map(span -> List.of(span.get(0).intValue(), span.get(1).intValue()))
                .toList());
  }

  @Test
  void conversationsAreRenderedWithTheirRoles() {
    ChatTemplate template =
        ChatTemplate.parse(
            "{{ bos_token }}{% for m in messages %}[{{ m.role }}]{{ m['content'] }}{% endfor %}"
                + "{% if add_generation_prompt %}[assistant]{% endif %}{{ tools is none }}");
    RenderedChat rendered =
        template.render(
            List.of(Message.system("s"), Message.user("u")), true, Map.of("bos_token", "^"), CLOCK);
    assertThat(rendered.text()).isEqualTo("^[system]s[user]u[assistant]True");
    assertThat(rendered.generated()).isEmpty();
  }

  @Test
  void generatedPiecesAreFoundInTheText() {
    RenderedChat rendered = render("a{% generation %}b\ud83d\ude00{% endgeneration %}c", Map.of());
    Span span = rendered.generated().getFirst();
    assertThat(rendered.text().substring(span.start(), span.end())).isEqualTo("b\ud83d\ude00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for a in range(9999) %}{% for b in range(9999) %}{{ a }}{% endfor %}{% endfor %}",
        "{% set ns = namespace(s='x') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
        "{{ 'x' * 9999999999 }}",
        "{{ [1] * 9999999999 }}",
        "{{ 9 ** 9 ** 9 ** 9 ** 9 ** 9 }}",
        "{{ 'a' | center(9999999999) }}{{ '%999999d' % 1 }}{{ 'a'.ljust(9999999999) }}",
        "{% set ns = namespace(l=[]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l }}",
        "{% set ns = namespace(l=[]) %}{% for i in range(60) %}{% set ns.l = [ns.l, ns.l] %}{% endfor %}{{ ns.l | tojson }}",
        "{% set l = range(99999) | list %}{% for i in range(99999) %}{% set m = l | sort %}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
      })
  void endlessTemplatesAreStopped(String source) {
    assertThatThrownBy(() -> render(source, Map.of()))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("line 1");
  }

  @Test
  void deepNestingIsAnErrorNotACrash() {
    for (String source :
        List.of(
            "{{ " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + " }}",
            "{{ 1" + " + 1".repeat(100_000) + " }}",
            "{% if 1 %}".repeat(20_000) + "{% endif %}".repeat(20_000))) {
      assertThatThrownBy(() -> render(source, Map.of()))
          .isInstanceOf(StudioException.class)
          .hasMessageContaining("nested too deeply");
    }
  }

  @Test
  void errorsNameTheLine() {
    assertThatThrownBy(() -> render("a\n{% if x %}\n{{ y.z }}\n{% endif %}", Map.of("x", true)))
        .hasMessage("chat template, line 3: 'y' is undefined, so it has no 'z'");
    assertThatThrownBy(() -> ChatTemplate.parse("a\n\n{% import 'x' %}"))
        .hasMessageContaining("line 3: {% import %} is not supported");
  }

  private static int codePoints(String text, int end) {
    return text.codePointCount(0, end);
  }

  private static RenderedChat render(String source, Map<String, ?> variables) {
    return ChatTemplate.parse(source).render(variables, CLOCK);
  }
}
