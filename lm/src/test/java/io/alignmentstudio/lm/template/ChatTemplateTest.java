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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ s | replace('a', s) }}",
        "{{ s.replace('a', s) }}",
        "{{ s.replace('a', s, 59999) }}",
        "{{ s.replace('', s) }}",
        "{{ s | safe | replace('a', s) }}",
        "{{ s * 60000 }}",
        "{{ 60000 * s }}",
        "{{ ([s] * 60000) | join }}",
        "{{ s.join([s] * 60000) }}",
        "{{ [s] * 60000 }}",
        "{{ {1: s, 2: [s] * 60000} }}",
        "{{ ([s] * 60000) | tojson }}",
        "{{ [[[1]]] | tojson(indent=99999999) }}",
        "{{ [[[1]]] | tojson(indent=s * 200) }}",
        "{{ ([[s, s]] * 60000) | urlencode }}",
        "{{ ([s] * 60000) | map('upper') | list }}",
        "{{ ([s] * 60000) | map('list') | list }}",
        "{{ ([s] * 60000) | sum(start='') }}",
        "{{ s | center(99999999) }}",
        "{{ s.center(99999999) }}",
        "{{ s.ljust(99999999) }}",
        "{{ s.rjust(99999999) }}",
        "{{ s.zfill(99999999) }}",
        "{{ (s | replace('a', 'a\n')) | indent(9999) }}",
        "{{ s | indent(99999999, true) }}",
        "{{ (s | replace('a', '\t')).expandtabs(9999) }}",
        "{{ ('%999999s' * 60) % ((1,) * 60) }}",
        "{{ ('{:999999}' * 60).format(*s) }}",
        "{{ range(99999999) }}",
        "{{ ('a' * 16000000) | list }}",
        "{{ ('a' * 16000000).split('a') }}",
        "{{ ('a ' * 8000000).split() }}",
        "{{ ('a\n' * 8000000).splitlines() }}",
        "{{ ('<' * 16000000) | e }}",
        "{{ ('<' * 16000000) | urlencode }}",
        "{% for i in range(9999) %}{% for j in range(9999) %}{{ s }}{% endfor %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set ns.l = [ns.l, s ~ i] %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set ns.l = [ns.l, (s ~ i) | safe] %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set x %}{{ s }}{{ i }}{% endset %}{% set ns.l = [ns.l, x] %}{% endfor %}",
        "{% set ns = namespace(l=[]) %}{% for i in range(9999) %}{% set ns.l = [ns.l, range(99999)] %}{% endfor %}"
      })
  void whatMultipliesIsLimited(String source) {
    assertThatThrownBy(() -> render(source, Map.of("s", "a".repeat(60_000))))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("more than")
        .hasMessageNotContaining("Java's memory");
  }

  @Test
  void longConversationsAreRendered() {
    String content = "word ".repeat(800_000);
    String text =
        render(
                "{% for i in range(3) %}{{ s.split('</think>')[-1] | trim | replace('w', 'v') }}{{ s[1:] | length }}{% endfor %}",
                Map.of("s", content))
            .text();
    assertThat(text).hasSize(3 * (content.length() - 1 + 7)).startsWith("vord");
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
