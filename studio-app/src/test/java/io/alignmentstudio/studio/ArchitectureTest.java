package io.alignmentstudio.studio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
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
    slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
