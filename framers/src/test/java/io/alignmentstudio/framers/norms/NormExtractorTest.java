package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import io.alignmentstudio.framers.norms.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormExtractorTest {
  private final NormExtractor extractor = new NormExtractor();

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void sentenceHoldsTheseNorms(String sentence, List<String> expected) {
    List<Norm> norms = extractor.extract(clause(ClauseType.PARAGRAPH, sentence, ""));

    assertThat(norms).extracting(NormExtractorTest::row).containsExactlyElementsOf(expected);
  }

  static Stream<Arguments> sentences() {
    List<Arguments> rows = new ArrayList<>();
    List<String> norms = List.of();
    for (String line : Stream.concat(NormTable.TABLE.lines(), houseRules()).toList()) {
      if (line.startsWith("  ")) {
        norms.add(line.strip());
      } else {
        norms = new ArrayList<>();
        rows.add(Arguments.of(line, norms));
      }
    }
    return rows.stream();
  }

  /** Rules as houses, clubs and charities write them, in the form of {@link NormTable}. */
  private static Stream<String> houseRules() {
    return Stream.of("house-rules.txt", "plain-orders.txt", "everyday-rules.txt")
        .flatMap(NormExtractorTest::lines);
  }

  private static Stream<String> lines(String table) {
    try (InputStream rules = NormExtractorTest.class.getResourceAsStream(table)) {
      return new String(rules.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(Norm norm) {
    StringBuilder row = new StringBuilder();
    row.append(norm.modality())
        .append(" | ")
        .append(norm.bearer())
        .append(" | ")
        .append(norm.action());
    norm.condition().ifPresent(words -> row.append(" | C ").append(words));
    norm.exception().ifPresent(words -> row.append(" | E ").append(words));
    norm.deadline().ifPresent(words -> row.append(" | D ").append(words));
    norm.threshold().ifPresent(words -> row.append(" | T ").append(words));
    return row.toString();
  }

  private static Clause clause(ClauseType type, String text, String leadIn) {
    return new Clause(
        "code:4.2.1",
        "code",
        type,
        "",
        text,
        leadIn,
        List.of("Gifts"),
        new SourceSpan.Lines(1, 1, 1, 9),
        Clause.contentHash(type, text, leadIn, List.of("Gifts")));
  }

  @Test
  void listItemIsJoinedWithItsLeadInAndQuotedAlone() {
    List<Norm> norms =
        extractor.extract(clause(ClauseType.LIST_ITEM, "accept cash; or", "Employees must not:"));

    assertThat(norms).hasSize(1);
    assertThat(norms.getFirst().statement()).isEqualTo("Employees must not accept cash.");
    assertThat(norms.getFirst().quote()).isEqualTo("accept cash; or");
  }

  @Test
  void nounPhraseItemsFollowTheVerbsOfTheLeadIn() {
    List<Norm> norms =
        extractor.extract(
            clause(
                ClauseType.LIST_ITEM,
                "cash or vouchers;",
                "Employees must not give to or accept from a business partner:"));

    assertThat(norms)
        .extracting(Norm::action)
        .containsExactly(
            "give cash or vouchers to a business partner",
            "accept cash or vouchers from a business partner");
  }

  @Test
  void itemsUnderTheFollowingAreProhibitedBecomeProhibitions() {
    List<Norm> norms =
        extractor.extract(
            clause(ClauseType.LIST_ITEM, "Sharing passwords;", "The following are prohibited:"));

    assertThat(norms)
        .extracting(NormExtractorTest::row)
        .containsExactly("PROHIBITION | employees | share passwords");
  }

  @Test
  void conditionalLeadInGovernsOrders() {
    List<Norm> norms =
        extractor.extract(
            clause(ClauseType.LIST_ITEM, "Call the service desk.", "If you lose a device:"));

    assertThat(norms)
        .extracting(NormExtractorTest::row)
        .containsExactly(
            "OBLIGATION | employees | call the service desk | C if they lose a device");
  }

  @Test
  void itemsOfAListOfPurposesOrderNothing() {
    NormExtraction extraction =
        extractor.analyse(
            clause(
                ClauseType.LIST_ITEM,
                "Support the drafting of new bills.",
                "The original goals of the schema included:"));

    assertThat(extraction.norms()).isEmpty();
    assertThat(extraction.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("an item of a list of purposes");
  }

  @Test
  void itemsThatTellWhatSomebodyDoesOrderNothing() {
    assertThat(rows("Specifically, we:", "Help agencies with digital policies.")).isEmpty();
    assertThat(rows("Some signs that a project should be paused include:", "Pause reports."))
        .isEmpty();
    assertThat(rows("Line managers must:", "Help agencies with digital policies."))
        .containsExactly("OBLIGATION | line managers | help agencies with digital policies");
  }

  @Test
  void itemsOfInformationToGiveAreWhatItIsOn() {
    assertThat(
            rows(
                "The controller shall provide the individual with the following information"
                    + " necessary to ensure fair processing:",
                "the right to lodge a complaint;"))
        .containsExactly(
            "OBLIGATION | the controller | provide the individual with information on the right to"
                + " lodge a complaint");
  }

  @Test
  void itemsOfAContractsPromiseAreDuties() {
    assertThat(
            rows(
                "The data importer agrees and warrants: that it will promptly notify the data"
                    + " exporter about:",
                "any request for disclosure of the data;"))
        .hasSize(1)
        .allMatch(row -> row.startsWith("OBLIGATION | the data importer | notify"));
  }

  @Test
  void policyThatRequiresThatMakesRulesOfItsItems() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Employees will go through an onboarding process.",
                    "The policy requires that:")))
        .extracting(NormExtractorTest::row)
        .containsExactly("OBLIGATION | employees | go through an onboarding process");
  }

  @Test
  void listItemsGoOnWithTheirLeadIn() {
    assertThat(rows("Managers:", "Approve leave within five working days."))
        .containsExactly("OBLIGATION | managers | approve leave | D within five working days");
    assertThat(rows("Managers:", "must approve leave."))
        .containsExactly("OBLIGATION | managers | approve leave");
    assertThat(rows("Employees must not accept gifts unless:", "the manager agrees;"))
        .containsExactly("PROHIBITION | employees | accept gifts | E unless the manager agrees");
    assertThat(rows("Require the developer of the system to:", "Perform security testing;"))
        .containsExactly(
            "OBLIGATION | employees | require the developer of the system to perform security"
                + " testing");
    assertThat(rows("Develop an inventory that:", "Accurately reflects the system;"))
        .containsExactly(
            "OBLIGATION | employees | develop an inventory that accurately reflects the system");
    assertThat(rows("The following events must be logged at minimum:", "All interactive logoffs"))
        .containsExactly("OBLIGATION | employees | log all interactive logoffs");
    assertThat(rows("Each authority shall have all of the following powers:", "to order a stop;"))
        .containsExactly("PERMISSION | each authority | order a stop");
    assertThat(
            rows(
                "A transfer shall take place only on one of the following conditions:",
                "the person has agreed;"))
        .containsExactly(
            "OBLIGATION | employees | ensure that a transfer takes place | E only if the person has"
                + " agreed");
  }

  @Test
  void rowsOfTablesNameWhoAndWhen() {
    assertThat(rowOfTable("Task: Report the loss; Owner: IT Support; Deadline: within 24 hours"))
        .containsExactly("OBLIGATION | IT Support | report the loss | D within 24 hours");
    assertThat(rowOfTable("Allowed: Coffee with a supplier; Not allowed: Cash of any amount"))
        .containsExactly(
            "PERMISSION | employees | have coffee with a supplier",
            "PROHIBITION | employees | allow cash of any amount");
  }

  @Test
  void rowOfARoleTellsWhatThatRoleMustAndMustNot() {
    assertThat(rowOfTable("Role: Driver; Must: Check the tyres; Must not: Carry passengers"))
        .containsExactly(
            "OBLIGATION | driver | check the tyres", "PROHIBITION | driver | carry passengers");
    assertThat(rowOfTable("Role: Warehouse lead; Must do: count the stock; Must not do: lend keys"))
        .containsExactly(
            "OBLIGATION | warehouse lead | count the stock",
            "PROHIBITION | warehouse lead | lend keys");
    assertThat(rowOfTable("Must do: wash hands; Must not do: wear rings"))
        .containsExactly(
            "OBLIGATION | employees | wash hands", "PROHIBITION | employees | wear rings");
  }

  @Test
  void exceptionThatItsItemsFollowIsNoNormOfItsOwn() {
    NormExtraction extraction =
        extractor.analyse(
            clause(
                ClauseType.LIST_ITEM,
                "act as executor of a patient’s will, unless:",
                "Staff must not:"));

    assertThat(extraction.norms()).isEmpty();
    assertThat(extraction.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("a condition that cannot be cut cleanly");
  }

  @Test
  void meaningOnALineOfItsOwnSaysMeansOnce() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.DEFINITION, "Skipper: means the person in charge of a boat.", "")))
        .extracting(Norm::statement)
        .containsExactly("Skipper means the person in charge of a boat.");
  }

  @Test
  void weAreTheReadersWhereALeadInSaysWhatWeMean() {
    String leadIn = "Building relationships means we will:";

    assertThat(rows(leadIn, "Always perform our duties honestly,"))
        .containsExactly("OBLIGATION | employees | perform their duties honestly");
    assertThat(rows(leadIn, "Acknowledge when we make a mistake,"))
        .containsExactly("OBLIGATION | employees | acknowledge when they make a mistake");
  }

  @Test
  void groupsBelowOnlyDesignatedPeopleMayDoIt() {
    String leadIn = "Only designated employees may post on behalf of the company:";

    assertThat(rows(leadIn, "Marketing staff"))
        .containsExactly("PERMISSION | marketing staff | post on behalf of the company");
  }

  @Test
  void aLeadInThatSaysItselfInOtherWordsIsReadOnce() {
    String leadIn = "Conflicts must be dealt with quickly, that is they must be:";

    assertThat(rows(leadIn, "Disclosed"))
        .containsExactly("OBLIGATION | employees | disclose conflicts");
  }

  private List<String> rows(String leadIn, String item) {
    return extractor.extract(clause(ClauseType.LIST_ITEM, item, leadIn)).stream()
        .map(NormExtractorTest::row)
        .toList();
  }

  private List<String> rowOfTable(String text) {
    return extractor.extract(clause(ClauseType.TABLE_ROW, text, "")).stream()
        .map(NormExtractorTest::row)
        .toList();
  }

  @Test
  void aDutyOfATableIsDoneByItsTime() {
    assertThat(
            rowOfTable(
                "Role: Charge nurse; Duty: Count controlled drugs; Deadline: At each handover"))
        .containsExactly("OBLIGATION | charge nurse | count controlled drugs at each handover");
  }

  @Test
  void limitsOfATableHoldForWhomTheRowNames() {
    assertThat(
            rowOfTable(
                "Recipient: Commercial customer; Meals: up to EUR 100 per person; Gifts: up to EUR 75"))
        .containsExactly(
            "PERMISSION | employees | have meals of up to EUR 100 per person for a commercial customer | T up to EUR 100",
            "PERMISSION | employees | have gifts of up to EUR 75 for a commercial customer | T up to EUR 75");
    assertThat(
            rowOfTable(
                "Recipient: Supplier; Meals: up to EUR 60; Gifts: not allowed during a tender"))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("PROHIBITION");
    assertThat(rowOfTable("Activity: Photography in the laboratory; Allowed?: no"))
        .containsExactly("PROHIBITION | employees | engage in photography in the laboratory");
    assertThat(rowOfTable("Recipient: Ana; Telephone: 4411")).isEmpty();
  }

  @Test
  void asideInTheLeadInMovesToTheFront() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "keep a register of requests;",
                    "Suppliers shall, in the course of the contract:")))
        .extracting(NormExtractorTest::row)
        .containsExactly(
            "OBLIGATION | suppliers | keep a register of requests | C in the course of the"
                + " contract");
  }

  @Test
  void itemsOfWhatMustBeDoneAreOrdersOfThatPhase() {
    String leadIn = "The following must be completed and/or considered during the testing phase:";

    assertThat(extractor.extract(clause(ClauseType.LIST_ITEM, "Perform system tests.", leadIn)))
        .extracting(NormExtractorTest::row)
        .containsExactly(
            "OBLIGATION | employees | perform system tests | C during the testing phase");
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Tuning performance.",
                    leadIn + " Several tasks must be routinely performed, including:")))
        .extracting(NormExtractorTest::row)
        .containsExactly("OBLIGATION | employees | tune performance | C during the testing phase");
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Be reviewed to ensure that the controls are working.",
                    leadIn + " Operational systems must:")))
        .extracting(NormExtractorTest::row)
        .containsExactly(
            "OBLIGATION | employees | review operational systems to ensure that the controls are"
                + " working | C during the testing phase");
  }

  @Test
  void itemsOfWhatYouCanUseArePermissions() {
    assertThat(
            extractor.extract(
                clause(ClauseType.LIST_ITEM, "Annual Leave", "For vacation, you can use:")))
        .extracting(NormExtractorTest::row)
        .containsExactly("PERMISSION | employees | use Annual Leave | C for vacation");
    assertThat(
            extractor.extract(
                clause(ClauseType.LIST_ITEM, "Mental health care", "You can use Sick Leave for:")))
        .extracting(NormExtractorTest::row)
        .containsExactly("PERMISSION | employees | use Sick Leave for mental health care");
  }

  @Test
  void abilitiesAndPossibilitiesAreCounted() {
    NormExtraction extraction =
        extractor.analyse(
            clause(
                ClauseType.PARAGRAPH,
                "You can find the form online. Some titles may be replaced with new ones. Expired"
                    + " leave cannot be recovered. Importers must not make decisions, except when.",
                ""));

    assertThat(extraction.norms()).isEmpty();
    assertThat(extraction.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly(
            "a “can” that may tell an ability",
            "a possibility, not a permission",
            "an impossibility, not a prohibition",
            "a condition that cannot be cut cleanly");
  }

  @Test
  void itemsOfWhatIsForbiddenAreNeverOrders() {
    for (String leadIn :
        List.of(
            "It is prohibited to:",
            "These rules must be observed by users: It is prohibited to:")) {
      assertThat(extractor.extract(clause(ClauseType.LIST_ITEM, "Store illegal files.", leadIn)))
          .extracting(NormExtractorTest::row)
          .containsExactly("PROHIBITION | employees | store illegal files");
    }
    for (String leadIn :
        List.of("Violations of this policy:", "Things that we don't like:", "What to avoid:")) {
      NormExtraction extraction =
          extractor.analyse(
              clause(ClauseType.LIST_ITEM, "Share your password with a friend.", leadIn));
      assertThat(extraction.norms()).as(leadIn).isEmpty();
      assertThat(extraction.dropped())
          .extracting(NormExtraction.Dropped::reason)
          .containsExactly("an item of a list of what must not be");
    }
  }

  @Test
  void itemsThatAreSentencesKeepTheirOwnSubject() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Test data must be deleted.",
                    "The following must be considered during the testing phase:")))
        .extracting(NormExtractorTest::row)
        .containsExactly("OBLIGATION | employees | delete test data");
  }

  @Test
  void runInHeadingsAndReferencesOrderNothing() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.PARAGRAPH,
                    "Transfer mechanisms for data transfers. The parties agree on these terms.",
                    "")))
        .isEmpty();
    assertThat(
            extractor.extract(
                clause(ClauseType.LIST_ITEM, "Report lost or stolen property", "References:")))
        .isEmpty();
    assertThat(
            extractor.extract(
                clause(ClauseType.PARAGRAPH, "Limit access rights. Never share an account.", "")))
        .hasSize(2);
  }

  @Test
  void quotedEndOfAStatementHasOneFullStop() {
    assertThat(
            extractor.extract(
                clause(ClauseType.PARAGRAPH, "You must not be listed as “Sally, GSA.”", "")))
        .extracting(Norm::statement)
        .containsExactly("Employees must not be listed as “Sally, GSA.”");
  }

  @Test
  void orderUnderUnlessKeepsItsForce() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Don't release information",
                    "Unless you have permission and need to in order to do your job:")))
        .extracting(Norm::modality)
        .containsExactly(Modality.PROHIBITION);
  }

  @Test
  void recitalsHoldNoNorms() {
    NormExtraction recital =
        extractor.analyse(
            clause(ClauseType.RECITAL, "(3) Children should merit specific protection.", ""));

    assertThat(recital.norms()).isEmpty();
    assertThat(recital.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("a recital or guidance, which binds nobody");
  }

  @Test
  void sentencesLongerThanAnyoneWritesAreLeftOutWithAReason() {
    String endless =
        "Employees must keep records and " + "write reports and ".repeat(40_000) + "go.";

    NormExtraction extraction =
        extractor.analyse(clause(ClauseType.PARAGRAPH, endless + " Staff must sign in.", ""));

    assertThat(extraction.norms()).extracting(Norm::bearer).containsOnly("staff");
    assertThat(extraction.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly(PlainText.TOO_LONG);
  }

  @Test
  void questionsAndExamplesHoldNoNorms() {
    assertThat(
            extractor.extract(clause(ClauseType.QUESTION, "Must I declare it? I must know.", "")))
        .isEmpty();
    NormExtraction example =
        extractor.analyse(clause(ClauseType.CALL_OUT, "Example. The employee must refuse.", ""));
    assertThat(example.norms()).isEmpty();
    assertThat(example.dropped())
        .extracting(NormExtraction.Dropped::reason)
        .containsExactly("a call-out that tells an example");
  }

  @Test
  void answersAndRemindersBind() {
    assertThat(extractor.extract(clause(ClauseType.ANSWER, "Yes. You must declare the gift.", "")))
        .singleElement()
        .matches(Norm::binding);
    assertThat(
            extractor.extract(
                clause(ClauseType.CALL_OUT, "Remember. Employees must lock their screens.", "")))
        .singleElement()
        .extracting(Norm::action)
        .isEqualTo("lock their screens");
  }

  @Test
  void idsCountTheNormsOfTheClause() {
    List<Norm> norms =
        extractor.extract(clause(ClauseType.PARAGRAPH, "Lock the door. Do not prop it open.", ""));

    assertThat(norms).extracting(Norm::id).containsExactly("code:4.2.1/1", "code:4.2.1/2");
    assertThat(norms).extracting(Norm::clauseIds).containsOnly(List.of("code:4.2.1"));
  }

  @Test
  void quotesAreVerbatim() {
    String text =
        "Employees **must** record every gift (see section 4.5)\n"
            + "in the register. Ask _before_ you accept.";
    List<Norm> norms = extractor.extract(clause(ClauseType.PARAGRAPH, text, ""));

    assertThat(norms).hasSize(2).allMatch(norm -> text.contains(norm.quote()));
    assertThat(norms.getFirst().action()).isEqualTo("record every gift in the register");
  }

  @Test
  void sentencesThatCannotBeUsedAreDroppedWithAReason() {
    NormExtraction extraction =
        extractor.analyse(
            clause(ClauseType.PARAGRAPH, "This section sets out how employees must behave.", ""));

    assertThat(extraction.norms()).isEmpty();
    assertThat(extraction.dropped())
        .containsExactly(
            new NormExtraction.Dropped(
                "the modal is not that of the main clause",
                "This section sets out how employees must behave."));
  }

  @Test
  void theSameClauseGivesTheSameNormsFromManyThreads() throws InterruptedException {
    Clause clause =
        clause(
            ClauseType.PARAGRAPH,
            NormTable.TABLE
                .lines()
                .filter(line -> !line.startsWith(" "))
                .limit(20)
                .reduce("", (a, b) -> a + " " + b)
                .strip(),
            "");
    List<Norm> expected = extractor.extract(clause);
    List<List<Norm>> results = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads =
        Stream.generate(
                () ->
                    Thread.ofVirtual()
                        .unstarted(() -> results.add(new NormExtractor().extract(clause))))
            .limit(4)
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(results).hasSize(4).containsOnly(expected);
  }

  @Test
  void ordersAddressWhomTheDocumentAddresses() {
    List<Clause> guide =
        Stream.of(
                "Quill must stay polite.",
                "Quill must not guess names.",
                "Quill should name its source.",
                "Quill must give one answer.",
                "Quill may describe this guide.",
                "Begin with the answer.")
            .map(text -> clause(ClauseType.PARAGRAPH, text, ""))
            .toList();
    Addressees addressees = Addressees.of(guide);

    assertThat(addressees.you()).isEqualTo("Quill");
    assertThat(new NormExtractor(addressees).extract(guide.getLast()))
        .extracting(Norm::statement)
        .containsExactly("Quill must begin with the answer.");
    assertThat(Addressees.of(guide.subList(0, 2))).isEqualTo(Addressees.UNSPECIFIED);
  }

  @Test
  void passivesWithoutAgentSayThatTheirBearerIsAssumed() {
    List<Norm> norms =
        extractor.extract(
            clause(
                ClauseType.PARAGRAPH,
                "A breach must be reported to the Authority. Employees must help others. Stay calm"
                    + " at all times. Logs must be kept by the DPO.",
                ""));

    assertThat(norms)
        .extracting(norm -> norm.bearer() + ": " + norm.method())
        .containsExactly(
            "employees: modal, bearer assumed",
            "employees: modal",
            "employees: imperative",
            "the DPO: modal");
  }

  @Test
  void cataloguesAddressOrganizations() {
    List<Clause> catalogue =
        Stream.generate(
                () ->
                    clause(
                        ClauseType.PARAGRAPH, "Organizations consider the trust relationship.", ""))
            .limit(11)
            .toList();

    assertThat(Addressees.of(catalogue).you()).isEqualTo("organizations");
  }

  @Test
  void houseRulesAddressWhomTheyBindMostThoughTheyNameStaff() {
    List<Clause> rules =
        Stream.of(
                "Patrons must not run in the hall.",
                "Patrons must not shout in the hall.",
                "Patrons may borrow a book.",
                "Patrons must wear shoes.",
                "Patrons shall leave the hall at nine.",
                "Children must stay with an adult.",
                "A guardian must watch a child.",
                "The director may close the hall.",
                "Non-members must not take books home.",
                "Visitors must sign the book.",
                "Groups must book a guide.",
                "Staff must keep the desk open.")
            .map(text -> clause(ClauseType.PARAGRAPH, text, ""))
            .toList();

    assertThat(Addressees.of(rules).you()).isEqualTo("patrons");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          These rules apply to all members of the club. Lock the gate. | members
          This code applies to volunteers and visitors. Visitors sign in. | volunteers and visitors
          This policy applies to all systems and applications. Lock the gate. | the responsible person
          This policy applies to employees and guests. Lock the gate. | employees
          These rules apply to members. Staff help. Staff clean. Staff cook. | employees
          Keep your child at home if your child is ill. Tell the staff what your child eats. | parents
          Dancers must show a badge. Attendees may sit. Attendees must leave at ten. Do as your host, your guide or the staff tells you. | attendees
          Visitors may sit. Visitors must leave. Members may sit. Members must leave. Do as your host, your guide or you wish. | employees
          Attendees may sit. Attendees must leave. All staff must help. Do as your host, your guide or you wish. | employees
          """)
  void addresseesAreThoseWhomTheDocumentSaysThatItBinds(String text, String bearer) {
    assertThat(Addressees.of(List.of(clause(ClauseType.PARAGRAPH, text, ""))).you())
        .isEqualTo(bearer);
  }

  @Test
  void aPageForVolunteersSpeaksToThem() {
    List<Clause> rules =
        List.of(
            clause(ClauseType.LIST_ITEM, "Phones must be turned off while volunteering.", ""),
            clause(ClauseType.LIST_ITEM, "Texting is not allowed while volunteering.", ""),
            clause(ClauseType.LIST_ITEM, "Cooperate with staff and fellow volunteers.", ""));

    assertThat(Addressees.of(rules).you()).isEqualTo("volunteers");
  }

  @Test
  void itemsThatAreSentencesStandAlone() {
    assertThat(
            extractor.extract(
                clause(
                    ClauseType.LIST_ITEM,
                    "Sleeping and loitering are not acceptable uses of the hall.",
                    "Patrons shall adhere to the following rules:")))
        .extracting(Norm::action)
        .containsExactly("engage in sleeping and loitering in the hall");
  }

  @Test
  void contractsAddressTheirParties() {
    List<Clause> contract =
        Stream.generate(() -> clause(ClauseType.PARAGRAPH, "The Parties agree on the fees.", ""))
            .limit(5)
            .toList();

    assertThat(Addressees.of(contract).you()).isEqualTo("the parties");
  }

  @Test
  void partiesOfTheActionAreFound() {
    Norm norm =
        extractor
            .extract(
                clause(
                    ClauseType.PARAGRAPH, "Employees must not accept a gift from a supplier.", ""))
            .getFirst();

    assertThat(norm.modality()).isEqualTo(Modality.PROHIBITION);
    assertThat(norm.object()).contains("a gift");
    assertThat(norm.counterparty()).contains("a supplier");
  }
}
