package io.alignmentstudio.framers.norms;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.ClauseType;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.SourceSpan;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The voice of conduct codes: what they order without a modal, and what only sounds like it. */
class ConductTest {
  private static final Addressees ALL_OF_US = new Addressees("employees", "employees");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We never pay a customs officer to hurry. | PROHIBITION employees: pay a customs officer to hurry
          The company does not sponsor parties. | PROHIBITION the company: sponsor parties
          We do not lend our badge to visitors. | PROHIBITION employees: lend the company's badge to visitors
          We always ask our manager before a trip. | OBLIGATION employees: ask their manager
          We only share drawings when a customer has signed. | PROHIBITION employees: share drawings
          We do not tolerate bullying of any kind. | PROHIBITION employees: engage in bullying of any kind
          Harbour Foods has zero tolerance for theft. | PROHIBITION employees: engage in theft
          Harbour Foods prohibits retaliation against witnesses. | PROHIBITION employees: engage in retaliation against witnesses
          This code forbids agents from paying for permits. | PROHIBITION agents: pay for permits
          This policy does not prohibit modest lunches. | PERMISSION employees: have modest lunches
          Threats are unacceptable. | PROHIBITION employees: allow threats
          Private cars are not approved for deliveries. | PROHIBITION employees: allow private cars for deliveries
          It is our policy to pay suppliers within 30 days. | OBLIGATION employees: pay suppliers
          It is essential that drivers report every collision. | OBLIGATION drivers: report every collision
          It's important that you lock the store. | RECOMMENDATION employees: lock the store
          It is important to label samples. | RECOMMENDATION employees: label samples
          That is why you must keep receipts. | OBLIGATION employees: keep receipts
          Managers have a special responsibility to hear complaints. | OBLIGATION managers: hear complaints
          The board has overall responsibility for safety. | OBLIGATION the board: take responsibility for safety
          The quality board will have responsibility for approving recipes. | OBLIGATION the quality board: approve recipes
          Compliance with this code is the responsibility of all employees. | OBLIGATION employees: take responsibility for compliance with this code
          We also expect agents who are paid to sell for us to follow this code. | OBLIGATION agents who are paid to sell for them: follow this code
          Only use tools that the workshop has tested. | PROHIBITION employees: use anything other than tools that the workshop has tested
          Only open crates when the foreman is there. | PROHIBITION employees: open crates
          Keys are handed out by day, so visitors are welcome, however, you must not lend your keys. | PROHIBITION employees: lend their keys
          Staff who find tools must report such to the foreman. | OBLIGATION staff who find tools: report the tools to the foreman
          The Safety Office will answer requests within two days. | OBLIGATION the Safety Office: answer requests
          Be polite to every caller. | OBLIGATION employees: be polite to every caller
          Private calls are fine as long as they are short. | PERMISSION employees: have private calls
          This code will be reviewed annually. | OBLIGATION the company: review this code annually
          Complaints will not be shared and will be handled in confidence. | OBLIGATION the company: handle complaints in confidence
          The company will pay for the training. | OBLIGATION the company: pay for the training
          No sample should ever be sold. | PROHIBITION employees: sell any sample
          If you smell gas – you must leave the building. | OBLIGATION employees: leave the building
          """)
  void orderIsFoundWithoutItsModal(String sentence, String norm) {
    assertThat(norms(sentence, "", "Conduct")).contains(norm);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We are committed to fair dealing.",
        "We do not know every law of every country.",
        "We do not have an office in Lima.",
        "We value honesty and care for each other.",
        "We grow fish in four countries.",
        "We never have enough time.",
        "The law prohibits insider trading.",
        "It is important to remember that rules change.",
        "Be aware that prices change often.",
        "Visitors will be met at the gate.",
        "You will be called by your name.",
        "Bribery is a crime.",
        "Your order will be checked by the shop.",
        "The settings prohibit guests from editing.",
        "We strive for zero accidents."
      })
  void valueOrTaleIsNoOrder(String sentence) {
    assertThat(norms(sentence, "", "Conduct")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is expected of us",
        "What we expect from you",
        "Your responsibilities",
        "4.2 Our responsibilities:",
        "Do's and don'ts"
      })
  void headingMakesOrdersOfWhatWeDo(String heading) {
    assertThat(norms("We keep our desks clear", "", heading))
        .containsExactly("OBLIGATION employees: keep the company's desks clear");
    assertThat(norms("We are honest in every report", "", heading))
        .containsExactly("OBLIGATION employees: be honest in every report");
    assertThat(norms("We understand that rules differ", "", heading)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          We treat each other with respect. | OBLIGATION employees: treat each other with respect
          We comply with the laws of every port. | OBLIGATION employees: comply with the laws of every port
          We keep accurate records. | OBLIGATION employees: keep accurate records
          We speak up when we see a danger. | OBLIGATION employees: speak up
          We hold ourselves to high standards. | OBLIGATION employees: hold themselves to high standards
          """)
  void codeOrdersWhatItTellsOfUs(String sentence, String norm) {
    assertThat(norms(sentence, "", "Code of Conduct")).containsExactly(norm);
    assertThat(norms(sentence, "", "About the harbour")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We operate in 40 countries.",
        "We make furniture.",
        "We keep a museum.",
        "We are committed to safety."
      })
  void codeOrdersNothingByTellingWhatTheHouseIs(String sentence) {
    assertThat(norms(sentence, "", "Code of Conduct")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"What to look out for", "What we need to know", "Our history"})
  void otherHeadingsDoNot(String heading) {
    assertThat(norms("We receive unusual invoices", "", heading)).isEmpty();
  }

  @Test
  void kindsOfProhibitedConductAreProhibited() {
    assertThat(norms("Sharing passwords;", "Examples of prohibited conduct include:", "Conduct"))
        .containsExactly("PROHIBITION employees: share passwords");
    assertThat(norms("Gifts to officials", "Unacceptable practices are:", "Conduct"))
        .containsExactly("PROHIBITION employees: allow gifts to officials");
    assertThat(norms("Sleeping on duty", "The following are never acceptable:", "Conduct"))
        .containsExactly("PROHIBITION employees: sleep on duty");
  }

  @Test
  void weAreThoseWhoFollowTheCodeWhereItSaysSo() {
    List<Clause> code =
        Stream.of(
                "Each of us must follow this code.",
                "We must tell our manager about gifts.",
                "We all answer for what we do.")
            .map(text -> clause(text, "", "Conduct"))
            .toList();
    List<Clause> letter =
        Stream.of(
                "We must protect your data.",
                "Our customers may write to us.",
                "Employees read them.")
            .map(text -> clause(text, "", "Conduct"))
            .toList();

    assertThat(Addressees.of(code)).isEqualTo(ALL_OF_US);
    assertThat(Addressees.of(letter).we()).isEqualTo("the company");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Will provide reports within five days.",
        "Will not report delays to the client.",
        "Will be reviewed annually.",
        "Will they report it?",
        "Will need to report delays.",
        "Never.",
        "Do not.",
        "We never.",
        "Not tolerated.",
        "Only use."
      })
  void fragmentsAreReadWithoutFailing(String fragment) {
    assertThat(norms(fragment, "", "Conduct")).allMatch(norm -> !norm.isBlank());
    assertThat(norms(fragment, "The team:", "Conduct")).allMatch(norm -> !norm.isBlank());
  }

  @Test
  void asideBetweenDashesIsLeftOut() {
    Norm norm =
        extracted(
                clause(
                    "If something looks wrong — a letter, a parcel — report it to the guard.",
                    "",
                    "Conduct"))
            .getFirst();

    assertThat(norm.condition()).contains("if something looks wrong");
    assertThat(norm.action()).isEqualTo("report it to the guard");
  }

  @Test
  void dutyNamedByANounBelongsToWhomTheRowNames() {
    assertThat(
            extracted(
                tableRow("Role: Safety officer; Duties: Annual inspection of the fire doors")))
        .extracting(ConductTest::row)
        .containsExactly(
            "OBLIGATION safety officer: take responsibility for annual inspection of the fire"
                + " doors");
    assertThat(extracted(tableRow("Role: Safety officer; Extension: 4411"))).isEmpty();
  }

  private static List<String> norms(String sentence, String leadIn, String heading) {
    return extracted(clause(sentence, leadIn, heading)).stream().map(ConductTest::row).toList();
  }

  private static List<Norm> extracted(Clause clause) {
    return new NormExtractor(ALL_OF_US).extract(clause);
  }

  private static String row(Norm norm) {
    return "%s %s: %s".formatted(norm.modality(), norm.bearer(), norm.action());
  }

  private static Clause clause(String text, String leadIn, String heading) {
    return clause(
        leadIn.isEmpty() ? ClauseType.PARAGRAPH : ClauseType.LIST_ITEM, text, leadIn, heading);
  }

  private static Clause tableRow(String text) {
    return clause(ClauseType.TABLE_ROW, text, "", "Duties");
  }

  private static Clause clause(ClauseType type, String text, String leadIn, String heading) {
    return new Clause(
        "code:1",
        "code",
        type,
        "",
        text,
        leadIn,
        List.of(heading),
        new SourceSpan.Lines(1, 1, 1, 9),
        Clause.contentHash(type, text, leadIn, List.of(heading)));
  }
}
