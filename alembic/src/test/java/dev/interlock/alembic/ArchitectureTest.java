package dev.interlock.alembic;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The parts of the module, and what each may know. */
@AnalyzeClasses(
    packages = "dev.interlock.alembic",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule READING_NEEDS_NO_PYTHON =
      noClasses()
          .that()
          .resideInAnyPackage("dev.interlock.alembic.project", "dev.interlock.alembic.revision")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.interlock.alembic.runner", "dev.interlock.alembic.capture")
          .because("a start with nothing to do must not start Python");

  @ArchTest
  static final ArchRule FILES_AND_GRAPH_ARE_INDEPENDENT =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.alembic.revision")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.alembic.project")
          .because("a graph is made from any folders");

  @ArchTest
  static final ArchRule THE_RUNNER_KNOWS_NO_CAPTURE =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.alembic.runner")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.alembic.capture")
          .because("what a revision sent is judged by others");

  @ArchTest
  static final ArchRule EVERY_ROOM_HAS_ITS_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.interlock.alembic.capture",
              "dev.interlock.alembic.project",
              "dev.interlock.alembic.revision",
              "dev.interlock.alembic.runner")
          .because("a new package needs a place in the order");
}
