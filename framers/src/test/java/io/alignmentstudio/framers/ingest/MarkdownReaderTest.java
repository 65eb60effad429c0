package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.clause;
import static io.alignmentstudio.framers.ingest.Reading.ids;
import static io.alignmentstudio.framers.ingest.Reading.markdown;
import static io.alignmentstudio.framers.ingest.Reading.sections;
import static io.alignmentstudio.framers.ingest.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReaderTest {
  @TempDir Path folder;

  @Test
  void printedNumbersBecomeIds() {
    PolicyDocument document =
        markdown(
            folder,
            """
            # Conduct

            ## 4 Gifts

            ### 4.2 Limits

            First.

            Second.

            ## Chapter II Handling

            ### Article 5 Grounds

            1. Handling is prohibited unless one of these applies:

            (a) consent;

            (b) a contract:

            (i) signed; or

            (ii) oral.

            2. Records are kept.
            """);

    assertThat(ids(document))
        .containsExactly(
            "code:4.2.1",
            "code:4.2.2",
            "code:art-5.1",
            "code:art-5.1.a",
            "code:art-5.1.b",
            "code:art-5.1.b.i",
            "code:art-5.1.b.ii",
            "code:art-5.2");
    assertThat(document.root().title()).isEqualTo("Conduct");
    assertThat(clause(document, "art-5.1.b.i").leadIn())
        .isEqualTo("Handling is prohibited unless one of these applies: a contract:");
    assertThat(clause(document, "art-5.2").type()).isEqualTo(ClauseType.PARAGRAPH);
    assertThat(clause(document, "art-5.1.a").headings()).containsExactly("Handling", "Grounds");
  }

  @Test
  void changeInOneSectionKeepsTheIdsAndHashesOfOthers() {
    String gifts = "## Gifts\n\nEmployees must:\n\n- ask;\n- record.\n\n### Limits\n\nUp to 75.\n";
    String travel = "## Travel\n\nBook early.\n\n### Limits\n\nUp to 200.\n";
    PolicyDocument before = markdown(folder, gifts + "\n" + travel);
    PolicyDocument after =
        markdown(
            folder,
            "## New\n\nText.\n\n"
                + gifts.replace("- ask;", "- wait;\n- ask;")
                + "\n### Exceptions\n\nNone.\n\n"
                + travel);

    List<Clause> kept = before.clauses().stream().filter(c -> c.id().contains("travel")).toList();
    assertThat(kept).hasSize(2);
    for (Clause clause : kept) {
      Clause same = clause(after, clause.id().substring("code:".length()));
      assertThat(same.text()).isEqualTo(clause.text());
      assertThat(same.hash()).isEqualTo(clause.hash());
    }
    assertThat(ids(after)).contains("code:gifts.limits.1", "code:travel.limits.1");
  }

  @Test
  void lastSentenceBeforeListIsItsLeadIn() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Duties

            Managers know the rules. Managers must:

            - review every entry;
            - keep records of:
              - gifts
              - meals
            - reply.

            Staff must

            * ask first.
            """);

    assertThat(document.clauses().stream().map(Clause::leadIn))
        .containsExactly(
            "",
            "Managers must:",
            "Managers must:",
            "Managers must: keep records of:",
            "Managers must: keep records of:",
            "Managers must:",
            "",
            "Staff must");
  }

  @Test
  void numberingGoesOnAfterAnInsertedParagraph() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Duties

            The supplier agrees to:

            (a) keep secrets;

            (b) report breaches;

            [Add details here.]

            (c) return data.
            """);

    assertThat(clause(document, "duties.c").leadIn()).isEqualTo("The supplier agrees to:");
  }

  @Test
  void repeatedLabelsFallBackToOrdinals() {
    PolicyDocument document =
        markdown(folder, "## Lists\n\nOne:\n\n1. a\n2. b\n\nTwo:\n\n1. c\n3. d\n");

    assertThat(ids(document)).doesNotHaveDuplicates().hasSize(6);
    assertThat(document.clauses().stream().map(Clause::label)).contains("1.", "2.");
  }

  @Test
  void questionsAndAnswersAreRecognisedInEveryForm() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Gifts

            **Q.** May I keep a pen?

            **A.** Yes, if it is cheap.

            Q: And a car?
            A: No.

            **Question**

            Who decides?

            **Answer**

            The manager.

            ## May I take a taxi?

            Only at night.

            Otherwise walk.
            """);

    assertThat(texts(document, ClauseType.QUESTION))
        .containsExactly("May I keep a pen?", "And a car?", "Who decides?", "May I take a taxi?");
    assertThat(texts(document, ClauseType.ANSWER))
        .containsExactly(
            "Yes, if it is cheap.", "No.", "The manager.", "Only at night.", "Otherwise walk.");
  }

  @Test
  void quotesAndLabelledParagraphsAreCallOuts() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Gifts

            > **Remember.** Training is no defence.
            >
            > Ask the office.

            Note: entries are public.

            Note that this is a paragraph.

            > [!WARNING]
            > Cash is never allowed.

            !!! note "Exceptions"

                Meals below ten euro are exempt from this.
            """);

    assertThat(texts(document, ClauseType.CALL_OUT))
        .containsExactly(
            "Remember. Training is no defence.",
            "Ask the office.",
            "Note: entries are public.",
            "WARNING: Cash is never allowed.",
            "Exceptions: Meals below ten euro are exempt from this.");
    assertThat(document.clauses().getFirst().label()).isEqualTo("Remember");
  }

  @Test
  void definitionsAndRecitalsHaveTheirTypes() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Recitals

            (1) Whereas people trust us, care is due.

            ## Terms

            **Gift** means anything of value.

            'Public official' (also "official") means anyone in office.

            Whoever means well may still err.

            ## Definitions

            The following apply.

            * *Audit*: a review of activity.

            Amounts are in euro and include tax.

            Breach
            : a loss of data
            """);

    assertThat(texts(document, ClauseType.RECITAL))
        .containsExactly("Whereas people trust us, care is due.");
    assertThat(texts(document, ClauseType.DEFINITION))
        .containsExactly(
            "Gift means anything of value.",
            "'Public official' (also \"official\") means anyone in office.",
            "Audit: a review of activity.",
            "Breach: a loss of data");
  }

  @Test
  void tableRowsCarryTheirHeaders() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## Limits

            | Gift | Approval |
            |------|----------|
            | up to **75** | none |
            | more | the manager |
            """);

    assertThat(texts(document, ClauseType.TABLE_ROW))
        .containsExactly("Gift: up to 75; Approval: none", "Gift: more; Approval: the manager");
  }

  @Test
  void frontMatterIsMetadataAndVariablesStay() {
    PolicyDocument document =
        markdown(
            folder,
            """
            name: Access Policy
            satisfies:
              - CC6.1
            ---
            # Purpose

            {{ .Name }} binds `{{company}}` and [us]({% page "/x y" %}).
            """);

    assertThat(document.root().title()).isEqualTo("Access Policy");
    assertThat(document.warnings())
        .containsExactly(
            "front matter in lines 1-4 is metadata, not policy text: name, satisfies",
            "template variables stay as they are: {{ .Name }}, {{company}}");
    Clause clause = document.clauses().getFirst();
    assertThat(clause.text()).isEqualTo("{{ .Name }} binds {{company}} and us.");
    assertThat(clause.span()).isEqualTo(new SourceSpan.Lines(7, 1, 7, 60));
  }

  @Test
  void indentedListsOfPandocAreText() {
    PolicyDocument document =
        markdown(
            folder,
            """
            # Policy

            a. *During onboarding:*

                i. HR informs the owner of each new
            employee in time.

                i. IT creates accounts.

            ```
            code is not policy
            ```
            """);

    assertThat(texts(document, ClauseType.LIST_ITEM))
        .containsExactly(
            "HR informs the owner of each new employee in time.", "IT creates accounts.");
    assertThat(document.clauses().getLast().leadIn()).isEqualTo("During onboarding:");
    assertThat(document.warnings()).containsExactly("left out 1 code block: lines 10-12");
  }

  @Test
  void numberingCorrectsFlatHeadings() {
    PolicyDocument document =
        markdown(
            folder,
            """
            ## PART I

            ## General

            ## 1 Scope

            ## 1.1 Persons

            Text.

            ## 1.2 Places

            Text.

            ## 2 Duties

            Text.

            ## PART II Rest

            Text.
            """);

    assertThat(sections(document))
        .containsExactly(
            "1 PART I General",
            "2 1 Scope",
            "3 1.1 Persons",
            "3 1.2 Places",
            "2 2 Duties",
            "1 PART II Rest");
  }

  @Test
  void spansPointAtTheSourceLines() {
    PolicyDocument document = markdown(folder, "# A\n\nOne\ntwo.\n\n- three\n");

    assertThat(document.clauses().stream().map(Clause::span))
        .containsExactly(new SourceSpan.Lines(3, 1, 4, 4), new SourceSpan.Lines(6, 3, 6, 7));
  }

  @Test
  void severalDocumentsOfARegulationGetUniqueIds() {
    Path first = Reading.write(folder.resolve("Code of Conduct.md"), "# 1 A\n\nText.\n");
    Path second = Reading.write(folder.resolve("annex.md"), "# 1 A\n\nText.\n");

    List<PolicyDocument> documents = DocumentReader.readAll(List.of(first, second), Reading.CODE);

    assertThat(documents.stream().flatMap(document -> ids(document).stream()))
        .containsExactly("code:code-of-conduct/1.1", "code:annex/1.1");
  }

  @Test
  void nestedListsThatMarkdownTakesForCodeKeepTheirItems() {
    PolicyDocument document =
        markdown(
            folder,
            """
            # Policy

            a. The following must be done during analysis:

                i. Review the goals.

                i. Incorporate management items, including:

                    1. Analysis of users.

                    1. Discuss the timeframe.

                i. Approve the budget.
            """);

    assertThat(texts(document, ClauseType.LIST_ITEM))
        .containsExactly(
            "Review the goals.",
            "Incorporate management items, including:",
            "Analysis of users.",
            "Discuss the timeframe.",
            "Approve the budget.");
    assertThat(document.clauses())
        .extracting(Clause::leadIn)
        .containsExactly(
            "",
            "The following must be done during analysis:",
            "The following must be done during analysis:",
            "The following must be done during analysis: Incorporate management items, including:",
            "The following must be done during analysis: Incorporate management items, including:",
            "The following must be done during analysis:");
  }

  @Test
  void innerListMayRepeatTheLettersOfTheOuterOne() {
    PolicyDocument document =
        markdown(
            folder,
            """
            a. Rules for devices:

                i. Users must:

                    1. Keep the device locked.

                    1. It is prohibited to:

                        a. Store illegal files.

                        a. Install unlicensed software.

                i. The owner may delete the data.

            a. Rules for paper.
            """);

    assertThat(document.clauses())
        .extracting(Clause::text)
        .endsWith("The owner may delete the data.", "Rules for paper.");
    assertThat(document.clauses())
        .filteredOn(clause -> clause.leadIn().endsWith("It is prohibited to:"))
        .extracting(Clause::text)
        .containsExactly("Store illegal files.", "Install unlicensed software.");
  }

  @Test
  void headingsInHtmlAreHeadings() {
    PolicyDocument document =
        markdown(
            folder,
            """
            # Playbook

            <div class="accordion">
            <h2 class="heading">
            <button type="button">
            Step 1: Join the bureau
            </button>
            </h2>

            <div id="a1">
            You must register first.
            </div>
            </div>
            """);

    assertThat(sections(document)).anyMatch(section -> section.contains("Step 1: Join the bureau"));
    assertThat(texts(document, ClauseType.PARAGRAPH)).containsExactly("You must register first.");
  }

  @Test
  void htmlInsideKeepsItsListsTablesAndParts() {
    PolicyDocument document =
        markdown(
            folder,
            """
            # Remote work

            [[_TOC_]]

            <details>
            <summary>Work abroad</summary>

            Staff may work abroad.

            </details>

            <p>The company pays for:</p>
            <ul>
            <li>a chair;</li>
            <li>a lamp.</li>
            </ul>

            <table><tr><th>Item</th><th>Limit</th></tr><tr><td>Chair</td><td>EUR 300</td></tr></table>
            """);

    assertThat(Reading.sections(document)).containsExactly("1 Remote work", "2 Work abroad");
    assertThat(Reading.content(document))
        .containsExactly(
            "PARAGRAPH  [] Staff may work abroad.",
            "PARAGRAPH  [] The company pays for:",
            "LIST_ITEM  [The company pays for:] a chair;",
            "LIST_ITEM  [The company pays for:] a lamp.",
            "TABLE_ROW  [] Item: Chair; Limit: EUR 300");
    assertThat(document.clauses().getLast().span().describe()).isEqualTo("line 18");
  }

  @Test
  void marksOfFootnotesAreNoText() {
    PolicyDocument document =
        markdown(
            folder, "# Code\n\nReport gifts[^1]. Keep [^a-z] out.\n\n[^1]: In the register.\n");

    assertThat(Reading.content(document))
        .containsExactly(
            "PARAGRAPH  [] Report gifts. Keep [^a-z] out.",
            "PARAGRAPH footnote 1 [] In the register.");
  }

  @Test
  void boxWhoseTextFollowsAtOnceIsABox() {
    PolicyDocument document =
        markdown(
            folder,
            "# Code\n\n!!! warning\n    Do not print files at home.\n\n    Shred them.\n\nBe kind.\n");

    assertThat(Reading.content(document))
        .containsExactly(
            "CALL_OUT warning [] warning: Do not print files at home.",
            "CALL_OUT  [] Shred them.",
            "PARAGRAPH  [] Be kind.");
  }

  @Test
  void taskBoxesAreLabelsAndNotText() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Leaving

            Before the last day, the manager must:

            - [ ] collect the badge
            - [x] close the accounts
            """);

    assertThat(document.clauses())
        .extracting(clause -> clause.label() + "|" + clause.text())
        .containsExactly(
            "|Before the last day, the manager must:",
            "[ ]|collect the badge",
            "[x]|close the accounts");
    assertThat(document.clauses().getLast().leadIn())
        .isEqualTo("Before the last day, the manager must:");
  }

  @Test
  void templateVariablesStayAndAreReported() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Access at {{company.name}}

            {{company.name}} must review access every ${period}.

            - Ask {{ owner }}.
            """);

    assertThat(document.clauses().getFirst().text())
        .isEqualTo("{{company.name}} must review access every ${period}.");
    assertThat(document.warnings())
        .containsExactly(
            "template variables stay as they are: {{company.name}} ×2, ${period}, {{ owner }}");
  }

  @Test
  void fencedBoxesAreCallOuts() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Code

            :::warning Gifts of cash

            Staff must refuse cash.

            :::

            :::note
            Ask first.
            :::

            Staff must be kind. <!-- and lie -->

            <!-- Staff may lie. -->
            """);

    assertThat(document.clauses())
        .extracting(clause -> clause.type() + " " + clause.text())
        .containsExactly(
            "CALL_OUT Gifts of cash: Staff must refuse cash.",
            "CALL_OUT note: Ask first.",
            "PARAGRAPH Staff must be kind.");
    assertThat(document.warnings()).containsExactly("left out 2 hidden comments");
  }
}
