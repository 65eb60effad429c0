package io.alignmentstudio.framers.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import io.alignmentstudio.domain.Conflict;
import io.alignmentstudio.domain.Regulation;
import io.alignmentstudio.domain.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One deed, one thing or one person in two norms in other words. */
class OtherWordsTest {
  /** Rules of other things, among which a shared word is no accident. */
  private static final String FURTHER =
      """


      Coffee cups must be washed after use. The bell must be rung at noon. Plants must be watered \
      on Fridays. Curtains must be drawn at dusk. Staff must greet customers. Letters must be \
      stamped. Floors must be swept every day. Engines must be oiled every week.
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          Books must be returned within three weeks. | Books must be brought back within ten days. | deadline
          Lost property must be handed in to the office within one day. | Drivers have a week to hand in lost property to the office. | deadline
          Applications for leave must be submitted six weeks in advance. | Applications for leave must be filed no later than ten days before the leave begins. | deadline
          Any protest has to be lodged within an hour after the final. | Protests must be made no later than 20 minutes after the final. | deadline
          Scaffolding may be used only with a harness. | Painters may use the scaffolding without a harness. | modality
          Nobody may enter the laboratory alone. | Students may enter the laboratory alone. | modality
          Smoking is prohibited anywhere in the building. | Guests may smoke in the lounge. | modality
          Guards have to take off all jewellery, rings included, before the shift. | Guards may wear a plain ring. | modality
          Radios are forbidden in the workshop. | Mechanics may listen to the radio in the workshop. | modality
          Employees are obliged to clock out during breaks. | It is not necessary to clock out during breaks. | modality
          All visitors must wear a badge. | Visitors from the town hall need not wear a badge. | modality
          Meat must be stored at no more than 4 degrees. | Meat is to be kept at a maximum of 7 degrees. | threshold
          Nobody may stay in the hall overnight, except the caretaker. | Caretakers may not remain in the hall overnight. | exception
          Painters must not carry ladders through the lobby, except after it has been cleared. | Painters must not carry ladders through the lobby, even after it has been cleared. | exception
          Colleagues who see that a worker has fallen must tell the foreman within an hour. | Each fall of a worker has to be reported to the foreman within one day. | deadline
          """)
  void meet(String one, String other, String kind) throws IOException {
    assertThat(found(one, other))
        .filteredOn(Conflict::stated)
        .extracting(conflict -> conflict.kind().word())
        .containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          Bicycles must not be parked in the hallway. | Bicycles may be parked in the yard.
          Scaffolding may be used only with a harness. | Painters may use the scaffolding with a harness.
          Smoking is permitted only in the yard. | Drivers may smoke in the yard.
          Swimmers must shower before entering the pool. | Swimmers need not wear a cap.
          Passengers must not speak to the driver while the bus is moving. | Passengers may speak to the driver at stops.
          Documents may be printed only if a colleague stands beside the printer. | Articles should be published on the website.
          The sound of the horn must be heard three times. | Tenants may use the horn for one hour.
          Employees must have eleven hours of rest in any period of 24 hours. | Employees must have eleven hours of rest.
          Contracts that auditors undertake must be kept. | Reports may include everything that teams arrange, do or make.
          Passwords must be removed when an employee leaves. | Passwords must be stored in the vault.
          """)
  void doNotMeet(String one, String other) throws IOException {
    assertThat(found(one, other)).noneMatch(Conflict::stated);
  }

  private List<Conflict> found(String one, String other) throws IOException {
    return RealPolicies.conflicts(List.of(read("one", one + FURTHER), read("two", other))).all();
  }

  private RealPolicies read(String name, String text) throws IOException {
    Path file = folder.resolve(name + ".md");
    Files.writeString(file, "# Rules\n\n" + text + "\n");
    return RealPolicies.read(new Regulation(name, name, Tier.MUST, 1), List.of(file));
  }
}
