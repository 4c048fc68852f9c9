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
          .resideInAnyPackage(
              "dev.interlock.alembic.project",
              "dev.interlock.alembic.revision",
              "dev.interlock.alembic.history")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.alembic.runner",
              "dev.interlock.alembic.capture",
              "dev.interlock.alembic.run")
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
  static final ArchRule PYTHON_KNOWS_NOTHING_OF_THE_ENGINE =
      noClasses()
          .that()
          .resideInAnyPackage("dev.interlock.alembic.runner", "dev.interlock.alembic.capture")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.interlock.alembic.history", "dev.interlock.alembic.run")
          .because("what a revision sends does not depend on who asks for it");

  @ArchTest
  static final ArchRule EVERY_ROOM_HAS_ITS_PLACE =
      classes()
          .should()
          .resideInAnyPackage(
              "dev.interlock.alembic.project",
              "dev.interlock.alembic.revision",
              "dev.interlock.alembic.history",
              "dev.interlock.alembic.runner",
              "dev.interlock.alembic.capture",
              "dev.interlock.alembic.run")
          .because("a new package needs a place in the order");
}
