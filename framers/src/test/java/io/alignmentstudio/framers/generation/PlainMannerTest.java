package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Bucket;
import io.alignmentstudio.domain.Example;
import io.alignmentstudio.domain.Hash;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.Verdict;
import io.alignmentstudio.workspace.json.Json;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlainMannerTest {
  private final TemplateGenerator generator = new TemplateGenerator();

  /** The demo's figures are measured with these; a change needs a measured run. */
  @Test
  void livelyRowsAreThoseThatTheExampleIsMeasuredWith() {
    String rows =
        SampleNorms.all().stream()
            .flatMap(norm -> generator.generate(norm, SampleNorms.context()).stream())
            .map(Json::write)
            .collect(Collectors.joining("\n"));
    assertThat(Hash.of(rows)).startsWith("69a1e077e333411e");
  }

  static Stream<Norm> unlimited() {
    return SampleNorms.all().stream()
        .filter(norm -> new TemplateGenerator().limit(norm, SampleNorms.plain(norm)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("unlimited")
  void everyNormThatCanBeToldHasThirtyRowsOfEveryKind(Norm norm) {
    List<Example> rows = rows(norm);

    assertThat(rows).hasSizeGreaterThanOrEqualTo(30);
    assertThat(rows).extracting(Example::prompt).doesNotHaveDuplicates();
    assertThat(rows).extracting(Example::id).doesNotHaveDuplicates();
    assertThat(scenarios(rows)).extracting(Example.Scenario::label).contains(Verdict.values());
    assertThat(rows.stream().filter(Example.Preference.class::isInstance))
        .extracting(row -> ((Example.Preference) row).bucket())
        .contains(Bucket.values());
    assertThat(rows)
        .noneMatch(row -> row.prompt().matches("(?s).*[{}\u0001].*|.*\\b(?:null|Qamar)\\b.*"));
  }

  @Test
  void mostSampleNormsCanBeTold() {
    assertThat(unlimited().count()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void tasksAreOfManyFamilies() {
    Set<String> tasks =
        SampleNorms.all().stream()
            .flatMap(norm -> rows(norm).stream())
            .filter(Example.Instruction.class::isInstance)
            .map(row -> ((Example.Instruction) row).task())
            .collect(Collectors.toSet());
    assertThat(tasks)
        .contains(
            "answer",
            "applies",
            "policy",
            "summary",
            "example",
            "yes-no",
            "choice",
            "compare",
            "extract",
            "duties",
            "rewrite",
            "whom",
            "dialogue",
            "unanswerable",
            "check",
            "definition",
            "deadline",
            "condition",
            "exception",
            "reminder");
  }

  @Test
  void rejectedAnswersHaveEveryKindOfFault() {
    Set<String> faults =
        SampleNorms.all().stream()
            .flatMap(norm -> rows(norm).stream())
            .filter(Example.Preference.class::isInstance)
            .map(row -> row.provenance().source().replaceFirst("^.*/([a-z-]+) v9$", "$1"))
            .collect(Collectors.toSet());
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "violates",
            "over-refuses",
            "invents",
            "omits-condition",
            "ignores-priority",
            "reverses");
  }

  @Test
  void aStoryAboutTwoNormsQuotesBoth() {
    Norm first =
        norm(
                "lock",
                "employees",
                Modality.OBLIGATION,
                "lock the cabinet",
                "Employees must lock the cabinet.")
            .build();
    Norm second =
        norm(
                "badge",
                "employees",
                Modality.OBLIGATION,
                "wear the badge",
                "Employees must wear the badge.")
            .build();
    GenerationContext context = SampleNorms.plain(first, List.of(second));
    List<Example.Scenario> both =
        scenarios(generator.generate(first, context))
            .filter(row -> row.group().contains("/cross-norm-"))
            .toList();
    assertThat(both).hasSize(3);
    assertThat(both)
        .allSatisfy(
            row -> {
              assertThat(row.provenance().quotes()).containsExactly(first.quote(), second.quote());
              assertThat(row.text()).containsPattern("w(?:ore|orn) the badge");
            });
  }

  @Test
  void aSentenceThatNamesNobodyIsToldWithoutAPerson() {
    Norm passive =
        SampleNorms.assumed(
            norm(
                    "patch",
                    "employees",
                    Modality.OBLIGATION,
                    "patch remote hosts every month",
                    "Remote hosts must be patched every month.")
                .build());
    assertThat(scenarios(rows(passive)))
        .isNotEmpty()
        .noneMatch(row -> row.text().contains("Who: "))
        .filteredOn(row -> !row.group().contains("-record-"))
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.text()).containsPattern("emote hosts (?:were|have|are|will)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Employees must use this information. | use this information | its statement points to"
            + " another sentence",
        "It must be filed. | be filed | it begins with a word that points to another sentence",
        "Employees must not use abuse their authority. | use abuse their authority | its statement"
            + " is not one clean sentence",
        "The importer must agree a clause whereby. | agree a clause whereby | its statement breaks"
            + " off",
        "Employees must keep (a) lists. | keep (a) lists | its statement holds a list",
        "Employees must follow the rules listed below. | follow the rules listed below | its"
            + " statement refers to another place of the document",
      })
  void whatDoesNotReadWellIsNamedWithItsReason(String statement, String action, String reason) {
    Norm unfit = norm("odd", "employees", Modality.OBLIGATION, action, statement).build();

    assertThat(generator.limit(unfit, SampleNorms.plain(unfit))).contains(reason);
    assertThat(rows(unfit)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The keeper must store samples in boxes by means of plastic staples. | store samples in"
            + " boxes by means of plastic staples | The keeper must, by means of plastic staples, store samples in boxes. | its words"
            + " stand in another order than in the document",
        "The keeper may affect the market. | affect the market | The keeper must watch lists which"
            + " may affect the market. | its verb is that of a clause inside its sentence",
        "The keeper must prevent conflicts. | prevent conflicts | The keeper must set up systems to"
            + " manage and prevent conflicts. | its verb is that of a clause inside its sentence",
        "The keeper must decide. | decide | The keeper must decide whether the box is full. | its"
            + " sentence goes on where its statement ends",
        "The keeper must put the boxes into the right order. | put the boxes into the right order |"
            + " The keeper must put the boxes into the right order: small ones first. | its sentence"
            + " goes on where its statement ends",
        "The device must be destroyed. | be destroyed | All data must be erased, or the device must be"
            + " destroyed. | it is one of two alternatives",
        "The keeper must show the boxes only to guests. | show the boxes only to guests | The keeper"
            + " must only show the boxes to guests. | its words stand in another order than in the"
            + " document",
        "The keeper must lock the boxes rarely. | lock the boxes rarely | The keeper must lock the"
            + " boxes only rarely. | a word of its sentence is lost",
        "The keeper must burn the paper. | burn the paper | The keeper must shred or burn the"
            + " paper. | it is one of two alternatives",
        "The keeper must call the guard. | call the guard | If the alarm rings at night, the keeper"
            + " must call the guard. | a condition of its sentence is lost",
        "The keeper must open the box. | open the box | The keeper must open the box unless the"
            + " owner has forbidden it. | a condition of its sentence is lost",
        "The keeper must keep a record of the steps. | keep a record of the steps | Description of"
            + " the accident | it does not say what its sentence says",
        "The keeper must use strong password for the box. | use strong password for the box | The"
            + " keeper must use strong password for the box. | its statement is not one clean"
            + " sentence",
        "The box must be tested on at least once per year. | test the box on at least once per year"
            + " | The box must be tested on at least once per year. | its statement is not one clean"
            + " sentence",
        "The keeper must lock the box, the door. | lock the box, the door | The keeper must lock the"
            + " box, the door, and the gate. | its sentence goes on where its statement ends",
        "The keeper must hide ashamed of boxes. | hide ashamed of boxes | The keeper must hide and"
            + " be ashamed of boxes. | a word of its sentence is lost",
        "The keeper must follow the rules and handled by staff. | follow the rules and handled by"
            + " staff | The keeper must follow the rules and handled by staff. | its statement is not"
            + " one clean sentence",
        "If that does not work, the keeper must call. | call the guard | If that does not work, the"
            + " keeper must call. | its statement points to another sentence",
        "The keeper must further review and follow up. | further review and follow up |"
            + " Determination of significant events requiring further checks by the guard and the"
            + " owner | it does not say what its sentence says",
        "After pickup, the keeper must clean the pickup. | clean the pickup | After pickup, clean it."
            + " | its pronoun may stand for something else",
        "The keeper must not see open rooms. | see open rooms | They cannot see open rooms. | its"
            + " pronoun may stand for something else",
        "The keeper must use the calendar here. | use the calendar here | The keeper must use the"
            + " calendar here. | its statement refers to another place of the document",
        "The keeper must plan advice to the board. | plan advice to the board | The keeper must plan"
            + " and provide advice to the board. | its verb is not the one that its object belongs"
            + " to",
        "The keeper must follow the rules laptop locked. | follow the rules laptop locked | Laptop"
            + " locked whenever the guard leaves the room with the boxes. | it does not say what its"
            + " sentence says",
        "The keepers must open its books. | open its books | The keepers must open its books. | its"
            + " statement is not one clean sentence",
        "High - boxes must be locked. | be locked | High - boxes must be locked. | its statement"
            + " holds markup, a link or an open bracket",
        "The keeper must get a key. | get a key | Or, get a key. | it is one of two alternatives",
        "The keeper must make sure them lock it. | make sure them lock it | The keeper must make sure"
            + " them lock it. | its statement is not one clean sentence",
        "The keeper must report the end of the work and facilitating a check. | report the end of the"
            + " work and facilitating a check | The keeper must report the end of the work and"
            + " facilitating a check. | its statement is not one clean sentence",
        "The keeper must access removed. | access removed | The keeper must access removed. | its"
            + " statement is not one clean sentence",
        "The keeper must turn that to red. | turn that to red | The keeper must turn that to red. |"
            + " its statement is not one clean sentence",
        "The keeper must take care with these as with others. | take care with these as with others |"
            + " The keeper must take care with these as with others. | its statement is not one clean"
            + " sentence",
        "The keeper must go to the section gifts. | go to the section gifts | Gifts | the item of a"
            + " list does not fit its lead-in",
        "The keeper must write additional comments. | write additional comments | Additional"
            + " comments: | it does not say what its sentence says",
        "All boxes must rendered unusable. | rendered unusable | All boxes must rendered unusable. |"
            + " its statement is not one clean sentence",
        "The keeper must lock each the company box. | lock each the company box | The keeper must lock"
            + " each the company box. | its statement is not one clean sentence",
        "The keeper must consider the listed topics. | consider the listed topics | The keeper must"
            + " consider the listed topics. | its statement refers to another place of the document",
        "Sometimes it must be open. | be open | Sometimes it must be open. | its statement is not one"
            + " clean sentence",
        "If documented approver is away, the keeper must wait for the guard. | wait for the guard | If"
            + " documented approver is away, the keeper must wait for the guard. | its statement is"
            + " not one clean sentence",
        "When the company receive a box, the keeper must open the box. | open the box | When the"
            + " company receive a box, the keeper must open the box. | its statement is not one clean"
            + " sentence",
        "The keeper must not find a box, please ask the guard. | find a box, please ask the guard |"
            + " The keeper must not find a box, please ask the guard. | its statement is not one clean"
            + " sentence",
        "To do this, the keeper must open the box. | open the box | To do this, the keeper must open"
            + " the box. | its statement points to another sentence",
        "The keeper, with the guard must open the box. | open the box | The keeper, with the guard"
            + " must open the box. | its statement is not one clean sentence",
      })
  void whatWasCutBadlyOutOfItsSentenceIsNamedWithItsReason(
      String statement, String action, String quote, String reason) {
    Norm cut =
        SampleNorms.quoting(
            norm(
                    "cut",
                    statement.startsWith("The keepers") ? "the keepers" : "the keeper",
                    Modality.OBLIGATION,
                    action,
                    statement)
                .build(),
            "conduct:cut",
            quote);

    assertThat(generator.limit(cut, SampleNorms.plain(cut))).contains(reason);
    assertThat(rows(cut)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Keepers may be required to explain. | be required to explain | it says what can happen, not"
            + " what is allowed",
        "Keepers should not need to know the code. | need to know the code | what it asks is a"
            + " state, not a deed",
        "Only keepers should open the box. | open the box | it binds everybody but those whom it"
            + " names",
        "Logs should show the time. | ensure that logs show the time | what it asks is a state, not"
            + " a deed",
      })
  void whatIsNoDeedIsToldInNoStoryOfItsOwn(String statement, String action, String reason) {
    Modality modality = statement.contains(" may ") ? Modality.PERMISSION : Modality.RECOMMENDATION;
    Norm state = norm("state", "keepers", modality, action, statement).build();

    assertThat(generator.limit(state, SampleNorms.plain(state))).contains(reason);
    assertThat(scenarios(rows(state))).allMatch(row -> row.text().contains("Logs show the time: "));
  }

  @Test
  void whatCanBeToldInEntriesIsNotQuoted() {
    Norm two =
        norm(
                "two",
                "the owner of the device and its user",
                Modality.OBLIGATION,
                "inform the service desk",
                "The owner of the device and its user must inform the service desk.")
            .build();

    assertThat(generator.limit(two, SampleNorms.plain(two)))
        .contains("its bearer is more than one short name");
    assertThat(scenarios(rows(two)))
        .hasSizeGreaterThanOrEqualTo(15)
        .noneMatch(row -> row.text().contains("must inform"))
        .allMatch(
            row ->
                row.text().contains(": inform the service desk.")
                    || row.text().matches("(?s).*[\"'][Ii]nform the service desk[\"'].*"));
  }

  @Test
  void aDepartmentIsNoPronoun() {
    Norm loss =
        norm(
                "loss",
                "employees",
                Modality.OBLIGATION,
                "report lost devices to IT Security",
                "Employees must report lost devices to IT Security.")
            .build();

    assertThat(generator.limit(loss, SampleNorms.plain(loss))).isEmpty();
  }

  @Test
  void whatIsNotKnownTellsNoVerdictByItself() {
    List<Example.Scenario> decided =
        SampleNorms.all().stream()
            .flatMap(norm -> scenarios(rows(norm)))
            .filter(row -> row.label() != Verdict.AMBIGUOUS)
            .toList();

    assertThat(decided)
        .filteredOn(
            row ->
                row.text()
                    .matches(
                        "(?s).*(?:not known|no record|unclear|Nobody can say|still open|left"
                            + " blank|no entry|not filled in|illegible).*"))
        .hasSizeGreaterThan(decided.size() / 3);
  }

  @Test
  void noStoryQuotesItsRuleAndTellsTheOutcome() {
    assertThat(SampleNorms.all().stream().flatMap(norm -> scenarios(rows(norm))))
        .noneMatch(row -> row.group().contains("/scenario/general-"))
        .noneMatch(
            row -> row.text().matches("(?s).*(?:rule was (?:not )?kept|rule in question).*"));
  }

  @Test
  void rejectedAnswersAreAboutTheirNorm() {
    List<String> rejected =
        SampleNorms.all().stream()
            .flatMap(norm -> rows(norm).stream())
            .filter(Example.Preference.class::isInstance)
            .map(row -> ((Example.Preference) row).rejected())
            .toList();

    assertThat(Set.copyOf(rejected)).hasSizeGreaterThan(rejected.size() * 3 / 4);
  }

  @Test
  void whatOnlyThoseInChargeCanDoIsNotToldOfEmployees() {
    Norm order =
        norm(
                "order",
                "employees",
                Modality.OBLIGATION,
                "require all staff to attend the training",
                "Employees must require all staff to attend the training.")
            .build()
            .withMethod("imperative");

    assertThat(generator.limit(order, SampleNorms.plain(order)))
        .contains("whom it binds is not named");
  }

  @Test
  void aLongSubjectOfAPassiveIsNoDeedOfAPerson() {
    Norm passive =
        SampleNorms.assumed(
            norm(
                    "usage",
                    "employees",
                    Modality.OBLIGATION,
                    "support usage of a shared secret to access a critical resource by a second"
                        + " check",
                    "Usage of a shared secret to access a critical resource must be supported by a"
                        + " second check.")
                .build());

    assertThat(scenarios(rows(passive)))
        .isNotEmpty()
        .noneMatch(row -> row.text().matches("(?s).*\\bsupported usage.*"));
  }

  @Test
  void aPermissionOfAThingIsNobodysRight() {
    Norm thing =
        SampleNorms.assumed(
            norm(
                    "inventory",
                    "employees",
                    Modality.PERMISSION,
                    "accomplish a new inventory by manual means",
                    "A new inventory may be accomplished by manual means.")
                .build());

    assertThat(scenarios(rows(thing)))
        .isNotEmpty()
        .noneMatch(row -> row.text().contains("made use of it"))
        .allMatch(
            row ->
                row.text()
                    .matches(
                        "(?s).*(?:Request: |: [\"'])[Aa]ccomplish a new inventory by manual means.*"));
  }

  @Test
  void commasAndButsThatExtractionLostAreRestored() {
    Norm cut =
        SampleNorms.quoting(
            norm(
                    "cut",
                    "all boxes, such as crates",
                    Modality.OBLIGATION,
                    "be locked at once no later than noon",
                    "All boxes, such as crates must be locked at once no later than noon.")
                .build(),
            "conduct:cut",
            "All boxes (new and old), such as crates, shall be locked at once but no later than"
                + " noon.");

    assertThat(rows(cut))
        .isNotEmpty()
        .filteredOn(row -> row.toString().contains("no later than noon"))
        .isNotEmpty()
        .noneMatch(row -> row.toString().contains("at once no later"));
    assertThat(LostWords.restored(cut))
        .isEqualTo("All boxes, such as crates, must be locked at once but no later than noon.");
  }

  @Test
  void whatNobodyDidIsNotSaidOfTheSpeaker() {
    Norm own =
        norm(
                "own",
                "employees",
                Modality.OBLIGATION,
                "lock their own screen",
                "Employees must lock their own screen.")
            .build();

    assertThat(rows(own))
        .noneMatch(row -> row.prompt().matches("(?s).*(?:nobody|somebody)[^.]* my .*"));
  }

  @Test
  void aStatementInsideQuotationMarksHasNoneOfTheSameKind() {
    Norm marked =
        norm(
                "marked",
                "employees",
                Modality.OBLIGATION,
                "move the ticket to \"Under Review\"",
                "Employees must move the ticket to \"Under Review\".")
            .build();

    assertThat(rows(marked))
        .isNotEmpty()
        .noneMatch(row -> row.prompt().contains("must move the ticket to \"Under"));
  }

  @Test
  void comfortIsNoProhibition() {
    Norm comfort =
        norm(
                "comfort",
                "employees",
                Modality.PROHIBITION,
                "worry about the details",
                "Employees must not worry about the details.")
            .build();

    assertThat(generator.limit(comfort, SampleNorms.plain(comfort)))
        .contains("it comforts, and forbids nothing");
  }

  @Test
  void howLongSomethingLastsIsNoTimeLimit() {
    Norm lasting =
        norm(
                "lasting",
                "employees",
                Modality.OBLIGATION,
                "guard the box until the owner comes",
                "Employees must guard the box until the owner comes.")
            .deadline("until the owner comes")
            .build();

    assertThat(rows(lasting)).noneMatch(row -> row.id().contains("/instruction/deadline-"));
  }

  @Test
  void aReferenceIsDroppedWithTheDocumentThatItIsIn() {
    assertThat(References.plain("Audits must be made in accordance with Section 6.2 of the DPA."))
        .isEqualTo("Audits must be made.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Employees must use strong password to enter | true",
        "The board is responsible for managing incident response procedure at night | true",
        "Only device's owner may open it | true",
        "Employees must say that they have Mac laptop | true",
        "Password must be changed every month | true",
        "Employees must use a strong password to enter | false",
        "Employees must call by phone and report to the manager | false",
        "Employees must use the password manager of the company | false",
        "The company must process data and list each device | false",
        "Employees must keep their laptop and badge in place | false",
      })
  void aThingThatOneCountsNeedsAnArticle(String sentence, boolean missing) {
    assertThat(Articles.missing(sentence)).isEqualTo(missing);
  }

  @Test
  void aStoryBeginsWithALargeLetterBehindAColon() {
    Norm passive =
        SampleNorms.assumed(
            norm(
                    "patch",
                    "employees",
                    Modality.OBLIGATION,
                    "patch remote hosts",
                    "Remote hosts must be patched.")
                .build());
    assertThat(scenarios(rows(passive)))
        .isNotEmpty()
        .noneMatch(row -> row.text().matches("(?s).*[a-z][:.] remote hosts.*|.*\u0002.*"));
  }

  @Test
  void whatIsCutWellIsTold() {
    Norm cut =
        SampleNorms.quoting(
            norm(
                    "cut",
                    "the keeper",
                    Modality.OBLIGATION,
                    "inform the visitors",
                    "If a box is open, the keeper must inform the visitors.")
                .condition("If a box is open")
                .build(),
            "conduct:cut",
            "The keeper must lock the boxes and inform the visitors if a box is open.");

    assertThat(generator.limit(cut, SampleNorms.plain(cut))).isEmpty();
  }

  @Test
  void conditionsOfThePastAreToldInThePast() {
    Norm duty =
        norm(
                "leak",
                "employees",
                Modality.OBLIGATION,
                "call the hotline",
                "If they have any questions, employees must call the hotline.")
            .condition("if they have any questions")
            .build();
    assertThat(scenarios(rows(duty)).filter(row -> row.group().contains("/condition-")))
        .isNotEmpty()
        .noneMatch(row -> row.text().contains("has questions"))
        .filteredOn(row -> !row.group().contains("-record-"))
        .allMatch(
            row ->
                row.text()
                    .matches(
                        "(?s).*(?:had some questions|did not have any questions|whether \\w+(?: \\w+)? had any questions).*"));
  }

  private List<Example> rows(Norm norm) {
    return generator.generate(norm, SampleNorms.plain(norm));
  }

  private static Stream<Example.Scenario> scenarios(List<Example> rows) {
    return rows.stream()
        .filter(Example.Scenario.class::isInstance)
        .map(Example.Scenario.class::cast);
  }
}
