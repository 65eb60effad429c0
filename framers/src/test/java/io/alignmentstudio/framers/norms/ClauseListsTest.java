package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.lists.ClauseLists;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClauseListsTest {
  @Test
  void anItemOfAListOfOrdersNeedsNoFullStopToBeOne() {
    assertThat(
            norms(
                "",
                "Use strong passwords",
                "Do not share login credentials",
                "Report data breaches immediately",
                "Respect copyrights and trademarks"))
        .extracting(Norm::statement)
        .containsExactly(
            "Employees must use strong passwords.",
            "Employees must not share login credentials.",
            "Employees must report data breaches immediately.",
            "Employees must respect copyrights and trademarks.");
  }

  @Test
  void whatTheOneWhoSpeaksDoesNotDoGovernsAList() {
    assertThat(norms("We do not discriminate based on:", "Race or origin", "Religion or creed"))
        .extracting(Norm::statement)
        .containsExactly(
            "The company must not discriminate based on race or origin.",
            "The company must not discriminate based on religion or creed.");
  }

  @Test
  void anItemOfAListOfLabelsIsNoOrder() {
    assertThat(norms("", "Record templates for teams", "Report templates", "Access control lists"))
        .isEmpty();
  }

  @Test
  void aPermissionNeedsAllItsConditions() {
    List<Norm> norms =
        norms("Staff may accept a gift if:", "it is small; and", "the manager has agreed.");

    assertThat(norms)
        .extracting(Norm::statement)
        .containsExactly("Staff may accept a gift if it is small and the manager has agreed.");
    assertThat(norms.getFirst().clauseIds()).containsExactly("code:1.a", "code:1.b");
    assertThat(norms.getFirst().quote()).isEqualTo("it is small; and");
  }

  @Test
  void aPermissionWhoseItemsNoWordJoinsNeedsAllOfThem() {
    assertThat(
            norms(
                "You may work from home when:",
                "your manager has agreed",
                "the task allows it",
                "the line is secure"))
        .extracting(norm -> norm.condition().orElse(""))
        .containsExactly(
            "when their manager has agreed, the task allows it and the line is secure");
  }

  @Test
  void aBanThatNoWordJoinsHoldsItemByItem() {
    assertThat(
            norms(
                "Nobody may drive a van if:",
                "they are tired",
                "they have drunk alcohol",
                "their licence has expired"))
        .extracting(norm -> norm.condition().orElse(""))
        .containsExactly(
            "if they are tired", "if they have drunk alcohol", "if their licence has expired");
  }

  @Test
  void anExceptionNamesAllItsWaysOut() {
    assertThat(
            norms(
                "Staff must not lend a key, unless:",
                "the borrower is a colleague; or",
                "the director has agreed."))
        .extracting(norm -> norm.exception().orElse(""))
        .containsExactly("unless the borrower is a colleague or the director has agreed");
  }

  @Test
  void aDutyOnEitherConditionHoldsItemByItem() {
    assertThat(
            norms("Staff must call security if:", "the alarm rings; or", "a stranger is inside."))
        .extracting(norm -> norm.condition().orElse(""))
        .containsExactly("if the alarm rings", "if a stranger is inside");
  }

  @Test
  void whatTheLeadInSaysDecides() {
    assertThat(
            norms(
                "Staff must call security if all of the following apply:",
                "the alarm rings",
                "the door is open"))
        .extracting(norm -> norm.condition().orElse(""))
        .hasSize(1);
    assertThat(
            norms(
                "You may leave early if one of the following applies:",
                "the shift is over",
                "the manager has agreed"))
        .hasSize(2);
  }

  @Test
  void otherListsStayItemByItem() {
    assertThat(norms("Staff must:", "lock the door; and", "switch off the lights.")).hasSize(2);
  }

  @Test
  void theFurtherConditionIsCountedAsSuch() {
    List<Clause> clauses =
        clauses("Staff may accept a gift if:", "it is small; and", "the manager has agreed.");
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT, ClauseLists.of(clauses));

    assertThat(extractor.analyse(clauses.getLast()).dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("a condition that is read with the first of its list");
  }

  @Test
  void anAnswerIsReadWithItsQuestion() {
    assertThat(answered("Can I bring my own dog to work?", "Yes, as long as it stays outside."))
        .containsExactly(
            "PERMISSION Employees may bring their own dog to work as long as it stays outside.");
    assertThat(answered("May a client wait in the treatment room?", "No. Clients wait outside."))
        .containsExactly("PROHIBITION A client must not wait in the treatment room.");
    assertThat(answered("Can I also use my own laptop?", "Yes."))
        .containsExactly("PERMISSION Employees may use their own laptop.");
    assertThat(answered("Can staff members leave early?", "Yes, if the hall is empty."))
        .containsExactly("PERMISSION Staff members may leave early if the hall is empty.");
    assertThat(answered("Do I have to wear a badge on Sundays?", "Yes."))
        .containsExactly("OBLIGATION Employees must wear a badge on Sundays.");
    assertThat(answered("Can I bring my dog?", "No, unless it is an assistance dog."))
        .containsExactly(
            "PROHIBITION Employees must not bring their dog unless it is an assistance dog.");
    assertThat(answered("Do we need to sign for spare keys?", "No."))
        .containsExactly("PERMISSION Employees need not sign for spare keys.");
  }

  @Test
  void anItemBelowHundredsOfListsIsLeftOutAndSaidSo() {
    Clause deep = clauses("Staff must keep what is kept by whoever ".repeat(60), "be kind.").get(0);

    assertThat(new NormExtractor(Addressees.DEFAULT).analyse(deep).dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("an item under a lead-in of more than 2,000 characters");
  }

  @Test
  void anAnswerToACaseGivesNoRule() {
    assertThat(answered("A client gave me a pen. May I keep the pen?", "No.")).isEmpty();
    assertThat(answered("May I keep it?", "Yes.")).isEmpty();
    assertThat(answered("May I film a client?", "It depends.")).isEmpty();
    assertThat(answered("Can I lose my job for speaking up?", "No.")).isEmpty();
    assertThat(answered("May I accept a meal?", "Yes. However, not often.")).isEmpty();
    assertThat(answered("May I bring " + "a".repeat(200_000) + "?", "Yes.")).isEmpty();
  }

  private static List<String> answered(String question, String answer) {
    List<Clause> clauses =
        List.of(clause("q", ClauseType.QUESTION, question), clause("a", ClauseType.ANSWER, answer));
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT, ClauseLists.of(clauses));
    return clauses.stream()
        .flatMap(clause -> extractor.extract(clause).stream())
        .map(norm -> norm.modality() + " " + norm.statement())
        .toList();
  }

  private static Clause clause(String id, ClauseType type, String text) {
    return new Clause(
        "code:" + id,
        "code",
        type,
        "",
        text,
        "",
        List.of("Rules"),
        new SourceSpan.Lines(1, 1, 1, 9),
        Clause.contentHash(type, text, "", List.of("Rules")));
  }

  private static List<Norm> norms(String leadIn, String... items) {
    List<Clause> clauses = clauses(leadIn, items);
    NormExtractor extractor = new NormExtractor(Addressees.DEFAULT, ClauseLists.of(clauses));
    return clauses.stream().flatMap(clause -> extractor.extract(clause).stream()).toList();
  }

  private static List<Clause> clauses(String leadIn, String... items) {
    List<Clause> clauses = new ArrayList<>();
    for (String item : items) {
      ClauseType type = ClauseType.LIST_ITEM;
      clauses.add(
          new Clause(
              "code:1." + (char) ('a' + clauses.size()),
              "code",
              type,
              "",
              item,
              leadIn,
              List.of("Rules"),
              new SourceSpan.Lines(1, 1, 1, 9),
              Clause.contentHash(type, item, leadIn, List.of("Rules"))));
    }
    return clauses;
  }
}
