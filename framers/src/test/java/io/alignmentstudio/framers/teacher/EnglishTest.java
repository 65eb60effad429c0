package io.alignmentstudio.framers.teacher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Employees must record every gift in the Gift Register within five working days.",
        "Data Protection Impact Assessment. Upon Customer's request, Basecamp shall provide reasonable cooperation.",
        "Ana Ruiz of Marlow Quay kept two tickets worth EUR 40 from Hafen Logistik GmbH.",
        "Too short to say."
      })
  void englishIsTaken(String text) {
    assertThat(English.isLikely(text)).isTrue();
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
    assertThat(English.isLikely(text)).isFalse();
  }
}
