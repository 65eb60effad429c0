package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists inside one paragraph: each item means what its lead-in says. */
class InlineListsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "You must not: Give gifts to officials; Accept offers; Pay bribes.",
        "Specifically you must not: Give gifts to officials; Accept offers; Pay bribes.",
        "You must not: give gifts to officials; accept offers; or pay bribes.",
        "You must not: Give gifts to officials Accept offers Pay bribes",
        "You must not: • give gifts to officials • accept offers • pay bribes",
        "You must not: (a) give gifts to officials, (b) accept offers and (c) pay bribes.",
        "It is forbidden to: give gifts to officials; accept offers; pay bribes.",
        "Employees are prohibited from: giving gifts to officials; accepting offers; paying bribes.",
        "Do not: give gifts to officials; accept offers; pay bribes.",
        "Please do not: give gifts to officials; accept offers; pay bribes.",
        "Don't do any of the following: give gifts to officials; accept offers; pay bribes.",
      })
  void everyItemOfABanIsABan(String paragraph) {
    assertThat(norms(paragraph))
        .containsExactly(
            "PROHIBITION give gifts to officials",
            "PROHIBITION accept offers",
            "PROHIBITION pay bribes");
  }

  @Test
  void everyItemOfADutyIsADuty() {
    assertThat(norms("You must: sign the book; lock the door; switch off the lights."))
        .containsExactly(
            "OBLIGATION sign the book",
            "OBLIGATION lock the door",
            "OBLIGATION switch off the lights");
    assertThat(norms("Staff must: Wear a badge Lock the door"))
        .containsExactly("OBLIGATION wear a badge", "OBLIGATION lock the door");
    assertThat(norms("If the alarm rings: leave the building; call the warden."))
        .containsExactly("OBLIGATION leave the building", "OBLIGATION call the warden");
    assertThat(norms("We expect every team member to: be honest; respect others."))
        .containsExactly("OBLIGATION be honest", "OBLIGATION respect others");
  }

  @Test
  void oneSentenceAfterTheColonIsReadWithItsLeadIn() {
    assertThat(norms("Staff are not allowed to: smoke, drink or gamble on site."))
        .containsExactly("PROHIBITION smoke, drink or gamble on site");
    assertThat(norms("The following are prohibited: weapons, knives and fireworks."))
        .containsExactly(
            "PROHIBITION allow weapons", "PROHIBITION allow knives", "PROHIBITION allow fireworks");
  }

  @Test
  void whatMayBeAnItemOfABanIsNoDuty() {
    assertThat(norms("You must not: Accept gifts from suppliers. Pay bribes. Staff must sign in."))
        .contains("PROHIBITION accept gifts from suppliers")
        .doesNotContain("OBLIGATION pay bribes");
    assertThat(norms("You must not: Leave the door open You must: Wear a badge Sign the book"))
        .noneMatch(norm -> norm.contains("badge") || norm.contains("book"));
    assertThat(norms("Don'ts: run in the hall; work for competitors; feed the birds."))
        .noneMatch(norm -> norm.startsWith("OBLIGATION"));
  }

  @Test
  void itemsOfAListOfPurposesOrderNothing() {
    assertThat(norms("The purpose of this policy is to: protect staff; prevent accidents."))
        .isEmpty();
  }

  @Test
  void whatFollowsTheListIsReadAlone() {
    assertThat(
            norms("You must not: give gifts, accept offers or pay bribes. Tell HR about offers."))
        .contains("OBLIGATION tell HR about offers");
  }

  @Test
  void theQuoteHoldsTheWordsThatForbid() {
    Clause clause =
        clause("Be fair. You must not: Give gifts to officials; Pay bribes. Ask HR.", "");

    assertThat(new NormExtractor().extract(clause))
        .filteredOn(norm -> norm.modality() == Modality.PROHIBITION)
        .extracting(Norm::quote)
        .containsOnly("You must not: Give gifts to officials; Pay bribes.");
  }

  @Test
  void anItemKeepsAWordThatEndsLikeAConjunction() {
    assertThat(new NormExtractor().extract(clause("lock the door", "Staff must:")))
        .extracting(Norm::action)
        .containsExactly("lock the door");
  }

  @Test
  void anItemOfAListOfBansNeedsNoObject() {
    assertThat(new NormExtractor().extract(clause("run in the corridors", "Do not:")))
        .extracting(Norm::statement)
        .containsExactly("Employees must not run in the corridors.");
  }

  @Test
  void whatPeopleAgreeToTheyMust() {
    Clause item = clause("Not share the keys with anyone", "By accepting keys, you agree to:");

    assertThat(new NormExtractor().extract(item))
        .extracting(Norm::modality)
        .containsExactly(Modality.PROHIBITION);
  }

  @Test
  @Timeout(20)
  void aListWithoutEndIsReadInTime() {
    String pairs = "You must not: a; ".repeat(12_000);
    assertThat(norms("You must not: " + "run; ".repeat(40_000))).isEmpty();
    assertThat(norms(pairs)).isEmpty();
    assertThat(norms("You must not " + ": ".repeat(15_000))).isEmpty();
    assertThat(norms("Do not: (" + "a) ".repeat(12_000))).isEmpty();
    assertThat(norms(("You must not " + "do ".repeat(100) + ": ").repeat(120))).isEmpty();
  }

  private static List<String> norms(String paragraph) {
    return new NormExtractor()
        .extract(clause(paragraph, "")).stream()
            .map(norm -> norm.modality() + " " + norm.action())
            .toList();
  }

  private static Clause clause(String text, String leadIn) {
    ClauseType type = leadIn.isEmpty() ? ClauseType.PARAGRAPH : ClauseType.LIST_ITEM;
    List<String> headings = List.of("Rules");
    return new Clause(
        "code:1",
        "code",
        type,
        "",
        text,
        leadIn,
        headings,
        new SourceSpan.Lines(1, 1, 1, 9),
        Clause.contentHash(type, text, leadIn, headings));
  }
}
