package io.alignmentstudio.workspace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.alignmentstudio.domain.ErrorCode;
import io.alignmentstudio.domain.StudioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  /** A record with every kind of key. */
  public record Recipe(
      @Setting(value = "How hot.", byDefault = "180") double heat,
      @Setting("Who it is for.") Optional<String> guest,
      @Setting("What goes in.") Parts parts,
      @Setting("What goes on top.") Optional<Parts> icing,
      @Setting(value = "What to do.", byDefault = "[]") List<Step> steps) {
    public Recipe {
      steps = List.copyOf(steps);
      new Limits().above("heat", heat, 0).check();
    }
  }

  /** A group. */
  public record Parts(
      @Setting(value = "Cups.", byDefault = "2") int cups,
      @Setting(value = "Spices.", byDefault = "[salt]") List<String> spices) {
    public Parts {
      spices = List.copyOf(spices);
      new Limits().atLeast("cups", cups, 1).check();
    }
  }

  /** An entry of a list. */
  public record Step(@Setting("What.") String what) {}

  private Recipe read(String yaml, String... overrides) throws IOException {
    Path file = Files.writeString(folder.resolve("recipe.yaml"), yaml);
    return SettingsFile.read(Recipe.class, Optional.of(file), List.of(overrides));
  }

  @Test
  void aCommandLineGoesBeforeTheFileKeyByKey() throws IOException {
    Recipe recipe =
        read(
            "heat: 200\nparts:\n  cups: 3\n  spices: [mace]\n",
            "parts.cups=5",
            "guest=Ann",
            "icing.spices=[vanilla, mint]",
            "steps=[{what: bake}]");
    assertThat(recipe.heat()).isEqualTo(200);
    assertThat(recipe.parts()).isEqualTo(new Parts(5, List.of("mace")));
    assertThat(recipe.guest()).contains("Ann");
    assertThat(recipe.icing()).contains(new Parts(2, List.of("vanilla", "mint")));
    assertThat(recipe.steps()).containsExactly(new Step("bake"));
  }

  @Test
  void withoutAFileTheDefaultsHold() {
    assertThat(SettingsFile.read(Recipe.class, Optional.empty(), List.of()))
        .isEqualTo(SettingsFile.defaults(Recipe.class))
        .isEqualTo(
            new Recipe(
                180,
                Optional.empty(),
                new Parts(2, List.of("salt")),
                Optional.empty(),
                List.of()));
  }

  @Test
  void problemsOfFileAndCommandLineAreToldTogether() {
    assertThatThrownBy(
            () -> read("heat: 0\nparts: 3\n", "icing.cup=1", "icing.cups=0", "heat", "guest=[1"))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG))
        .hasMessageContaining("recipe.yaml has problems")
        .hasMessageContaining("line 1: heat must be a finite number above 0")
        .hasMessageContaining("line 2: parts must be keys with values, got \"3\"")
        .hasMessageContaining(
            "--set: icing.cup is no known key; did you mean \"cups\"? Known here: cups, spices")
        .hasMessageContaining("--set: icing.cups must be at least 1, got 0")
        .hasMessageContaining("--set: \"heat\" is no key=value")
        .hasMessageContaining("--set: --set guest=[1")
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Recipe recipe = read("guest: Bo\nicing: {cups: 7}\nsteps:\n  - what: stir\n  - what: wait\n");
    assertThat(read(SettingsFile.write("# Ours.\n", recipe))).isEqualTo(recipe);
  }

  @Test
  void keysAndValuesHaveTheirPaths() throws IOException {
    assertThat(SettingsFile.keys(Recipe.class))
        .extracting(SettingsFile.Key::path)
        .containsExactly(
            "heat",
            "guest",
            "parts",
            "parts.cups",
            "parts.spices",
            "icing",
            "icing.cups",
            "icing.spices",
            "steps",
            "steps[].what");
    assertThat(SettingsFile.values(read("steps: [{what: stir}]\nheat: 1e2\n")))
        .containsOnlyKeys("heat", "parts.cups", "parts.spices", "steps[0].what")
        .containsEntry("heat", "100")
        .containsEntry("parts.spices", "[salt]");
  }

  @Test
  void aMissingFileIsNamed() {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(
            () -> SettingsFile.read(Recipe.class, Optional.of(missing), List.of()))
        .isInstanceOfSatisfying(
            StudioException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NO_INPUT))
        .hasMessageContaining("none.yaml is no file");
  }
}
