package io.alignmentstudio.framers.norms.lists;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.Addressees;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionCasesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What if my manager is involved? | Go to the chair of trustees. | Employees must go to the chair of trustees | if their manager is involved",
        "What if I lose my key? | You must pay for a new lock. | Employees must pay for a new lock | if they lose their key",
        "What should I do if a client offers me cash? | Refuse it politely. | Employees must refuse the cash politely | if a client offers them cash",
        "What happens when I leave the company? | You must return your laptop. | Employees must return their laptop | when they leave the company",
        "Can I take a taxi if it is raining? | You may take a taxi. | Employees may take a taxi | if it is raining",
        "If I see a leak, whom do I tell? | Tell the porter. | Employees must tell the porter | if they see a leak",
        "I have lost my badge. What now? | You must tell the porter. | Employees must tell the porter | if they have lost their badge",
        "A client offers me cash. What should I do? | You must refuse the cash. | Employees must refuse the cash | if a client offers them cash",
        "Q: What if I am ill? | Call your manager before eight. | Employees must call their manager before eight | if they are ill"
      })
  void theAnswerHoldsInTheCaseOfTheQuestion(
      String question, String answer, String duty, String condition) {
    assertThat(norms(question, answer))
        .singleElement()
        .satisfies(norm -> assertThat(norm.condition()).hasValue(condition))
        .satisfies(norm -> assertThat(norm.statement()).containsIgnoringCase(duty));
  }

  @Test
  void theNormRestsOnTheQuestionToo() {
    assertThat(norms("What if I lose my key?", "You must pay for a new lock."))
        .extracting(Norm::clauseIds)
        .containsExactly(List.of("d:2", "d:1"));
  }

  @Test
  void everySentenceAndItemOfTheAnswerHoldsInThatCase() {
    List<Norm> norms =
        norms(
            "What if I lose my key?",
            "Tell the porter. You must also change the lock.",
            "You must never share the new code.");
    assertThat(norms)
        .hasSize(3)
        .allSatisfy(norm -> assertThat(norm.condition()).hasValue("if they lose their key"));
  }

  @Test
  void anAnswerWithAConditionKeepsItsOwn() {
    assertThat(
            norms(
                "What if I lose my key?", "If you find it within a day, you must tell the porter."))
        .singleElement()
        .satisfies(norm -> assertThat(norm.condition().orElse("")).startsWith("if they find"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How do I know if a gift is too large?",
        "Whom do I ask?",
        "When do I have to register a gift?",
        "What does it matter if I am late?",
        "How can I tell when a gift is too large?"
      })
  void aQuestionWithoutACaseGivesNone(String question) {
    assertThat(QuestionCases.told(question)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Forgot your badge? | If you have forgotten your badge",
        "Accidentally used the wrong card? | If you have accidentally used the wrong card",
        "Need a new chair? | If you need a new chair",
        "Driving for work? | If you are driving for work",
        "Working from home? | If you are working from home",
        "Still in doubt? | If you are still in doubt",
        "Can only come by car? | If you can only come by car",
        "Can't attend? | If you cannot attend",
        "No receipt? | If you have no receipt",
        "Question about your bill? | If you have a question about your bill",
        "Offered a gift? | If you are offered a gift",
        "Asked to pay a bribe? | If you are asked to pay a bribe",
        "Contacted by the press? | If you are contacted by the press",
        "Something wrong with your order? | If something is wrong with your order",
        "Is your laptop broken? | If your laptop is broken",
        "Did you lose your key? | If you have lost your key",
        "Have you lost your key? | If you have lost your key",
        "Do you need a key? | If you need a key",
        "Moved to a new flat? | If you have moved to a new flat"
      })
  void aShortQuestionTellsTheCaseOfTheOneWhoIsAsked(String question, String told) {
    assertThat(QuestionCases.told(question)).hasValue(told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Opening hours?",
        "Working hours?",
        "Dress code?",
        "Contact details?",
        "Meeting rooms?",
        "Lost property?",
        "Required documents?",
        "Paid leave?",
        "No smoking?",
        "Why report?",
        "Did you know that we have a sauna?",
        "Do you accept cash?",
        "Do you have any tips for beginners?",
        "Are dogs allowed?",
        "Are you covered by this policy?",
        "Have you read our code?",
        "Still open?"
      })
  void aShortQuestionAboutAThingTellsNoCase(String question) {
    assertThat(QuestionCases.told(question)).isEmpty();
  }

  private static List<Norm> norms(String question, String... answers) {
    List<Clause> clauses = new ArrayList<>();
    clauses.add(clause(1, ClauseType.QUESTION, question));
    for (String answer : answers) {
      clauses.add(clause(clauses.size() + 1, ClauseType.ANSWER, answer));
    }
    NormExtractor extractor =
        new NormExtractor(Addressees.DEFAULT, ClauseLists.of(List.copyOf(clauses)));
    return clauses.stream().flatMap(clause -> extractor.extract(clause).stream()).toList();
  }

  private static Clause clause(int number, ClauseType type, String text) {
    return new Clause(
        "d:" + number,
        "d",
        type,
        "",
        text,
        "",
        List.of("Questions"),
        new SourceSpan.Lines(number, 1, number, 9),
        Clause.contentHash(type, text, "", List.of("Questions")));
  }
}
