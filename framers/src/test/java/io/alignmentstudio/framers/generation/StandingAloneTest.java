package io.alignmentstudio.framers.generation;

import static io.alignmentstudio.framers.generation.SampleNorms.norm;
import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Modality;
import io.alignmentstudio.domain.Norm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingAloneTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demonstrate compliance with these Clauses | demonstrate compliance with the Clauses",
        "make changes to this Addendum | make changes to the Addendum",
        "review the list of programs organization-defined frequency and following incidents |"
            + " review the list of programs at the organization-defined frequency and following"
            + " incidents",
        "disable accounts within organization-defined time period |"
            + " disable accounts within the organization-defined time period",
        "review the list at an agency-defined frequency | review the list at an agency-defined frequency",
        "follow these rules | follow these rules",
      })
  void aSmallWordMakesItStandAlone(String action, String told) {
    Norm norm = duty(action);

    assertThat(StandingAlone.of(norm).action()).isEqualTo(told);
    assertThat(StandingAlone.of(norm).statement()).isEqualTo("The parties must " + told + ".");
    assertThat(StandingAlone.of(norm).quote()).isEqualTo(norm.quote());
  }

  @Test
  void aContractsNameForItselfPointsNowhereElse() {
    assertThat(Fitness.unfit(StandingAlone.of(duty("demonstrate compliance with these Clauses"))))
        .isEmpty();
    assertThat(Fitness.unfit(StandingAlone.of(duty("demonstrate compliance with these clauses"))))
        .isPresent();
    assertThat(Fitness.unfit(StandingAlone.of(duty("enforce these Clauses with clause 8"))))
        .isPresent();
  }

  @Test
  void aWordThatTheLeadInSaysTooHasNotMoved() {
    Norm item =
        SampleNorms.quoting(
            norm(
                    "plan",
                    "the owners",
                    Modality.OBLIGATION,
                    "develop a plan of the system that names the system components and the plan owners",
                    "The owners must develop a plan of the system that names the system components"
                        + " and the plan owners.")
                .build(),
            "code:1",
            "Names the system components and the plan owners;");

    assertThat(Misreading.of(item)).isEmpty();
  }

  @Test
  void allThingsAreToldOfWithoutAll() {
    Norm records =
        norm(
                "records",
                "all records",
                Modality.OBLIGATION,
                "be kept for ten years",
                "All records must be kept for ten years.")
            .build();

    assertThat(StoryNorm.of(records).bearer()).isEqualTo("records");
  }

  @Test
  void anItemThatNamesAPaperFitsTheSubjectBeforeIt() {
    Norm item =
        SampleNorms.quoting(
            norm(
                    "policy",
                    "the owners",
                    Modality.OBLIGATION,
                    "review the current access control policy every year and after incidents",
                    "The owners must review the current access control policy every year and after"
                        + " incidents.")
                .build(),
            "code:1",
            "Policy every year and after incidents; and");

    assertThat(LostWords.of(item)).isEmpty();
  }

  @Test
  void aVerbThatLooksLikeANounBreaksNoRule() {
    assertThat(Fitness.unfit(duty("implement a plan for emergencies"))).isEmpty();
    assertThat(Fitness.unfit(duty("give an assessment a new name"))).isPresent();
  }

  private static Norm duty(String action) {
    return norm(
            "duty", "the parties", Modality.OBLIGATION, action, "The parties must " + action + ".")
        .build();
  }
}
