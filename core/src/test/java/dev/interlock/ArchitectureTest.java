package dev.interlock;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.sql.Connection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The order of the packages; the facade, in the root package, comes last. */
@AnalyzeClasses(packages = "dev.interlock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.interlock";

  private static final List<String> ROOMS =
      List.of(
          "finding",
          "system",
          "catalog",
          "script",
          "url",
          "batch",
          "history",
          "layout",
          "ledger",
          "timeline",
          "effect",
          "dialect",
          "foreign",
          "plan",
          "event",
          "replay",
          "squash",
          "check",
          "drift",
          "backup",
          "preflight",
          "rollback",
          "apply");

  private static final String REASON =
      "a stage is a function of the stages before it, and can be read and tested without those"
          + " after it";

  @ArchTest static final ArchRule ARROWS_RUN_FORWARD = arrowsRunForward(ROOMS);

  @ArchTest static final ArchRule EVERY_ROOM_HAS_ITS_PLACE = everyRoomHasItsPlace(ROOMS);

  @ArchTest
  static final ArchRule COMPATIBILITY_IS_NO_PART_OF_A_SCHEMA =
      doesNotUse("catalog", "catalog.compatibility")
          .because("a schema is a value, whatever a release makes of its changes");

  @ArchTest
  static final ArchRule TOKENS_COME_BEFORE_STATEMENTS =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.script.token")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.script")
          .because("statements are made of tokens, and are asked for them");

  @ArchTest
  static final ArchRule TOOLS_DO_NOT_KNOW_HOW_FOLDERS_ARE_READ =
      doesNotUse("layout.tool", "layout")
          .because("a tool is described once, and ledgers need the description as well");

  @ArchTest
  static final ArchRule ONLY_PLAN_KNOWS_BASELINES =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.interlock.plan", "dev.interlock.plan.baseline")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.plan.baseline")
          .because(
              "what a squash means for one database is decided once, where files and ledger are"
                  + " joined");

  @ArchTest
  static final ArchRule MODELS_ARE_CHECKED_BY_THEMSELVES =
      doesNotUse("check.models", "check")
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

  @ArchTest
  static void rulesFailOnAViolation(JavaClasses classes) {
    assertThat(
            List.of(
                arrowsRunForward(ROOMS.reversed()).evaluate(classes),
                everyRoomHasItsPlace(ROOMS.subList(1, ROOMS.size())).evaluate(classes),
                doesNotUse("catalog.compatibility", "catalog").evaluate(classes),
                CORE_KNOWS_NO_DRIVER_AND_NEVER_EXITS.evaluate(only(Exiting.class)),
                CORE_KNOWS_NO_DRIVER_AND_NEVER_EXITS.evaluate(only(Connected.class))))
        .allMatch(EvaluationResult::hasViolation);
  }

  private static JavaClasses only(Class<?> madeUp) {
    return new ClassFileImporter().importClasses(madeUp);
  }

  private static final class Exiting {
    Exiting() {
      System.exit(1);
    }
  }

  private record Connected(Connection connection) {}

  // Rooms of the testkit has the same two rules for other modules, but depends on this module.
  private static ArchRule arrowsRunForward(List<String> rooms) {
    return CompositeArchRule.of(
            IntStream.range(0, rooms.size())
                .mapToObj(room ->
                    noClasses()
                        .that()
                        .resideInAPackage(packages(rooms.get(room)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(andRoot(rooms.subList(room + 1, rooms.size()))))
                .toList())
        .because(REASON);
  }

  private static ArchRule everyRoomHasItsPlace(List<String> rooms) {
    return classes()
        .should()
        .resideInAnyPackage(andRoot(rooms))
        .because("a new package needs a place in the order");
  }

  /** Returns the rule for two packages without those below them. */
  private static ArchRule doesNotUse(String room, String other) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "." + other);
  }

  private static String[] andRoot(List<String> rooms) {
    return Stream.concat(rooms.stream().map(ArchitectureTest::packages), Stream.of(ROOT))
        .toArray(String[]::new);
  }

  private static String packages(String room) {
    return ROOT + "." + room + "..";
  }
}
