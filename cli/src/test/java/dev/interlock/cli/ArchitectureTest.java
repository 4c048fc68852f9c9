package dev.interlock.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * The order of the packages. The dispatcher, in the root package, comes last; only the training,
 * which runs it, comes later.
 */
@AnalyzeClasses(
    packages = "dev.interlock.cli",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> ROOMS =
      List.of("config", "line", "exec", "output", "project", "shadow", "demo", "command");

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
          .resideInAnyPackage("dev.interlock.cli", "dev.interlock.cli.training")
          .because("words and output decide nothing, and only commands know an order of work")
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
          .resideInAnyPackage("dev.interlock.cli", "dev.interlock.cli.training")
          .because("a new package needs a place in the order");

  private static String packages(String room) {
    return "dev.interlock.cli." + room + "..";
  }
}
