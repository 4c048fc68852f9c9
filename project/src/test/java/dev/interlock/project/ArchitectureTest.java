package dev.interlock.project;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The order of the packages; the facade, in the root package, comes last. */
@AnalyzeClasses(
    packages = "dev.interlock.project",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> ROOMS =
      List.of("options", "files", "configuration", "shadow", "schema", "diagnosis");

  @ArchTest
  static void arrowsRunForward(JavaClasses classes) {
    for (int room = 0; room < ROOMS.size(); room++) {
      String[] later =
          ROOMS.subList(room + 1, ROOMS.size()).stream()
              .map(ArchitectureTest::packages)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(packages(ROOMS.get(room)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.project")
          .because("files can be read without a server, and a replay needs no other schemas")
          .check(classes);
    }
  }

  @ArchTest
  static final ArchRule EVERY_ROOM_HAS_ITS_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              ROOMS.stream()
                  .map(ArchitectureTest::packages)
                  .toList()
                  .toArray(new String[ROOMS.size()]))
          .orShould()
          .resideInAPackage("dev.interlock.project")
          .because("a new package needs a place in the order");

  private static String packages(String room) {
    return "dev.interlock.project." + room + "..";
  }
}
