package dev.interlock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The order of the packages; the facade, in the root package, comes last. */
@AnalyzeClasses(packages = "dev.interlock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> ROOMS =
      List.of(
          "finding",
          "file",
          "socket",
          "catalog",
          "script",
          "url",
          "history",
          "layout",
          "ledger",
          "effect",
          "dialect",
          "foreign",
          "baseline",
          "plan",
          "event",
          "replay",
          "squash",
          "check",
          "drift",
          "apply",
          "extension");

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
          .resideInAPackage("dev.interlock")
          .because(
              "a stage is a function of the stages before it, and can be read and tested without"
                  + " those after it")
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
          .resideInAPackage("dev.interlock")
          .because("a new package needs a place in the order");

  @ArchTest
  static final ArchRule COMPATIBILITY_IS_NO_PART_OF_A_SCHEMA =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.catalog")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.catalog.compatibility")
          .because("a schema is a value, whatever a release makes of its changes");

  @ArchTest
  static final ArchRule MODELS_ARE_CHECKED_BY_THEMSELVES =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.check.models")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.check")
          .because("what a service declares has nothing to do with how its migrations run");

  @ArchTest
  static final ArchRule CORE_KNOWS_NO_DRIVER_AND_NEVER_EXITS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.postgresql..", "org.sqlite..")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .because("databases are touched by dialects, and only the command line ends a process");

  private static String packages(String room) {
    return "dev.interlock." + room + "..";
  }
}
