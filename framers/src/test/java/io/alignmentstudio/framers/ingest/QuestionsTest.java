package io.alignmentstudio.framers.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.PolicyDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
  private static final List<String> ASKED =
      List.of(
          "PARAGRAPH  [] Visitors sign in at the desk.",
          "QUESTION  [] Can I bring my dog?",
          "ANSWER  [] No, unless it is an assistance dog.",
          "QUESTION  [] May I bring guests, and a friend of theirs, and must they sign in?",
          "ANSWER  [] Yes, up to two guests.",
          "ANSWER  [] They must sign in.");

  @TempDir Path folder;

  @Test
  void boldQuestionIsAnsweredInEveryFormat() throws IOException {
    PolicyDocument markdown =
        Reading.markdown(
            folder,
            """
            # House rules

            ## Visitors

            Visitors sign in at the desk.

            **Can I bring my dog?**

            No, unless it is an assistance dog.

            **May I bring guests, and a friend of theirs, and must they sign in?**

            Yes, up to two guests.

            They must sign in.
            """);
    PolicyDocument html =
        Reading.read(
            Reading.write(
                folder.resolve("p.html"),
                """
                <html><body><h1>House rules</h1><h2>Visitors</h2>
                <p>Visitors sign in at the desk.</p>
                <p><strong>Can I bring my dog?</strong></p>
                <p>No, unless it is an assistance dog.</p>
                <p><b>May I bring guests, and a friend of theirs, and must they sign in?</b></p>
                <p>Yes, up to two guests.</p><p>They must sign in.</p></body></html>
                """));
    PolicyDocument word =
        Reading.read(WordFixture.write(folder.resolve("p.docx"), QuestionsTest::word));
    PolicyDocument pdf =
        Reading.read(PdfFixture.write(folder.resolve("p.pdf"), QuestionsTest::pdf));

    for (PolicyDocument document : List.of(markdown, html, word, pdf)) {
      assertThat(Reading.content(document)).isEqualTo(ASKED);
      assertThat(Reading.sections(document)).isEqualTo(Reading.sections(markdown));
    }
  }

  private static void word(XWPFDocument document) {
    WordFixture.style(document, "Title", "Title", "", _ -> {});
    WordFixture.style(document, "H1", "heading 1", "", _ -> {});
    WordFixture.paragraph(document, "Title", "House rules");
    WordFixture.paragraph(document, "H1", "Visitors");
    WordFixture.paragraph(document, "", "Visitors sign in at the desk.");
    bold(document, "Can I bring my dog?");
    WordFixture.paragraph(document, "", "No, unless it is an assistance dog.");
    bold(document, "May I bring guests, and a friend of theirs, and must they sign in?");
    WordFixture.paragraph(document, "", "Yes, up to two guests.");
    WordFixture.paragraph(document, "", "They must sign in.");
  }

  private static void bold(XWPFDocument document, String text) {
    XWPFParagraph paragraph = WordFixture.paragraph(document, "", text);
    paragraph.getRuns().getFirst().setBold(true);
  }

  private static void pdf(PdfFixture.Page page) {
    page.line(72, 780, "House rules", PdfFixture.BOLD, 20);
    page.line(72, 740, "Visitors", PdfFixture.BOLD, 16);
    page.line(72, 710, "Visitors sign in at the desk.");
    page.line(72, 685, "Can I bring my dog?", PdfFixture.BOLD, 11);
    page.line(72, 660, "No, unless it is an assistance dog.");
    page.line(
        72,
        635,
        "May I bring guests, and a friend of theirs, and must they sign in?",
        PdfFixture.BOLD,
        11);
    page.line(72, 610, "Yes, up to two guests.");
    page.line(72, 585, "They must sign in.");
  }

  @Test
  void emphasisedQuestionInFrontOfItsAnswerIsApart() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            ## Rules

            **What if I am late?** You must call:

            - the desk;
            - your manager.

            1. **May I park here?**

               No, unless you hold a permit.

               Ask the desk for one.

            2. *May I smoke?* No.

            > **May I keep a pen?**
            >
            > Yes, if it is cheap.
            """);

    assertThat(Reading.content(document))
        .containsExactly(
            "QUESTION  [] What if I am late?",
            "ANSWER  [] You must call:",
            "LIST_ITEM  [You must call:] the desk;",
            "LIST_ITEM  [You must call:] your manager.",
            "QUESTION 1. [] May I park here?",
            "ANSWER  [] No, unless you hold a permit.",
            "ANSWER  [] Ask the desk for one.",
            "QUESTION 2. [] May I smoke?",
            "ANSWER  [] No.",
            "QUESTION  [] May I keep a pen?",
            "ANSWER  [] Yes, if it is cheap.");
  }

  @Test
  void plainQuestionIsOneWhereYesOrNoFollows() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            ## Bikes

            Bikes are locked.

            Can I leave my bike here?

            No. Use the shed.

            The shed is locked. Who has the key?

            The desk has the key.
            """);

    assertThat(Reading.content(document))
        .containsExactly(
            "PARAGRAPH  [] Bikes are locked.",
            "QUESTION  [] Can I leave my bike here?",
            "ANSWER  [] No. Use the shed.",
            "PARAGRAPH  [] The shed is locked. Who has the key?",
            "PARAGRAPH  [] The desk has the key.");
  }

  @Test
  void boxThatAsksWhetherTheReaderKnewIsNoQuestion() {
    PolicyDocument document =
        Reading.markdown(
            folder, "## Rules\n\n> **Did you know?**\n>\n> Long passwords are safe.\n");

    assertThat(Reading.content(document))
        .containsExactly(
            "CALL_OUT Did you know [] Did you know?", "CALL_OUT  [] Long passwords are safe.");
  }

  @Test
  void questionThatOpensASectionOfHeadingsStaysAHeading() {
    PolicyDocument document =
        Reading.markdown(
            folder,
            """
            # Code

            ## What do we expect?

            We expect honesty.

            ### Gifts

            Refuse cash.

            ### Favours

            Ask for none.

            ## Who decides?

            The board decides.

            ### Appeals

            The owner decides.

            ## The fear of “can we talk?”

            It goes.

            **What is a gift?**

            **What is a favour?**

            Whatever helps a relative.
            """);

    assertThat(Reading.texts(document, ClauseType.QUESTION))
        .containsExactly("Who decides?", "What is a favour?");
    assertThat(Reading.sections(document))
        .containsExactly(
            "1 What do we expect?",
            "2 Gifts",
            "2 Favours",
            "1 Who decides?",
            "2 Appeals",
            "1 The fear of “can we talk?”",
            "2 What is a gift?",
            "2 What is a favour?");
  }

  @Test
  void partsOfAPageThatAClickOpensAreRead() {
    PolicyDocument document =
        Reading.read(
            Reading.write(
                folder.resolve("p.html"),
                """
                <html><head><style>.panel { display: none }</style></head><body>
                <nav><button aria-expanded="false" aria-controls="menu">Menu</button>
                <ul id="menu" hidden><li>Home</li></ul></nav>
                <h1>Rules</h1>
                <details><summary>Can I bring my dog?</summary><p>No.</p></details>
                <h2><button data-bs-toggle="collapse" data-bs-target="#c1">Gifts</button></h2>
                <div id="c1" class="collapse"><p>Refuse cash.</p></div>
                <button class="accordion">May I park here?</button>
                <div class="panel"><p>Yes, with a permit.</p></div>
                <div role="tablist"><button role="tab" aria-controls="p1">Staff</button>
                <button role="tab" aria-controls="p2">Contractors</button></div>
                <div id="p1" role="tabpanel"><p>Wear a badge.</p></div>
                <div id="p2" role="tabpanel" hidden><p>Sign in.</p></div>
                <dl><dt>Can I smoke?</dt><dd>No.</dd><dt>Gift</dt><dd>Anything of value.</dd></dl>
                <button>Send</button></body></html>
                """));

    assertThat(Reading.content(document))
        .containsExactly(
            "QUESTION  [] Can I bring my dog?",
            "ANSWER  [] No.",
            "PARAGRAPH  [] Refuse cash.",
            "QUESTION  [] May I park here?",
            "ANSWER  [] Yes, with a permit.",
            "PARAGRAPH  [] Wear a badge.",
            "PARAGRAPH  [] Sign in.",
            "QUESTION  [] Can I smoke?",
            "ANSWER  [] No.",
            "DEFINITION  [] Gift: Anything of value.");
    assertThat(Reading.sections(document))
        .contains("1 Gifts", "2 Staff", "2 Contractors")
        .noneMatch(section -> section.contains("Menu"));
  }

  @Test
  void textBehindAPartThatAClickOpensAnswersNothing() {
    String part =
        "<details><summary>What if a guest complains?</summary><p>Call the manager.</p></details>";
    PolicyDocument page =
        Reading.read(
            Reading.write(
                folder.resolve("behind.html"),
                "<html><body><h1>Rules</h1><h2>Service</h2>%s<p>Wear a hat.</p><p>Be kind.</p>%s</body></html>"
                    .formatted(part, part.replace("complains", "is hurt"))));

    assertThat(Reading.content(page))
        .containsExactly(
            "QUESTION  [] What if a guest complains?",
            "ANSWER  [] Call the manager.",
            "PARAGRAPH  [] Wear a hat.",
            "PARAGRAPH  [] Be kind.",
            "QUESTION  [] What if a guest is hurt?",
            "ANSWER  [] Call the manager.");
  }
}
