package io.alignmentstudio.framers.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final Subject ANA = new Subject("Ana", "Ana", "", Subject.Person.SHE, true);
  private static final Subject BACKUPS =
      new Subject("backups", "backups", "", Subject.Person.THEY, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "record and sign the form | recorded and signed the form",
        "promptly notify the office | promptly notified the office",
        "accept any gift from a supplier | accepted a gift from a supplier",
        "give or accept gifts | gave or accepted gifts",
        "set a target | set a target",
        "submit the claim | submitted the claim",
        "tell anyone | told someone"
      })
  void pastTense(String base, String past) {
    assertThat(VerbPhrase.of(base).past(ANA)).isEqualTo(past);
  }

  @Test
  void passivesAgreeWithTheirSubject() {
    VerbPhrase phrase = VerbPhrase.of("be encrypted at rest");
    assertThat(phrase.past(BACKUPS)).isEqualTo("were encrypted at rest");
    assertThat(phrase.didNot(BACKUPS)).isEqualTo("were not encrypted at rest");
    assertThat(phrase.didNot(ANA)).isEqualTo("was not encrypted at rest");
  }

  @Test
  void pronounsFollowTheSubjectUnlessTheyMayMeanSomebodyElse() {
    assertThat(VerbPhrase.of("ask their manager before they act").as(ANA).base())
        .isEqualTo("ask her manager before she acts");
    assertThat(VerbPhrase.of("inform individuals of their rights").as(ANA).base())
        .isEqualTo("inform individuals of their rights");
  }

  @ParameterizedTest
  @CsvSource({
    "line managers, a line manager",
    "the General Counsel, the General Counsel",
    "members of the Procurement Department, a member of the Procurement Department"
  })
  void bearersBecomeOnePerson(String bearer, String role) {
    assertThat(bearer(bearer).role()).isEqualTo(role);
    assertThat(bearer(bearer).kind()).isEqualTo(Bearer.Kind.PERSON);
  }

  @Test
  void bearersThatAreNoPeopleStayAsTheyAre() {
    assertThat(bearer("backups").kind()).isEqualTo(Bearer.Kind.THING);
    assertThat(bearer("the Compliance Office").kind()).isEqualTo(Bearer.Kind.ORGANISATION);
    assertThat(bearer("no answer").phrase()).isEqualTo("an answer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "if the gift is cash | The gift was cash. | The gift was not cash.",
        "unless the line manager agrees | The line manager agreed. | The line manager did not agree.",
        "where two documents cannot both be followed | Two documents could not both be followed. | Two documents could both be followed.",
        "during a tender | This took place during a tender. | This did not take place during a tender.",
        "without written approval | There was no written approval. | There was written approval."
      })
  void circumstancesAreStatedAndDenied(String text, String holds, String fails) {
    Circumstance circumstance = Circumstance.parse(text).orElseThrow();
    assertThat(circumstance.holds(ANA)).isEqualTo(holds);
    assertThat(circumstance.fails(ANA)).isEqualTo(fails);
  }

  @ParameterizedTest
  @CsvSource({
    "if necessary",
    "where appropriate",
    "until it ends",
    "if one of the following applies"
  })
  void circumstancesThatNoStoryCanStateAreLeftOut(String text) {
    assertThat(Circumstance.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accept a gift worth more than EUR 75 | EUR 75 | ABOVE",
        "pay up to EUR 1,000 per person | EUR 1,000 | AT_MOST",
        "sample at least 40 entries | 40 | AT_LEAST",
        "hold 5 per cent or more of the shares | 5 per cent | AT_LEAST",
        "pay a fee of EUR 50 | EUR 50 | EXACT",
        "answer in fewer than 60 words | 60 words | BELOW"
      })
  void quantitiesKnowTheirDirection(String text, String words, Quantity.Direction direction) {
    assertThat(Quantity.find(text, words).orElseThrow().direction()).isEqualTo(direction);
  }

  @Test
  void samplesStayOnTheirSide() {
    Random random = new Random(1);
    for (String text : new String[] {"up to EUR 75", "at least 12 months", "more than 3 days"}) {
      Quantity quantity = Quantity.find(text, text).orElseThrow();
      for (int i = 0; i < 200; i++) {
        for (boolean side : new boolean[] {true, false}) {
          String sample = quantity.sample(side, random).orElseThrow();
          double value = Quantity.find(sample, sample).orElseThrow().value();
          assertThat(quantity.direction().holds(value, quantity.value())).isEqualTo(side);
        }
      }
    }
  }

  private static Bearer bearer(String bearer) {
    return Bearer.of(
        SampleNorms.norm("x", bearer, Modality.OBLIGATION, "act", bearer + " must act.").build());
  }
}
