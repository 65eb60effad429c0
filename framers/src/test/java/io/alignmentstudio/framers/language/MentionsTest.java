package io.alignmentstudio.framers.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MentionsTest {
  @Test
  void aNameIsSaidAsWholeWordsInAnyCase() {
    assertThat(Mentions.says("Send it to the IP address.", "ip")).isTrue();
    assertThat(Mentions.says("TCP/IP ports", "IP")).isTrue();
    assertThat(Mentions.says("Both Parties' consents", "consent")).isTrue();
  }

  @Test
  void partsOfOtherWordsAreNot() {
    assertThat(Mentions.says("The recipient signs.", "IP")).isFalse();
    assertThat(Mentions.says("A consented case", "consent")).isFalse();
    assertThat(Mentions.says("Anything", "")).isFalse();
  }
}
