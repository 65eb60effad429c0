package io.alignmentstudio.domain.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Problems;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClauseQuotesTest {
  private final ClauseQuotes quotes =
      new ClauseQuotes(
          List.of(
              clause("conduct", "1", "", "Employees may accept gifts up to EUR\u00A075."),
              clause("conduct", "2", "Employees must not:", "accept cash;"),
              clause(
                  "conduct", "3", "Employees must not:", "offer \u201Cfavours\u201D \u2014 ever."),
              clause("conduct", "4", "", "Ask your **line manager** first. Then tell Legal."),
              clause("privacy", "1", "", "Personal data must be erased after two years."),
              clause("privacy", "2", "", "Accept cash; never.")));

  @Test
  void partsOfAClauseResolveToIt() {
    assertThat(quotes.resolve("conduct", "gifts up to EUR 75")).containsExactly("conduct:1");
    assertThat(quotes.resolve("conduct", "Ask your line\n manager first."))
        .containsExactly("conduct:4");
  }

  @Test
  void typographyMakesNoDifference() {
    assertThat(quotes.resolve("conduct", "offer \"favours\" - ever.")).containsExactly("conduct:3");
  }

  @Test
  void leadInsAndNeighboursAreSearched() {
    assertThat(quotes.resolve("conduct", "Employees must not: accept cash;"))
        .containsExactly("conduct:2");
    assertThat(quotes.resolve("conduct", "Employees must not:"))
        .containsExactly("conduct:2", "conduct:3");
    assertThat(quotes.resolve("conduct", "accept cash; offer \"favours\""))
        .containsExactly("conduct:2", "conduct:3");
    assertThat(quotes.resolve("conduct", "EUR 75. Employees must not: accept cash; offer"))
        .containsExactly("conduct:1", "conduct:2", "conduct:3");
    assertThat(quotes.resolve("conduct", "(2) accept cash; (3) offer"))
        .containsExactly("conduct:2", "conduct:3");
  }

  @Test
  void aPrintedLabelOrBulletIsPartOfAQuote() {
    for (String mark : List.of("(2) ", "2. ", "2) ", "- ", "\u2022 ", "* ", "- (2) ", "[ ] ")) {
      assertThat(quotes.resolve("conduct", mark + "accept cash;"))
          .as(mark)
          .containsExactly("conduct:2");
    }
    assertThat(quotes.resolve("conduct", "(3) accept cash;")).isEmpty();
    assertThat(quotes.resolve("conduct", "(2) cash;")).isEmpty();
  }

  @Test
  void whatResolvesToClausesStandsInThem() {
    Clause bare = clause("conduct", "2", "Employees must not:", "accept cash;");
    Clause next = clause("conduct", "3", "Employees must not:", "offer \u201Cfavours\u201D.");

    for (String quote :
        List.of(
            "(2) accept cash;",
            "- accept  cash;",
            "2. accept",
            "Employees must not: (2) accept cash;",
            "accept cash; offer \"favours\".")) {
      assertThat(ClauseQuotes.standIn(List.of(bare, next), quote)).as(quote).isTrue();
    }
    assertThat(ClauseQuotes.standIn(List.of(bare), "(3) accept cash;")).isFalse();
    assertThat(ClauseQuotes.standIn(List.of(bare), "accept cash; offer")).isFalse();
    assertThat(ClauseQuotes.standIn(List.of(), "accept cash;")).isFalse();
  }

  @Test
  void otherPoliciesAreSearchedAfterTheRowsOwn() {
    assertThat(quotes.resolve("conduct", "erased after two years")).containsExactly("privacy:1");
    assertThat(quotes.resolve("privacy", "Accept cash; never.")).containsExactly("privacy:2");
  }

  @Test
  void changedWordingIsNotAQuote() {
    assertThat(quotes.resolve("conduct", "gifts up to EUR 80")).isEmpty();
    assertThat(quotes.resolve("conduct", " \u200B ")).isEmpty();
  }

  @Test
  void problemsNameFileLineAndTheNearestClause() {
    Problems problems = new Problems();
    RowSource place = new RowSource("suite/questions.jsonl", 7);

    RowFolder resolved =
        quotes.resolve(
            new RowFolder(
                List.of(
                    question(
                        place, "conduct", List.of("may accept gifts up to EUR 80."), List.of()),
                    question(place, "conduckt", List.of("accept cash;"), List.of()),
                    question(place, "conduct", List.of(), List.of("conduct:9")),
                    question(place, "conduct", List.of("accept cash;", "two years"), List.of())),
                List.of(),
                List.of(),
                List.of()),
            problems);

    assertThat(problems.messages())
        .hasSize(3)
        .allMatch(message -> message.startsWith("suite/questions.jsonl:7: "));
    assertThat(problems.messages().getFirst()).contains("nearest clause is conduct:1");
    assertThat(problems.messages().get(1)).contains("did you mean 'conduct'");
    assertThat(problems.messages().get(2)).contains("no clause has the id 'conduct:9'");
    assertThat(resolved.questions().getLast().clauseIds())
        .containsExactly("conduct:2", "privacy:1");
  }

  @Test
  void aQuoteStandsInAClauseThatTheRowNames() {
    Problems problems = new Problems();
    RowSource place = new RowSource("seeds/questions.jsonl", 3);

    quotes.resolve(
        new RowFolder(
            List.of(
                question(place, "conduct", List.of("two years"), List.of("conduct:1")),
                question(place, "conduct", List.of("accept cash;"), List.of("conduct:2")),
                question(
                    place,
                    "conduct",
                    List.of("Employees must not: accept cash;"),
                    List.of("conduct:2", "conduct:1"))),
            List.of(),
            List.of(),
            List.of()),
        problems);

    assertThat(problems.messages())
        .containsExactly(
            "seeds/questions.jsonl:3: row 'q': clause_quote stands in privacy:1, not in conduct:1"
                + " that clause_ids names: \"two years\"");
  }

  private static QuestionRow question(
      RowSource place, String policy, List<String> quotes, List<String> ids) {
    RowHead head =
        new RowHead(
            "q", policy, quotes, ids, Optional.empty(), Optional.empty(), Optional.empty(), place);
    return new QuestionRow(head, "question", "Q?", "A.", List.of("a"), true);
  }

  private static Clause clause(String policy, String number, String leadIn, String text) {
    ClauseType type = leadIn.isEmpty() ? ClauseType.PARAGRAPH : ClauseType.LIST_ITEM;
    return new Clause(
        policy + ":" + number,
        policy,
        type,
        "(" + number + ")",
        text,
        leadIn,
        List.of("Gifts"),
        new SourceSpan.Lines(1, 1, 1, 1),
        Clause.contentHash(type, text, leadIn, List.of("Gifts")));
  }
}
