package io.alignmentstudio.framers.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LenientJsonTest {
  @Test
  void itemsAreFoundInWhateverSurroundsThem() {
    for (String answer :
        List.of(
            "{\"items\": [{\"a\": \"1\"}, {\"a\": \"2\"}]}",
            "[{\"a\": \"1\"}, {\"a\": \"2\"}]",
            "{\"a\": \"1\"}\n{\"a\": \"2\"}\n",
            "Sure! Here you are:\n```json\n{\"items\": [{\"a\": \"1\"}, {\"a\": \"2\"}]}\n```\nAnything else?",
            "{\"items\": [{\"a\": \"1\",}, {\"a\": \"2\"},],}",
            "{items: [{a: '1'}, {a: '2'}]} // done",
            "<think>{\"a\": \"0\"} or so</think>[{\"a\": \"1\"}, {\"a\": \"2\"}]")) {
      LenientJson.Found found = LenientJson.read(answer);
      assertThat(found.items())
          .as(answer)
          .extracting(item -> item.path("a").asString())
          .containsExactly("1", "2");
      assertThat(found.cut()).as(answer).isFalse();
      assertThat(found.broken()).as(answer).isZero();
    }
  }

  @Test
  void bracesAndQuotesInsideTextsAreText() {
    LenientJson.Found found = LenientJson.read("{\"items\": [{\"a\": \"{x} \\\"y\\\" }\"}]}");
    assertThat(found.items())
        .extracting(item -> item.path("a").asString())
        .containsExactly("{x} \"y\" }");
  }

  @Test
  void ofHalfAnAnswerTheWholeItemsAreKept() {
    LenientJson.Found found =
        LenientJson.read("{\"items\": [{\"a\": \"1\"}, {\"a\": \"2\"}, {\"a\": \"3 and th");
    assertThat(found.items()).hasSize(2);
    assertThat(found.cut()).isTrue();
  }

  @Test
  void whatIsNoJsonIsCounted() {
    assertThat(LenientJson.read("{this is {not json} at all}").broken()).isEqualTo(1);
    assertThat(LenientJson.read("I would rather not.").items()).isEmpty();
  }

  @Test
  void anEmptyListIsAnAnswerAndProseIsNone() {
    assertThat(LenientJson.read("{\"items\": []}").nothing()).isTrue();
    assertThat(LenientJson.read(" [] ").nothing()).isTrue();
    assertThat(LenientJson.read("There is nothing to say.").nothing()).isFalse();
  }
}
