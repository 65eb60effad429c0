package io.alignmentstudio.studio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.alignmentstudio.studio.api.OpenAiApi;
import io.alignmentstudio.studio.web.StudioServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The architecture of ARCHITECTURE.md, held against the classes. */
class ArchitectureTest {
  private static final String ROOT = "io.alignmentstudio.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.alignmentstudio");

  @Test
  void onlyTensorKnowsLibtorch() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "tensor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void framersInstructorsAndAuditorsNeverMeet() {
    List<String> peers = List.of("framers", "instructors", "auditors");
    for (String one : peers) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + one + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              peers.stream()
                  .filter(other -> !other.equals(one))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new))
          .check(CLASSES);
    }
  }

  @Test
  void modulesUseOnlyThoseBelowThem() {
    uses("domain", List.of());
    uses("workspace", List.of("domain"));
    uses("tensor", List.of("domain"));
    uses("lm", List.of("domain", "tensor"));
    for (String peer : List.of("framers", "instructors", "auditors")) {
      uses(peer, List.of("domain", "workspace", "lm", "tensor"));
    }
  }

  private static void uses(String module, List<String> allowed) {
    String[] others =
        List.of(
                "domain",
                "workspace",
                "tensor",
                "lm",
                "framers",
                "instructors",
                "auditors",
                "studio")
            .stream()
            .filter(other -> !other.equals(module) && !allowed.contains(other))
            .map(other -> ROOT + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"framers", "auditors", "workspace", "lm", "studio"})
  void packagesOfAModuleHaveNoCycles(String module) {
    slices()
        .matching(ROOT + module + ".(*)..")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(StudioServer.class, OpenAiApi.class) // The server starts both.
        .check(CLASSES);
  }

  /** Each package of {@code framers.norms} uses only those before it; the grammar uses none. */
  @Test
  void aNormIsReadUpwardsFromTheGrammar() {
    String norms = ROOT + "framers.norms.";
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("grammar")
        .definedBy(norms + "grammar")
        .layer("text")
        .definedBy(norms + "text")
        .layer("rewording")
        .definedBy(norms + "rewording")
        .layer("lists")
        .definedBy(norms + "lists")
        .layer("drafts")
        .definedBy(norms + "drafts")
        .layer("extractor")
        .definedBy(ROOT + "framers.norms")
        .whereLayer("grammar")
        .mayNotAccessAnyLayer()
        .whereLayer("text")
        .mayOnlyAccessLayers("grammar")
        .whereLayer("rewording")
        .mayOnlyAccessLayers("grammar", "text")
        .whereLayer("lists")
        .mayOnlyAccessLayers("grammar", "text", "rewording")
        .whereLayer("drafts")
        .mayOnlyAccessLayers("grammar", "rewording")
        .check(CLASSES);
  }
}
