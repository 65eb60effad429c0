package io.alignmentstudio.lm.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.alignmentstudio.domain.StudioException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexParserTest {
  private static final List<String> TEXTS =
      List.of(
          "", "a", "b", "ab", "aab", "abab", "ac", "-", "]", "é", "ü9", "日本", "x\ny", "12", "007",
          "a-1", "A_1", " ", "\t", "\\", "foo.bar", "3.14", "{}", "aaaa", "aaaaa", "😀", "x😀");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a*b",
        "(ab)+",
        "a{2,4}",
        "a{3}",
        "a{4,}",
        "[a-c]+",
        "[^a-c]",
        "[]a-]+",
        "\\d+(\\.\\d+)?",
        "(?:foo|bar)\\.?(?P<rest>bar)?",
        "^(yes|no)?$",
        "[\\w-]+",
        "\\\\",
        "[^\\n]*",
        "é|ü9",
        "[😀-😂]",
        "x[😀-]?",
        "[^x]+",
        "\\u00e9",
        "a??b+?",
        "|a",
        "\\{\\}",
        "[\\]\\\\]",
        "x.y|x😀"
      })
  void acceptsWhatJavaMatches(String regex) {
    Automaton automaton = new Automaton(RegexParser.parse(regex));
    Pattern pattern = Pattern.compile(regex.replace("(?P<", "(?<").replace("[]a-]", "[\\]a-]"));
    for (String text : TEXTS) {
      assertThat(automaton.accepts(text))
          .as("%s of %s", text, regex)
          .isEqualTo(pattern.matcher(text).matches());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?=a)b",
        "(?i)a",
        "\\bword",
        "(a)\\1",
        "a**",
        "a++",
        "(a",
        "a)",
        "[a",
        "a{2,1}",
        "{",
        "*a",
        "[b-a]",
        "a^b",
        "(a$)b",
        "\\p{L}",
        "[[:alpha:]]",
        "\\ud800",
        "(?<=a)b",
        "a{99999}",
        "[a-\\d]"
      })
  void whatIsNotSupportedIsAnErrorWithItsPlace(String regex) {
    assertThatThrownBy(() -> RegexParser.parse(regex))
        .isInstanceOf(StudioException.class)
        .hasMessageContaining("at character");
  }

  @Test
  void classesHoldWhatEveryEngineAgreesOn() {
    assertThat(new Automaton(RegexParser.parse("\\w")).accepts("é")).isFalse();
    assertThat(new Automaton(RegexParser.parse("\\W")).accepts("é")).isFalse();
    assertThat(new Automaton(RegexParser.parse("[^\\d]")).accepts("٣")).isFalse();
    assertThat(new Automaton(RegexParser.parse("\\D")).accepts("x")).isTrue();
  }

  @Test
  void aSearchMayLieAnywhere() {
    Automaton automaton = new Automaton(RegexParser.parseSearch("b+|^x"));
    assertThat(List.of("b", "abc", "xyz")).allMatch(automaton::accepts);
    assertThat(List.of("a", "yx")).noneMatch(automaton::accepts);
  }

  /** Repeating nothing makes no state, so that only time would end it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((){10000}){10000}){10000}",
        "(((){0,10000}){10000}){0,10000}",
        "((()()()*){10000}){10000,}",
        "((a{0}|(()+)){10000}){9}"
      })
  void repeatedNothingIsNothing(String pattern) {
    Automaton automaton =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> new Automaton(RegexParser.parse(pattern + "b")));
    assertThat(automaton.accepts("b")).isTrue();
    assertThat(automaton.accepts("bb")).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsRepeatedAsNothing() {
    Rule rule =
        Rule.within(RegexParser.parse("((x*){10000}){10000}b"), CharacterSet.range('a', 'b'))
            .orElseThrow();
    assertThat(
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new Automaton(rule))
                .accepts("b"))
        .isTrue();
  }
}
