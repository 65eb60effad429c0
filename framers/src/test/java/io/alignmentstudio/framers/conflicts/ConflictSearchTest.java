package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Clause;
import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.ConflictKind;
import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import io.alignmentstudio.domain.PolicyDocument;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Resolution.Rule;
import io.alignmentstudio.domain.Resolution.Side;
import io.alignmentstudio.domain.Tier;
import io.alignmentstudio.framers.ingest.DocumentReader;
import io.alignmentstudio.framers.norms.NormExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConflictSearchTest {
  private static final Regulation ONE = new Regulation("one", "Code of Conduct", Tier.MUST, 1);
  private static final Regulation TWO = new Regulation("two", "Travel Policy", Tier.MUST, 1);
  private static final Regulation LOW = new Regulation("low", "Style Guide", Tier.SHOULD, 1);

  @TempDir private Path folder;

  private List<Conflict> search(Regulation first, String text, Regulation second, String other)
      throws IOException {
    return found(first, text, second, other).conflicts();
  }

  private ConflictSearch.Found found(Regulation first, String text, Regulation second, String other)
      throws IOException {
    List<PolicyDocument> documents = List.of(read(first, text), read(second, other));
    List<Norm> norms = new ArrayList<>();
    NormExtractor extractor = new NormExtractor();
    for (PolicyDocument document : documents) {
      for (Clause clause : document.clauses()) {
        norms.addAll(extractor.extract(clause));
      }
    }
    return new ConflictSearch(List.of(first, second), documents, List.of()).find(norms);
  }

  private PolicyDocument read(Regulation regulation, String text) throws IOException {
    Path file = folder.resolve(regulation.id() + ".md");
    Files.writeString(file, "# " + regulation.title() + "\n\n" + text + "\n");
    return DocumentReader.read(file, regulation);
  }

  @Test
  void permissionMeetsProhibitionAndNobodyWinsSilently() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "Employees may send customer lists to distributors.",
            TWO,
            "Employees must not send customer lists to distributors.");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(ConflictKind.MODALITY);
    assertThat(found.getFirst().resolution().winner()).isEmpty();
    assertThat(found.getFirst().resolution().grounds()).isEmpty();
  }

  @Test
  void higherTierPrevails() throws IOException {
    Conflict conflict =
        search(
                LOW,
                "Employees may send customer lists to distributors.",
                ONE,
                "Employees must not send customer lists to distributors.")
            .getFirst();
    assertThat(conflict.resolution().winner()).contains(Side.SECOND);
    assertThat(conflict.resolution().rule()).contains(Rule.SUPERIOR);
  }

  @Test
  void explicitClauseGoesBeforeTheTier() throws IOException {
    Conflict conflict =
        search(
                LOW,
                "Employees may send customer lists to distributors.",
                ONE,
                "Employees must not send customer lists to distributors.\n\n"
                    + "Where this Code of Conduct and the Style Guide differ, the Style Guide takes"
                    + " precedence.")
            .getFirst();
    assertThat(conflict.resolution().rule()).contains(Rule.EXPLICIT);
    assertThat(conflict.resolution().winner()).contains(Side.FIRST);
    assertThat(conflict.resolution().grounds().getFirst().explanation())
        .contains("takes precedence");
    assertThat(conflict.resolution().caveats()).anyMatch(caveat -> caveat.contains("superior"));
  }

  @Test
  void lowerTierCannotRaiseItself() throws IOException {
    Conflict conflict =
        search(
                LOW,
                "Employees may send customer lists to distributors.\n\n"
                    + "This guide takes precedence over all other policies.",
                ONE,
                "Employees must not send customer lists to distributors.")
            .getFirst();
    assertThat(conflict.resolution().winner()).contains(Side.SECOND);
    assertThat(conflict.resolution().rule()).contains(Rule.SUPERIOR);
  }

  @Test
  void narrowerCasePrevails() throws IOException {
    Conflict conflict =
        search(
                ONE,
                "Employees may accept invitations from suppliers.",
                TWO,
                "While a tender is open, employees must not accept invitations from suppliers.")
            .getFirst();
    assertThat(conflict.resolution().rule()).contains(Rule.SPECIAL);
    assertThat(conflict.resolution().winner()).contains(Side.SECOND);
    assertThat(conflict.context()).contains("tender");
  }

  @Test
  void laterTextPrevails() throws IOException {
    Conflict conflict =
        search(
                ONE,
                "Effective 1 March 2024.\n\nEmployees may send customer lists to distributors.",
                TWO,
                "Effective 1 May 2026.\n\nEmployees must not send customer lists to distributors.")
            .getFirst();
    assertThat(conflict.resolution().rule()).contains(Rule.LATER);
    assertThat(conflict.resolution().winner()).contains(Side.SECOND);
  }

  @Test
  void permittedAmountAboveTheForbiddenOneIsAThresholdConflict() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "Employees may accept a gift worth up to EUR 100 from a supplier.",
            TWO,
            "Employees must not accept a gift worth more than EUR 50 from a supplier.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.THRESHOLD);
    assertThat(
            search(
                ONE,
                "Employees may accept a gift worth up to EUR 50 from a supplier.",
                TWO,
                "Employees must not accept a gift worth more than EUR 50 from a supplier."))
        .isEmpty();
  }

  @Test
  void daysOfEachWeekAreAThresholdAndNoDeadline() throws IOException {
    assertThat(
            search(
                ONE,
                "# Home\n\nEmployees may work from home on up to three days a week.\n",
                TWO,
                "# Home\n\nEmployees may work from home on up to two days a week.\n"))
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.kind()).isEqualTo(ConflictKind.THRESHOLD));
  }

  @Test
  void aLeaveForAllGiftsMeetsABanOnThoseOfSuppliersAboveALowerAmount() throws IOException {
    assertThat(
            search(
                ONE,
                "# Gifts\n\nStaff must not accept gifts worth more than EUR 30 from suppliers.\n",
                TWO,
                "# Gifts\n\nStaff may accept gifts worth up to EUR 50.\n"))
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.kind()).isEqualTo(ConflictKind.THRESHOLD));
  }

  @Test
  void aBanWithAnExceptionMeetsOneThatKnowsNone() throws IOException {
    assertThat(
            search(
                ONE,
                "# Smoking\n\nNobody may smoke in the warehouse, except in the marked yard.\n",
                TWO,
                "# Smoking\n\nNobody may smoke anywhere on the premises.\n"))
        .singleElement()
        .satisfies(conflict -> assertThat(conflict.kind()).isEqualTo(ConflictKind.EXCEPTION));
  }

  @Test
  void keptLongerThanErasedIsADeadlineConflict() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "Badge records must be kept for three years.",
            TWO,
            "Badge records must be erased after 90 days.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.DEADLINE);
    assertThat(
            search(
                ONE,
                "Badge records must be kept for 30 days.",
                TWO,
                "Badge records must be erased after 90 days."))
        .isEmpty();
  }

  @Test
  void oneClauseMayContradictItself() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "Records shall be kept for five years and shall be destroyed after two years.",
            TWO,
            "Employees must wear a badge.");
    assertThat(found.all()).extracting(Conflict::kind).containsExactly(ConflictKind.DEADLINE);
    assertThat(found.rulesWithExceptions()).isZero();
  }

  @Test
  void ruleAndItsExceptionInOneClauseAreNoConflict() throws IOException {
    for (String text :
        List.of(
            "Employees must not copy customer lists. Employees may copy customer lists if the"
                + " manager agrees.",
            "Employees may copy customer lists. In a quiet period, employees must not copy"
                + " customer lists.")) {
      ConflictSearch.Found found = found(ONE, text, TWO, "Employees must wear a badge.");
      assertThat(found.all()).as(text).isEmpty();
      assertThat(found.rulesWithExceptions()).as(text).isPositive();
    }
  }

  @Test
  void ruleForAllAndThatForSomeInOneClauseAreNoConflict() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "Employees may copy customer lists. Temporary employees must not copy customer lists.",
            TWO,
            "Employees must wear a badge.");
    assertThat(found.all()).isEmpty();
    assertThat(found.rulesWithExceptions()).isPositive();
  }

  @Test
  void termWithTwoMeaningsIsADefinitionConflict() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "\"Working day\" means any day except Saturday and Sunday.",
            TWO,
            "\"Working day\" means a period of 24 hours in which a site produces goods.");
    assertThat(found.conflicts())
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.DEFINITION);
    assertThat(found.norms()).as("definitions count as they do in frame").isEqualTo(2);
  }

  @Test
  void termWithOneMeaningInOtherWordsIsNoConflict() throws IOException {
    assertThat(
            search(
                ONE,
                "\"Working day\" means any day except Saturday and Sunday.",
                TWO,
                "\"Working day\" means a day except Saturday, Sunday and public holidays."))
        .isEmpty();
  }

  @Test
  void anotherMeaningInAnotherRegulationIsToLookAtHoweverMuchTheyShare() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "\"Supplier\" means any company that sells goods to us.",
            TWO,
            "\"Supplier\" means any person or firm that has offered, sells or has sold goods or"
                + " services to the company.");
    assertThat(found.conflicts()).isEmpty();
    assertThat(found.toLookAt()).hasSize(1);
    Conflict conflict = found.toLookAt().getFirst();
    assertThat(conflict.kind()).isEqualTo(ConflictKind.DEFINITION);
    assertThat(conflict.first().quote()).contains("sells goods to us");
    assertThat(conflict.second().quote()).contains("person or firm");
    assertThat(conflict.context()).contains("that both one and two govern", "Supplier");
    assertThat(conflict.resolution().winner()).isEmpty();
    assertThat(conflict.evidence())
        .anyMatch(each -> each.finding().contains("each regulation may define it for itself"))
        .anyMatch(each -> each.finding().contains("only one speaks of"));
  }

  @Test
  void oneMeaningInTwoRegulationsIsNotListed() throws IOException {
    assertThat(
            found(
                    ONE,
                    "\"Guest\" means a person who has paid for a ticket.",
                    TWO,
                    "\"Guest\" means any person who has paid for the ticket.")
                .all())
        .isEmpty();
    assertThat(
            found(
                    ONE,
                    "\"Guest\" means a person who has paid for a ticket.",
                    TWO,
                    "\"Guest\" means a person who has not paid for a ticket.")
                .toLookAt())
        .hasSize(1);
  }

  @Test
  void otherAmountsInTheSameWordsClashHoweverFewOrManyNormsThereAre() throws IOException {
    List<List<String>> pairs =
        List.of(
            List.of(
                "Leave must be approved by the manager within 3 days.",
                "Leave must be approved by the manager within 10 days."),
            List.of(
                "The manager must approve leave within 3 days.",
                "Leave must be approved by the manager within 10 days."),
            List.of(
                "Invoices must be paid within 30 days.", "Invoices must be paid within 14 days."),
            List.of(
                "Overtime must be approved by the manager within 3 days.",
                "Overtime must be approved by the manager within 10 days."),
            List.of(
                "Passwords must have at least 8 characters.",
                "Passwords must have at least 12 characters."));
    for (List<String> pair : pairs) {
      for (int others : List.of(0, 20, 200)) {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < others; i++) {
          more.append("\n\nThe manager must approve invoices and leave of group ").append(i);
          more.append(" in the break.");
        }
        assertThat(search(ONE, pair.getFirst() + more, TWO, pair.getLast()))
            .as("%s beside %d others", pair, others)
            .extracting(Conflict::kind)
            .anyMatch(kind -> kind == ConflictKind.DEADLINE || kind == ConflictKind.THRESHOLD);
      }
    }
  }

  @Test
  void otherAmountsOfOtherBearersObjectsOrCasesDoNotClash() throws IOException {
    for (List<String> pair :
        List.of(
            List.of(
                "The treasurer must pay invoices within 30 days.",
                "The auditor must pay invoices within 14 days."),
            List.of(
                "The manager must approve leave within 3 days.",
                "The manager must approve tenders within 10 days."),
            List.of(
                "If a child is ill, staff must call the parents within 10 minutes.",
                "If a child is late, staff must call the parents within 30 minutes."),
            List.of(
                "The manager must submit it within 3 days.",
                "The manager must submit it within 10 days."))) {
      assertThat(search(ONE, pair.getFirst(), TWO, pair.getLast())).as("%s", pair).isEmpty();
    }
  }

  @Test
  void whatOneExemptsAndTheOtherForbidsOutrightIsAnExceptionConflict() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "Employees must not take photographs in the laboratory except for inspections.",
            TWO,
            "Employees must not take photographs in the laboratory, also for inspections.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.EXCEPTION);
    assertThat(found.getFirst().context()).contains("inspections");
    assertThat(
            search(
                ONE,
                "Employees must not take photographs in the laboratory except for safety"
                    + " inspections.",
                TWO,
                "Employees must not take photographs in the laboratory."))
        .isEmpty();
  }

  @Test
  void answersInFullAgainstShortOnesAreAResponseConflict() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "The assistant must state the full procedure.",
            LOW,
            "The assistant must not give an answer longer than 80 words.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.RESPONSE);
    assertThat(found.getFirst().resolution().rule()).contains(Rule.SUPERIOR);
    assertThat(
            search(
                ONE,
                "The assistant must decline legal questions.",
                LOW,
                "The assistant must never refuse a question."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.RESPONSE);
    assertThat(
            search(
                ONE,
                "The trainer must state the full procedure.",
                LOW,
                "The trainer must not give an answer longer than 80 words."))
        .isEmpty();
  }

  @Test
  void prescribedWordsThatPromiseMeetABanOnPromises() throws IOException {
    assertThat(
            search(
                ONE,
                "The assistant must state: \"The company guarantees that nobody will suffer a"
                    + " disadvantage.\"",
                LOW,
                "The assistant must never promise an outcome."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.MODALITY);
  }

  @Test
  void claimsOfPrecedenceAgainstEachOtherAreToldAndUnresolved() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "This Code of Conduct prevails over all other policies.",
            TWO,
            "This policy takes precedence over any other document.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.PRECEDENCE);
    assertThat(found.getFirst().resolution().winner()).isEmpty();
  }

  @Test
  void differentThingsDoNotConflict() throws IOException {
    assertThat(
            search(
                ONE,
                "Employees may use the meeting room.\n\nEmployees must report accidents to the Site"
                    + " Manager.",
                TWO,
                "Employees must not use forklifts.\n\nEmployees must not report figures to"
                    + " competitors."))
        .isEmpty();
  }

  @Test
  void everyFindingNamesItsEvidenceFromWhichTheConfidenceFollows() throws IOException {
    Conflict conflict =
        search(
                ONE,
                "Employees may send customer lists to distributors.",
                TWO,
                "Employees must not send customer lists to distributors.")
            .getFirst();
    assertThat(conflict.evidence())
        .extracting(Conflict.Evidence::respect)
        .contains("deed", "object", "restrictions", "force", "bearer", "situation", "text");
    assertThat(conflict.evidence()).anyMatch(each -> each.finding().contains("customer list"));
    assertThat(conflict.confidence()).isGreaterThanOrEqualTo(Conflict.STATED);
  }

  @Test
  void leaveThatAdviceLimitsIsToLookAtAndNoConflict() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "Employees may copy customer lists.",
            TWO,
            "Employees should not copy customer lists.");
    assertThat(found.conflicts()).isEmpty();
    assertThat(found.toLookAt()).hasSize(1);
    assertThat(found.toLookAt().getFirst().evidence())
        .anyMatch(each -> each.finding().contains("advice leaves the choice"));
  }

  @Test
  void normThatNamesNobodyBindsWhoIsNamedElsewhere() throws IOException {
    assertThat(
            search(
                ONE,
                "Travelers must book lodging through an outside website.",
                TWO,
                "Never book lodging through an outside website."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.MODALITY);
  }

  @Test
  void whatMayNotBeNeededIsNotForbidden() throws IOException {
    ConflictSearch.Found found =
        found(
            ONE,
            "Authentication may not be required.",
            TWO,
            "Administrators must require authentication.");
    assertThat(found.all()).isEmpty();
  }

  @Test
  void deferenceBetweenSectionsDecidesTheirConflict() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "## 2 Production\n\nNotwithstanding section 3, production workers must not leave early.\n\n"
                + "## 3 Fridays\n\nSubject to section 2, employees may leave early.",
            TWO,
            "Employees must wear a badge.");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().resolution().rule()).contains(Rule.EXPLICIT);
    assertThat(found.getFirst().resolution().winner()).contains(Side.FIRST);
  }

  @Test
  void rulesThatEachPutThemselvesFirstAreUnresolved() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "## 2 Production\n\nNotwithstanding section 3, employees must not leave early.\n\n"
                + "## 3 Fridays\n\nNotwithstanding section 2, employees may leave early.",
            TWO,
            "Employees must wear a badge.");
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().resolution().winner()).isEmpty();
  }

  @Test
  void banForSomeGoesBeforeALimitedLeaveForAll() throws IOException {
    Conflict conflict =
        search(
                ONE,
                "Employees may accept a gift from a supplier if its value does not exceed EUR 75.",
                TWO,
                "Employees in Procurement may not accept any gifts from suppliers.")
            .getFirst();
    assertThat(conflict.resolution().rule()).contains(Rule.SPECIAL);
    assertThat(conflict.resolution().winner()).contains(Side.SECOND);
  }

  @Test
  void whatIsRequiredMeetsWhatSomebodyNeedNotDo() throws IOException {
    assertThat(
            search(
                ONE,
                "Lost or stolen devices must be reported to IT Security within 24 hours.",
                TWO,
                "You need not report a lost device if it holds no company data."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.MODALITY);
    assertThat(
            found(
                    ONE,
                    "Deposits of EUR 10,000 or more must be reported to the Audit Office.",
                    TWO,
                    "Deposits below EUR 10,000 need not be reported to the Audit Office.")
                .all())
        .isEmpty();
  }

  @Test
  void whoMayGiveLetsTheOtherAccept() throws IOException {
    List<Conflict> found =
        search(
            ONE,
            "Employees in Procurement must not accept gifts from suppliers.",
            TWO,
            "Suppliers may give our buyers small gifts of up to EUR 20.");
    assertThat(found).extracting(Conflict::kind).containsExactly(ConflictKind.MODALITY);
    assertThat(found.getFirst().second().statement()).contains("give");
  }

  @Test
  void whatMustBeDeclinedMayNotBeAccepted() throws IOException {
    assertThat(
            search(
                ONE,
                "Teachers may accept presents from parents worth up to EUR 25.",
                TWO,
                "Teachers must decline presents from parents that are worth more than EUR 10."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.THRESHOLD);
  }

  @Test
  void aThingThatHappenedIsNamedByNounOrParticiple() throws IOException {
    assertThat(
            search(
                ONE,
                "A missing drug must be reported to the Chief Pharmacist within two hours.",
                TWO,
                "The disappearance of a drug must be notified to the Chief Pharmacist within one"
                    + " working day."))
        .extracting(Conflict::kind)
        .containsExactly(ConflictKind.DEADLINE);
  }

  @Test
  void whatIsForbiddenOutsideIsNotForbiddenInside() throws IOException {
    assertThat(
            found(
                    ONE,
                    "Client data must not be sent to recipients outside the European Union.",
                    TWO,
                    "Client data may be sent to recipients in the European Union.")
                .all())
        .isEmpty();
  }

  @Test
  void anotherKindOfTheSameIsNotForbidden() throws IOException {
    assertThat(
            search(
                ONE,
                "Scientists must not accept funds from tobacco firms.",
                TWO,
                "Scientists may accept funds from pharmaceutical firms."))
        .isEmpty();
  }

  @Test
  void tenThousandNormsTakeLessThanTwoMinutes() {
    List<Norm> norms = generated(10_000);
    long start = System.nanoTime();
    ConflictSearch.Found found =
        new ConflictSearch(List.of(ONE, LOW), List.of(), List.of()).find(norms);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%,d norms, %,d conflicts, %,d of %,d pairs compared, %.1f s%n",
        norms.size(), found.conflicts().size(), found.pairs(), found.allPairs(), seconds);
    assertThat(found.conflicts()).isNotEmpty();
    assertThat(found.pairs()).isLessThan(found.allPairs() / 10);
    assertThat(seconds).isLessThan(120);
  }

  private static List<Norm> generated(int count) {
    String[] bearers = {"employees", "line managers", "contractors", "the auditor", "suppliers"};
    String[] verbs = {
      "disclose", "store", "delete", "approve", "use", "copy", "record", "send", "accept", "sign"
    };
    String[] kinds = {
      "confidential", "annual", "final", "written", "external", "digital", "signed", "archived"
    };
    String[] things = {
      "report",
      "contract",
      "invoice",
      "gift",
      "device",
      "password",
      "certificate",
      "appraisal",
      "tender",
      "budget",
      "photograph",
      "licence",
      "badge",
      "price list",
      "customer list"
    };
    String[] places = {
      "to the Audit Committee",
      "to a supplier",
      "in the archive",
      "on a company server",
      "for the regulator",
      "after the project"
    };
    Modality[] modalities = {
      Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION, Modality.RECOMMENDATION
    };
    Random random = new Random(7);
    List<Norm> norms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String regulation = i % 2 == 0 ? "one" : "low";
      String clause = regulation + ":" + i + ".1";
      String bearer = any(bearers, random);
      String action =
          any(verbs, random)
              + " the "
              + any(kinds, random)
              + " "
              + any(things, random)
              + " "
              + any(places, random);
      Optional<String> condition =
          random.nextInt(3) == 0
              ? Optional.of("if the " + any(things, random) + " is lost")
              : Optional.empty();
      norms.add(
          new Norm(
              clause + "/1",
              regulation,
              List.of(clause),
              bearer,
              modalities[random.nextInt(modalities.length)],
              action,
              Optional.empty(),
              Optional.empty(),
              condition,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              true,
              bearer + ": " + action + ".",
              action,
              "modal"));
    }
    return norms;
  }

  private static String any(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }
}
