package io.alignmentstudio.lm.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.lm.Constraint;
import io.alignmentstudio.lm.tokenizer.TokenTexts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuideTest {
  private static final int END = 0;

  /** The end, all small letters and the space, then some longer ones. */
  private static final List<String> TOKENS =
      Stream.concat(
              Stream.concat(
                  Stream.of(""), IntStream.rangeClosed('a', 'z').mapToObj(Character::toString)),
              Stream.of(" ", "yes", "not", " compl", "iant", "violation", "{", "}"))
          .toList();

  private static Guide guide(Constraint constraint) {
    List<byte[]> bytes =
        TOKENS.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return new Constraints(() -> new TokenTexts(bytes, bytes), TOKENS.size(), token -> token == END)
        .guide(constraint);
  }

  private static List<String> allowed(Guide guide, int remaining) {
    float[] scores = new float[TOKENS.size()];
    guide.restrict(scores, remaining);
    List<String> allowed = new ArrayList<>();
    for (int token = 0; token < scores.length; token++) {
      if (scores[token] == 0) {
        allowed.add(token == END ? "end" : TOKENS.get(token));
      }
    }
    return allowed;
  }

  private static void take(Guide guide, String... texts) {
    Arrays.stream(texts).forEach(text -> guide.take(TOKENS.indexOf(text)));
  }

  @Test
  void aLongChoiceIsLeftWhereItsTokensFitThoughItsLettersDoNot() {
    Constraint choice = new Constraint.Choice(List.of("yes", "not compliant"));
    assertThat(allowed(guide(choice), 40)).containsExactly("n", "y", "yes", "not");
    assertThat(allowed(guide(choice), 4)).containsExactly("y", "yes", "not");
    assertThat(allowed(guide(choice), 3)).containsExactly("y", "yes", "not");
    assertThat(allowed(guide(choice), 2)).containsExactly("yes");
  }

  @Test
  void onTheWayOnlyTokensThatLeaveRoomForTheRestAreLeft() {
    Guide guide = guide(new Constraint.Choice(List.of("yes", "not compliant")));
    take(guide, "not");
    assertThat(allowed(guide, 2)).containsExactly(" compl");
    take(guide, " compl");
    assertThat(allowed(guide, 1)).containsExactly("iant");
    assertThat(allowed(guide, 4)).containsExactly("i", "iant");
    take(guide, "iant");
    assertThat(guide.complete()).isTrue();
  }

  @Test
  void whatCannotBeFinishedGoesOnAsNearAsItCan() {
    Guide guide = guide(new Constraint.Choice(List.of("violation", "not compliant")));
    assertThat(allowed(guide, 1)).containsExactly("violation");
    take(guide, "n");
    assertThat(allowed(guide, 2)).containsExactly("o");
  }

  @Test
  void repetitionsAreCountedInTokensToo() {
    Guide guide = guide(new Constraint.Regex("\\{(violation|yes){3}\\}"));
    assertThat(allowed(guide, 5)).containsExactly("{");
    take(guide, "{");
    assertThat(allowed(guide, 4)).containsExactly("yes", "violation");
    assertThat(allowed(guide, 6)).containsExactly("y", "yes", "violation");
    take(guide, "violation", "yes", "violation");
    assertThat(allowed(guide, 1)).containsExactly("}");
  }
}
