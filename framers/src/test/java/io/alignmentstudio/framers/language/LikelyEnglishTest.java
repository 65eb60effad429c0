package io.alignmentstudio.framers.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LikelyEnglishTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Employees must record every gift in the Gift Register within five working days.",
        "Data Protection Impact Assessment. Upon Customer's request, Basecamp shall provide reasonable cooperation.",
        "Ana Ruiz of Marlow Quay kept two tickets worth EUR 40 from Hafen Logistik GmbH.",
        "Too short to say."
      })
  void englishIsTaken(String text) {
    assertThat(LikelyEnglish.isLikely(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alle Mitarbeiter müssen jedes Geschenk in das Register eintragen, auch wenn es klein ist.",
        "Les employés doivent inscrire chaque cadeau dans le registre dans un délai de cinq jours.",
        "Los empleados deben anotar cada regalo en el registro en un plazo de cinco días.",
        "I dipendenti devono annotare ogni regalo nel registro entro cinque giorni lavorativi.",
        "Pracownicy muszą wpisać każdy prezent do rejestru w ciągu pięciu dni roboczych.",
        "Сотрудники должны записать каждый подарок в реестр в течение пяти рабочих дней.",
        "员工必须在五个工作日内登记每一份礼物，无论大小。",
        "Minden ajándékot öt munkanapon belül be kell írni a nyilvántartásba, akkor is ha kicsi."
      })
  void otherLanguagesAreNot(String text) {
    assertThat(LikelyEnglish.isLikely(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Die Mitarbeiter dürfen keine Geschenke von den Lieferanten annehmen, und das ist nicht neu.",
        "Les employés ne doivent pas accepter des cadeaux, et il est interdit de les garder.",
        "لا يجوز للموظفين قبول الهدايا.",
        "Сотрудникам запрещено принимать подарки."
      })
  void anotherLanguageIsForeign(String text) {
    assertThat(LikelyEnglish.isForeign(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Report incidents promptly; preserve evidence, notify Legal, suspend access, brief managers.",
        "AC-2 Account Management, AC-3 Access Enforcement, AU-2 Event Logging, IA-5 Authenticators",
        "Employees must not accept a gift from Los Angeles or San Sebastian y Compania.",
        "Ja."
      })
  void listsAndNamesAreNot(String text) {
    assertThat(LikelyEnglish.isForeign(text)).isFalse();
  }
}
