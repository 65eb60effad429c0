package io.alignmentstudio.framers.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbPhrasesTest {
  @ParameterizedTest
  @CsvSource({
    "accept a gift, accepted a gift, accepting a gift, accepts a gift",
    "give notice, gave notice, giving notice, gives notice",
    "carry a badge, carried a badge, carrying a badge, carries a badge",
    "submit a claim, submitted a claim, submitting a claim, submits a claim",
    "stop work, stopped work, stopping work, stops work",
    "be present, was present, being present, is present",
    "have access, had access, having access, has access",
    "override a control, overrode a control, overriding a control, overrides a control",
    "agree on prices, agreed on prices, agreeing on prices, agrees on prices",
    "lie about results, lay about results, lying about results, lies about results",
    "copy or forward a file, copied or forwarded a file, copying or forwarding a file, copies or forwards a file",
    "visit a site, visited a site, visiting a site, visits a site",
    "fix a fault, fixed a fault, fixing a fault, fixes a fault",
    "pass on a name, passed on a name, passing on a name, passes on a name",
    "record the date and report, recorded the date and report, recording the date and report, records the date and report",
  })
  void inflectsTheVerbs(String base, String past, String gerund, String third) {
    assertThat(VerbPhrases.past(base)).isEqualTo(past);
    assertThat(VerbPhrases.gerund(base)).isEqualTo(gerund);
    assertThat(VerbPhrases.thirdPerson(base)).isEqualTo(third);
  }

  @ParameterizedTest
  @CsvSource({
    "accepting, accept", "splitting, split", "taking, take", "copying, copy", "submitting, submit",
    "sharing, share", "processing, process", "using, use", "travelling, travel",
        "disclosing, disclose",
    "erasing, erase", "sending, send", "keeping, keep", "selling, sell", "falsifying, falsify",
  })
  void findsTheBaseOfAGerund(String gerund, String base) {
    assertThat(VerbPhrases.fromGerund(gerund + " data")).isEqualTo(base + " data");
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, accept",
    "given, give",
    "kept, keep",
    "copied, copy",
    "erased, erase",
    "disclosed, disclose",
    "submitted, submit",
    "stored, store",
    "approved, approve",
    "signed, sign",
    "processed, process",
    "informed, inform",
    "used, use",
    "encrypted, encrypt",
    "reviewed, review",
    "completed, complete",
    "paid, pay",
    "told, tell",
    "transferred, transfer",
    "aggregated, aggregate",
    "required, require",
    "noted, note",
    "shared, share",
    "located, locate",
    "issued, issue",
    "removed, remove",
    "listed, list",
  })
  void findsTheBaseOfAParticiple(String participle, String base) {
    assertThat(Verbs.baseOfParticiple(participle)).contains(base);
  }

  @Test
  void leavesPhrasesWithoutTheFormAsTheyAre() {
    assertThat(VerbPhrases.fromGerund("building permits")).isEqualTo("building permits");
    assertThat(VerbPhrases.fromPast("gift cards")).isEqualTo("gift cards");
  }

  @ParameterizedTest
  @CsvSource({
    "tell your manager, tell their manager",
    "if you are unsure, if they are unsure",
    "a carrier offers you a present, a carrier offers them a present",
    "make the entry for you, make the entry for them",
    "keep it to yourself, keep it to themselves",
    "the device that you lost, the device that they lost",
  })
  void tellsInTheThirdPerson(String second, String third) {
    assertThat(VerbPhrases.narrated(second)).isEqualTo(third);
  }
}
