package io.alignmentstudio.framers.ingest;

import static io.alignmentstudio.framers.ingest.Reading.clause;
import static io.alignmentstudio.framers.ingest.Reading.content;
import static io.alignmentstudio.framers.ingest.Reading.ids;
import static io.alignmentstudio.framers.ingest.Reading.plain;
import static io.alignmentstudio.framers.ingest.Reading.resource;
import static io.alignmentstudio.framers.ingest.Reading.sections;
import static io.alignmentstudio.framers.ingest.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.DocumentFormat;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.SourceSpan;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTextReaderTest {
  @TempDir Path folder;

  @Test
  void numberedTitlesOfAWrappedTextAreHeadings() {
    PolicyDocument document = resource("harbour-code.txt");

    assertThat(document.format()).isEqualTo(DocumentFormat.PLAIN_TEXT);
    assertThat(document.warnings()).isEmpty();
    assertThat(document.root().title())
        .isEqualTo("CONDUCT CODE OF THE TARN HARBOUR TRUST for staff and agents");
    assertThat(sections(document))
        .containsExactly(
            "1 1 Gifts",
            "2 1.1 General rule",
            "2 1.2 Limits",
            "1 2 Money of the trust",
            "1 3 Reserved",
            "1 4 Speaking up",
            "1 ANNEX A Contacts");
    assertThat(clause(document, "1.1.1").text())
        .startsWith("A member of staff must not ask for a gift")
        .endsWith("or an underground account.");
    assertThat(clause(document, "4.1").text())
        .contains("Nobody may be punished for a report")
        .endsWith("A non-binding talk with the chair is always possible.");
    assertThat(texts(document, ClauseType.PARAGRAPH))
        .contains(
            "Version 2.3",
            "Approved by the board on 4 May 2024",
            "Harbour master: Ilse Brandt, pier 2");
  }

  @Test
  void itemsNestAndKeepWhatGovernsThem() {
    PolicyDocument document = resource("harbour-code.txt");

    String governs = "For gifts of more than 25 crowns a member of staff shall:";
    assertThat(content(document))
        .containsSubsequence(
            "LIST_ITEM b) [%s] hand the gift to the harbour master within two days, unless it is food that spoils; and"
                .formatted(governs),
            "LIST_ITEM c) [%s] note in the gift book".formatted(governs),
            "LIST_ITEM  [%s note in the gift book] what it is worth, and".formatted(governs),
            "PARAGRAPH  [] The harbour master decides within a week what becomes of the gift.",
            "LIST_ITEM  [The following may be bought without asking:] tea and coffee",
            "LIST_ITEM  [The following may be bought without asking:] stamps");
    assertThat(clause(document, "1.2.b").span()).isEqualTo(new SourceSpan.Lines(21, 5, 22, 28));
  }

  @Test
  void statutesHaveTheirTextOnTheLineOfTheNumber() {
    PolicyDocument document = resource("reading-room-act.txt");

    assertThat(sections(document))
        .containsExactly(
            "1 CHAPTER 214 READING ROOMS",
            "2 Section 1 Short title",
            "2 Section 2 Definitions",
            "2 Section 3 Duties of keepers",
            "2 Section 4",
            "2 Section 5 Penalties",
            "2 Sec. 6");
    assertThat(ids(document))
        .contains(
            "code:sec-3.a",
            "code:sec-3.a.1",
            "code:sec-3.a.3.ii",
            "code:sec-3.a.3.iii",
            "code:sec-3.b");
    assertThat(clause(document, "sec-4.1").text())
        .startsWith("Every person may enter")
        .endsWith("shall not require a reason, a fee or a name of any reader.");
    assertThat(clause(document, "sec-3.a.3.ii").leadIn())
        .isEqualTo("The keeper of a reading room shall: expel any person who:");
    assertThat(texts(document, ClauseType.DEFINITION)).hasSize(2);
  }

  @Test
  void pagesOfMemosLeaveTheirHeadsBehind() {
    PolicyDocument document = resource("mail-rules-memo.txt");

    assertThat(document.warnings())
        .containsExactly(
            "left out a running head on 3 pages: \"Aldous Practice [Page #]\"",
            "left out a running head on 2 pages: \"Memo # Mail Senders March #\"",
            "left out a table of contents of 6 lines");
    assertThat(document.root().title()).isEqualTo("Rules for Automatic Senders of Internal Mail");
    assertThat(sections(document))
        .containsExactly(
            "1 Status of this Memo",
            "1 1. Introduction",
            "1 2. Senders",
            "2 2.1 Rate",
            "2 2.2 Addresses",
            "1 3. Security Considerations");
    assertThat(clause(document, "1.1").text())
        .endsWith("to the relay without a person who presses a key for each message.");
    assertThat(texts(document, ClauseType.TABLE_ROW))
        .contains(
            "Address: noc@; Read by: night operators; Within: 1 hour",
            "Address: post@; Read by: mail room, which forwards to a keeper; Within: 1 day");
  }

  @Test
  void eachLineOfAnUnwrappedTextIsAParagraph() {
    PolicyDocument document = resource("library-lines.txt");

    assertThat(document.root().title()).isEqualTo("Library House Rules");
    assertThat(sections(document))
        .containsExactly(
            "1 Who these rules are for",
            "1 Noise",
            "1 Food and drink",
            "1 What happens if I break a rule?");
    assertThat(texts(document, ClauseType.PARAGRAPH)).hasSize(3);
    assertThat(texts(document, ClauseType.LIST_ITEM)).hasSize(5);
    assertThat(texts(document, ClauseType.QUESTION))
        .containsExactly(
            "What happens if I break a rule?", "Can I appeal?", "Who decides about my appeal?");
    assertThat(texts(document, ClauseType.ANSWER)).hasSize(3);
  }

  @Test
  void drawnLinesMakeHeadingsAndColumnsMakeTables() {
    PolicyDocument document = resource("clinic-handbook.txt");

    assertThat(document.root().title()).isEqualTo("DATA AND VISITORS POLICY");
    assertThat(sections(document))
        .containsExactly(
            "1 Purpose", "1 Definitions", "1 Rules", "2 Visitors", "2 Data", "2 Hours and fees");
    assertThat(texts(document, ClauseType.DEFINITION))
        .containsExactly(
            "Visitor: Anybody who is in the clinic and is neither a patient nor paid by the"
                + " clinic.",
            "Badge: A card with a name that is worn where others can see it.",
            "Host: The employee who invited the visitor.");
    assertThat(texts(document, ClauseType.TABLE_ROW))
        .containsExactly(
            "Room: Ward; Hours: 14 - 18; Fee: none",
            "Room: Garden; Hours: 09 - 20; Fee: none",
            "Room: Parking deck; Hours: always; Fee: 3.50");
    assertThat(ids(document))
        .contains("code:rules.data.1.2", "code:rules.data.2.1", "code:rules.visitors.2.b.ii");
    assertThat(texts(document, ClauseType.CALL_OUT)).hasSize(1);
  }

  @Test
  void noSignIsMarkup() {
    PolicyDocument document = resource("clinic-handbook.txt");

    assertThat(clause(document, "purpose.1").text())
        .isEqualTo(
            "This policy tells the people of the clinic how to treat visitors & their data. Terms"
                + " in *stars* or with_underscores stay as they are, and so does <this>. # is the"
                + " sign for a file number, as in # 1234.");
  }

  @Test
  void charactersStayAndPlacesAreThoseOfTheFile() {
    PolicyDocument document =
        plain(
            folder,
            "Rules\r\n\r\n1.\tBooking\r\n\r\nStaff must  book *early*\u2026 \r\n\tor pay.\r\n");

    Clause clause = document.clauses().getFirst();
    assertThat(clause.text()).isEqualTo("Staff must book *early*\u2026 or pay.");
    assertThat(clause.span()).isEqualTo(new SourceSpan.Lines(5, 1, 6, 8));
    assertThat(sections(document)).containsExactly("1 1. Booking");
  }

  @Test
  void capitalsRomanNumbersAndLettersNest() {
    PolicyDocument document =
        plain(
            folder,
            """
            STAFF REGULATIONS OF NORTH QUAY

            I. GENERAL

            A. Who is bound

            These regulations bind all persons who work here, whatever their contract
            says. They do not bind guests.

            II. CONDUCT

            A. On the ward

            1. Hands must be washed before and after each patient.

            2. No one may wear rings, watches or bracelets while treating a patient.

            SCHEDULE 1
            Fines

            THE FOLLOWING FINES ARE CHARGED BY THE BURSAR AND MAY NOT BE WAIVED BY ANYONE.
            """);

    assertThat(document.root().title()).isEqualTo("STAFF REGULATIONS OF NORTH QUAY");
    assertThat(sections(document))
        .containsExactly(
            "1 I. GENERAL",
            "2 A. Who is bound",
            "1 II. CONDUCT",
            "2 A. On the ward",
            "1 SCHEDULE 1 Fines");
    assertThat(ids(document)).contains("code:ii.a.1", "code:ii.a.2", "code:schedule-1.1");
  }

  @Test
  void linesWithoutBlankLinesBetweenThemAreToldApart() {
    PolicyDocument document =
        plain(
            folder,
            """
            Code of Practice for Volunteers
            1 Attendance
            Volunteers must sign the book when they arrive.
            They may leave early if the supervisor agrees.
            2 Safety
            Nobody may:
            - climb on the racks,
            - use the forklift without a licence.
            """);

    assertThat(sections(document)).containsExactly("1 1 Attendance", "1 2 Safety");
    assertThat(content(document))
        .containsExactly(
            "PARAGRAPH  [] Volunteers must sign the book when they arrive.",
            "PARAGRAPH  [] They may leave early if the supervisor agrees.",
            "PARAGRAPH  [] Nobody may:",
            "LIST_ITEM  [Nobody may:] climb on the racks,",
            "LIST_ITEM  [Nobody may:] use the forklift without a licence.");
  }

  @Test
  void numbersOfReferencesAtTheStartOfALineAreText() {
    PolicyDocument document =
        plain(
            folder,
            """
            4.2 Devices
                4.2.1 Lost devices shall be reported at once to the desk, see
                      4.1.3 for what else to do in the first hour and see section
                      2. The owner pays.
                4.2.2 Private devices may be used if they are registered.

            Exceptions are granted by the officer who is named in
            section 9. They end after a year.
            """);

    assertThat(ids(document)).containsExactly("code:4.2.1", "code:4.2.2", "code:4.2.3");
    assertThat(clause(document, "4.2.1").text()).endsWith("see section 2. The owner pays.");
  }

  @Test
  void shortItemsAreNoHeadings() {
    PolicyDocument document =
        plain(
            folder,
            """
            2. Devices

            The company lends these to new employees:

            1. Laptop

            2. Telephone

            Both must be returned on the last day.
            """);

    assertThat(sections(document)).containsExactly("1 2. Devices");
    assertThat(texts(document, ClauseType.LIST_ITEM)).containsExactly("Laptop", "Telephone");
    assertThat(document.clauses().getLast().text())
        .isEqualTo("Both must be returned on the last day.");
  }

  @Test
  void pagesEndAtFormFeeds() {
    PolicyDocument document =
        plain(
            folder,
            "MEETING ROOMS\n\nMeeting rooms     Page 1 of 3\n\nA room that is booked and not used"
                + " within ten\nminutes may be\n\fMeeting rooms     Page 2 of 3\n\ncancelled by"
                + " anyone.\n\fMeeting rooms     Page 3 of 3\n\nRooms must be left tidy.\n");

    assertThat(document.warnings())
        .containsExactly("left out a running head on 3 pages: \"Meeting rooms Page # of #\"");
    assertThat(texts(document, ClauseType.PARAGRAPH))
        .containsExactly(
            "A room that is booked and not used within ten minutes may be cancelled by anyone.",
            "Rooms must be left tidy.");
  }

  @Test
  void numberedTextThatLooksLikePageNumbersStays() {
    PolicyDocument document =
        plain(folder, "1\n\nGuests sign in.\n\n2\n\nGuests wear badges.\n\n3\n\nGuests leave.\n");

    assertThat(document.warnings()).isEmpty();
    assertThat(document.clauses().stream().map(Clause::text).toList())
        .anyMatch(text -> text.endsWith("Guests wear badges."))
        .anyMatch(text -> text.endsWith("Guests leave."));
  }
}
