package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Headings run into their sentences, and items under a sign or a title. */
class RunInHeadsTest {
  @Test
  void aStatementAfterItsHeadStandsAlone() {
    assertThat(norms("Privacy: staff must not share data.", ""))
        .containsExactly("PROHIBITION | staff | share data");
    assertThat(norms("Accuracy – reporters must check all facts.", ""))
        .containsExactly("OBLIGATION | reporters | check all facts");
    assertThat(norms("Accuracy – all reports must be checked by an editor.", ""))
        .containsExactly("OBLIGATION | an editor | check all reports");
  }

  @Test
  void aVerdictOrOrderIsAboutItsHead() {
    assertThat(norms("Weapons: strictly prohibited", ""))
        .containsExactly("PROHIBITION | employees | allow weapons");
    assertThat(norms("Smoking: only in the yard.", ""))
        .containsExactly("PROHIBITION | employees | engage in smoking except in the yard");
    assertThat(norms("Passwords: use at least 12 characters.", ""))
        .containsExactly("OBLIGATION | employees | use at least 12 characters for passwords");
  }

  @Test
  void aHeadThatNamesACaseIsACondition() {
    assertThat(norms("Fire: leave the building.", ""))
        .containsExactly("OBLIGATION | employees | leave the building in case of fire");
    assertThat(norms("Lost badge – tell the porter.", ""))
        .containsExactly("OBLIGATION | employees | tell the porter in case of a lost badge");
  }

  @Test
  void anOrderIsEmphasisedByDo() {
    assertThat(norms("DO show respect for your peers.", ""))
        .containsExactly("OBLIGATION | employees | show respect for their peers");
    assertThat(norms("Do treat all guests with respect.", ""))
        .containsExactly("OBLIGATION | employees | treat all guests with respect");
  }

  @Test
  void whatIsNoHeadStays() {
    assertThat(norms("Context: access rights, questions such as who gave what.", "")).isEmpty();
    assertThat(norms("The warden: ask in the office.", "")).isEmpty();
  }

  @Test
  void aSignAllowsOrForbids() {
    assertThat(item("✅ Lock your screen", "Rules"))
        .containsExactly("OBLIGATION | employees | lock their screen");
    assertThat(item("❌ Share your password", "Rules"))
        .containsExactly("PROHIBITION | employees | share their password");
    assertThat(item("🚫 Smoking in the hall", "Rules"))
        .containsExactly("PROHIBITION | employees | smoke in the hall");
    assertThat(item("❌ Dark mode", "Features")).isEmpty();
  }

  @Test
  void aTitleAllowsForbidsOrExpects() {
    assertThat(item("Sharing passwords", "Not allowed"))
        .containsExactly("PROHIBITION | employees | share passwords");
    assertThat(item("Run in the hall", "Not allowed"))
        .containsExactly("PROHIBITION | employees | run in the hall");
    assertThat(item("Pets", "What is not allowed"))
        .containsExactly("PROHIBITION | employees | allow pets");
    assertThat(item("Drafting emails", "Acceptable uses of AI"))
        .containsExactly("PERMISSION | employees | draft emails");
    assertThat(item("Arriving on time", "What we expect of you"))
        .containsExactly("OBLIGATION | employees | arrive on time");
    assertThat(norms("Always putting each child first.", "Good practice means:"))
        .containsExactly("RECOMMENDATION | employees | put each child first");
    assertThat(norms("Listening to and treating all children equally.", "Good practice means:"))
        .containsExactly(
            "RECOMMENDATION | employees | listen to all children equally",
            "RECOMMENDATION | employees | treat all children equally");
  }

  @Test
  void aListSaysWhatIsRequiredAndWhoTheOnlyOnesAre() {
    assertThat(norms("Final approval from the director", "All official posts require:")).hasSize(1);
    assertThat(norms("Trade secrets or methods", "Never post about:"))
        .containsExactly("PROHIBITION | employees | post about trade secrets or methods");
    assertThat(
            norms("Corporate Communications team", "Only designated employees may post for Acme:"))
        .containsExactly("PERMISSION | Corporate Communications team | post for Acme");
  }

  @Test
  @Timeout(20)
  void aHeadWithoutEndIsReadInTime() {
    assertThat(norms("Head " + "word ".repeat(40_000) + ": must be locked.", "")).isEmpty();
    assertThat(item("❌ " + "(a ".repeat(60_000), "Not allowed")).isEmpty();
  }

  private static List<String> norms(String text, String leadIn) {
    return read(text, leadIn, "Rules");
  }

  private static List<String> item(String text, String heading) {
    return read(text, "", heading);
  }

  private static List<String> read(String text, String leadIn, String heading) {
    ClauseType type = ClauseType.LIST_ITEM;
    List<String> headings = List.of(heading);
    return new NormExtractor()
            .extract(
                new Clause(
                    "code:1",
                    "code",
                    type,
                    "",
                    text,
                    leadIn,
                    headings,
                    new SourceSpan.Lines(1, 1, 1, 9),
                    Clause.contentHash(type, text, leadIn, headings)))
            .stream()
            .map(
                norm ->
                    norm.modality()
                        + " | "
                        + norm.bearer()
                        + " | "
                        + norm.action()
                        + norm.condition().map(" "::concat).orElse("")
                        + norm.exception().map(" "::concat).orElse(""))
            .toList();
  }
}
