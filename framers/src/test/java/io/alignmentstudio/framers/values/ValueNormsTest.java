package io.alignmentstudio.framers.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.NormExtraction;
import io.alignmentstudio.workspace.config.DocumentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three own texts: a fable, answers to hotel guests, notes of an interview in a hospital. */
class ValueNormsTest {
  @TempDir Path folder;

  @Test
  void whatOneLearntHoldsForAll() throws IOException {
    Files.writeString(
        folder.resolve("lamps.md"),
        """
        # The ferryman

        The ferryman learned to ask what a lamp was for before he asked how it looked.

        His daughter learned never to leave her boat before she has tied it up.

        The ferryman learned to trust the pilot when he is sure.
        """);

    assertThat(read(folder.resolve("lamps.md"), DocumentKind.STORY))
        .extracting(Norm::statement)
        .containsExactly(
            "People should ask what a lamp was for before they ask how it looked.",
            "People should not leave their boat before they have tied it up.",
            "People should trust the pilot when he is sure.");
  }

  @Test
  void reasonsBesideAnswersMayBeOrdersOfAnyVerb() throws IOException {
    Files.writeString(
        folder.resolve("tone.md"),
        """
        # Tone

        Customer: My parcel is late. What now?

        Good: I am sorry. I will trace it today.

        Why: Always say what happens next and when. Never blame the customer. Never said by us before.
        """);

    assertThat(read(folder.resolve("tone.md"), DocumentKind.EXAMPLES))
        .extracting(Norm::statement)
        .filteredOn(statement -> !statement.startsWith("When asked"))
        .containsExactly(
            "The assistant should say what happens next and when.",
            "The assistant should not blame the customer.");
  }

  @Test
  void anAnswerMayHoldAColon() throws IOException {
    Files.writeString(
        folder.resolve("colon.md"),
        """
        # Late trains

        > Customer: Where is my train?

        Good answer:

        > I checked: it left York this morning.

        Bad answer:

        > Delay: unknown.
        """);

    assertThat(read(folder.resolve("colon.md"), DocumentKind.EXAMPLES))
        .extracting(Norm::statement)
        .containsExactly(
            "When asked \"Where is my train?\", the assistant should answer as in this example: \"I checked: it left York this morning\".",
            "When asked \"Where is my train?\", the assistant should avoid answering as in this example: \"Delay: unknown\".");
  }

  @Test
  void theyAreThoseWhomTheQuestionNames() throws IOException {
    Files.writeString(
        folder.resolve("talk.md"),
        """
        # Talk

        Q: What do you expect of new riders?
        A: They should ask before they touch the brakes.

        Q: What else?
        A: In my view nobody should ride on Fridays.
        """);

    assertThat(read(folder.resolve("talk.md"), DocumentKind.INTERVIEW))
        .extracting(Norm::statement)
        .containsExactly(
            "New riders should ask before they touch the brakes.",
            "Nobody should ride on Fridays.");
  }

  @Test
  void factsOfAStoryAreNoMorals() throws IOException {
    Files.writeString(
        folder.resolve("mill.md"),
        """
        # The miller

        The mule learned that stepping into the brook made the load lighter. The mule drowned.

        He who tricks his friend tricks himself.

        After that day the sons learned to share the load, and to never beat a tired animal.
        """);

    assertThat(read(folder.resolve("mill.md"), DocumentKind.STORY))
        .extracting(Norm::statement)
        .containsExactly(
            "People should keep in mind that he who tricks his friend tricks himself.",
            "People should share the load and never beat a tired animal.");
  }

  @Test
  void labelsOnLinesThatMarkdownJoinsAreToldApart() throws IOException {
    Files.writeString(
        folder.resolve("joined.md"),
        """
        # Parcels

        **Customer:** My parcel is late, what now?
        **Good:** I am sorry. I will check it.
        **Bad:** That is not our problem.
        **Why:** Never blame the customer.

        # Refunds

        Customer: Give me my money back
        ✓ We will refund you within 5 days.
        ✗ Go away.

        # Pens

        Customer: Where is my pen
        Good answer: Soon with you
        Bad answer: Dunno

        # Keys

        Customer: May I have a key?

        ✓ Of course.

        ✗ No idea.
        """);

    assertThat(read(folder.resolve("joined.md"), DocumentKind.EXAMPLES))
        .extracting(Norm::statement)
        .containsExactly(
            "When asked \"My parcel is late, what now?\", the assistant should answer as in this example: \"I am sorry. I will check it\".",
            "When asked \"My parcel is late, what now?\", the assistant should avoid answering as in this example: \"That is not our problem\".",
            "The assistant should not blame the customer.",
            "When asked \"Give me my money back\", the assistant should answer as in this example: \"We will refund you within 5 days\".",
            "When asked \"Give me my money back\", the assistant should avoid answering as in this example: \"Go away\".",
            "When asked \"Where is my pen\", the assistant should answer as in this example: \"Soon with you\".",
            "When asked \"Where is my pen\", the assistant should avoid answering as in this example: \"Dunno\".",
            "When asked \"May I have a key?\", the assistant should answer as in this example: \"Of course\".",
            "When asked \"May I have a key?\", the assistant should avoid answering as in this example: \"No idea\".");
  }

  @Test
  void aLabelAloneHoldsForTheQuotationOrListBelowIt() throws IOException {
    Files.writeString(
        folder.resolve("below.md"),
        """
        # Mails

        Good example (mail):

        > Dear Ana, your parcel is on its way.

        Bad example (mail):

        > It will come when it comes.

        Bad answers:

        - Get lost.
        - Whatever.
        """);

    assertThat(read(folder.resolve("below.md"), DocumentKind.EXAMPLES))
        .extracting(Norm::action)
        .containsExactly(
            "answer as in this example: \"Dear Ana, your parcel is on its way\"",
            "avoid answering as in this example: \"It will come when it comes\"",
            "avoid answering as in this example: \"Get lost\"",
            "avoid answering as in this example: \"Whatever\"");
  }

  @Test
  void whatMayHoldAGoodAndABadAnswerIsLeftOutWithItsReason() throws IOException {
    Files.writeString(
        folder.resolve("mixed.md"), "# Tone\n\nGood: Hello there (bad answer: go away).\n");

    PolicyDocument document =
        DocumentReader.read(folder.resolve("mixed.md"), new Regulation("x", "X", Tier.SHOULD, 1));
    NormExtraction found =
        ValueNorms.extract(DocumentKind.EXAMPLES, document.clauses()).values().iterator().next();
    assertThat(found.norms()).isEmpty();
    assertThat(found.dropped())
        .singleElement()
        .satisfies(left -> assertThat(left.reason()).contains("a good and a bad answer"));
  }

  @Test
  void theMoralOfAFableIsRecommendedAndWhatIsToldIsNot() throws IOException {
    List<Norm> norms = norms("fable.md", DocumentKind.STORY);

    assertThat(norms)
        .extracting(Norm::statement)
        .containsExactly(
            "People should not speak ill of those who are not there to answer.",
            "People should keep in mind that a kind question costs less than an unkind guess.",
            "People should ask before they blame.",
            "People should stand in the dark for one evening rather than wrong a friend for years.");
    assertThat(norms)
        .noneMatch(norm -> norm.quote().contains("bandaged") || norm.quote().contains("lazy"));
  }

  @Test
  void goodAndBadAnswersAreRecommendedWithTheirRequestAndReasons() throws IOException {
    List<Norm> norms = norms("answers.md", DocumentKind.EXAMPLES);

    assertThat(norms)
        .extracting(Norm::statement)
        .anyMatch(
            text ->
                text.startsWith(
                    "When asked \"Could you tell me which room Ms Okafor is in? I am her brother\", the assistant should answer as in this example: \"I cannot give out room numbers"));
    assertThat(norms)
        .extracting(Norm::action)
        .contains(
            "avoid answering as in this example: \"Please calm down. We have no other complaints\"");
    assertThat(norms)
        .extracting(Norm::statement)
        .anyMatch(
            text -> text.startsWith("The assistant should not confirm that somebody is staying"))
        .anyMatch(
            text -> text.startsWith("The assistant should say sorry before offering a way out"))
        .anyMatch(
            text ->
                text.startsWith("The assistant should always offer two ways out")
                    || text.startsWith("The assistant should offer two ways out"));
    assertThat(norms).hasSizeGreaterThanOrEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Should we call clients at night? | No, never. Only if the site is down."
            + "| Members of the team should not call clients at night unless the site is down.",
        "Is it OK to send drafts to clients? | No. | Members of the team should not send drafts to clients.",
        "May interns order parts? | No, not before they have been trained."
            + "| Interns should not order parts before they have been trained.",
        "Are we supposed to write minutes? | Yes, always. | Members of the team should write minutes.",
        "Can we work on Sundays? | Only if the office agrees. |",
        "Can we work on Sundays? | Yes, but only if the office agrees."
            + "| Members of the team should not work on Sundays unless the office agrees.",
        "Is it OK to work from home? | Yes, up to three days a week. |",
        "Do you like it here? | Yes, very much. |",
        "Must members pay in advance? | No, they can pay later. |",
        "Must we answer every mail? | Yes and no, it depends. |",
        "Should I worry about the noise? | No problem, it stops at ten. |",
        "Can we open the window? | No, it is broken. |",
        "Can we refuse a drunk guest? | Definitely not without asking the manager."
            + "| Members of the team should not refuse a drunk guest without asking the manager.",
      })
  void aYesOrNoSaysWhatItsQuestionAsks(String question, String answer, String statement)
      throws IOException {
    Path file = folder.resolve("talk.md");
    Files.writeString(file, "# Talk\n\nQ: %s\nA: %s\n".formatted(question, answer));
    assertThat(read(file, DocumentKind.INTERVIEW).stream().map(Norm::statement))
        .isEqualTo(Optional.ofNullable(statement).stream().toList());
  }

  @Test
  void whatAnInterviewValuesIsRecommendedAndItsQuestionsAndFactsAreNot() throws IOException {
    List<Norm> norms = norms("interview.md", DocumentKind.INTERVIEW);

    assertThat(norms)
        .extracting(Norm::action)
        .anyMatch(action -> action.startsWith("listen before"))
        .anyMatch(action -> action.startsWith("avoid waking a patient"))
        .anyMatch(action -> action.startsWith("ask early"))
        .anyMatch(action -> action.startsWith("avoid hiding a mistake"))
        .anyMatch(action -> action.startsWith("knock"))
        .anyMatch(action -> action.startsWith("know the patient's name"));
    assertThat(norms)
        .noneMatch(norm -> norm.quote().contains("coffee") || norm.quote().contains("nine years"))
        .noneMatch(norm -> norm.quote().endsWith("?"))
        .noneMatch(norm -> norm.action().contains("write it")); // What, no sentence before says.
  }

  @Test
  void allOfThemAreRecommendationsWithTheirPassageThatWaitForReview() throws IOException {
    for (Map.Entry<String, DocumentKind> each :
        Map.of(
                "fable.md", DocumentKind.STORY,
                "answers.md", DocumentKind.EXAMPLES,
                "interview.md", DocumentKind.INTERVIEW)
            .entrySet()) {
      List<Clause> clauses = clauses(each.getKey());
      for (NormExtraction extraction : ValueNorms.extract(each.getValue(), clauses).values()) {
        for (Norm norm : extraction.norms()) {
          assertThat(norm.modality()).isEqualTo(Modality.RECOMMENDATION);
          assertThat(norm.binding()).isFalse();
          assertThat(ValueNorms.awaitsReview(norm)).isTrue();
          assertThat(clauses)
              .filteredOn(clause -> clause.id().equals(norm.clauseIds().getFirst()))
              .singleElement()
              .satisfies(clause -> assertThat(clause.text()).contains(norm.quote()));
        }
      }
    }
  }

  @Test
  void everySentenceIsEitherUsedOrLeftOutForAReason() throws IOException {
    List<Clause> clauses = clauses("interview.md");
    assertThat(ValueNorms.extract(DocumentKind.INTERVIEW, clauses).values())
        .allMatch(extraction -> !extraction.norms().isEmpty() || !extraction.dropped().isEmpty());
  }

  private List<Norm> norms(String name, DocumentKind kind) throws IOException {
    return ValueNorms.extract(kind, clauses(name)).values().stream()
        .flatMap(extraction -> extraction.norms().stream())
        .toList();
  }

  private List<Clause> clauses(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream text = ValueNormsTest.class.getResourceAsStream(name)) {
      Files.write(file, text.readAllBytes());
    }
    return clauses(file);
  }

  private static List<Norm> read(Path file, DocumentKind kind) {
    return ValueNorms.extract(kind, clauses(file)).values().stream()
        .flatMap(extraction -> extraction.norms().stream())
        .toList();
  }

  private static List<Clause> clauses(Path file) {
    return DocumentReader.read(file, new Regulation("values", "Values", Tier.SHOULD, 1)).clauses();
  }
}
