package dev.interlock.gate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.interlock.gate.environment.MadeUpViolation;
import dev.interlock.gate.platform.Platform;
import org.junit.jupiter.api.Test;

/** The parts of a deploy around the migration, which do not know each other or the engine. */
@AnalyzeClasses(
    packages = "dev.interlock.gate",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PARTS_ARE_INDEPENDENT =
      slices()
          .matching("dev.interlock.gate.(*)..")
          .should()
          .notDependOnEachOther()
          .because("a framework takes one of them without the others");

  @ArchTest
  static final ArchRule RULES_KNOW_NO_FOLDER =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.gate.context.*")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.gate.context")
          .because("ignore files, Dockerfiles and credentials are read from text");

  @ArchTest
  static final ArchRule NOTHING_NEEDS_DOCKERFILES =
      noClasses()
          .that()
          .resideInAPackage("dev.interlock.gate.context.ignore")
          .or()
          .resideInAPackage("dev.interlock.gate.context.credential")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.interlock.gate.context.dockerfile")
          .because("a Dockerfile uses the patterns of ignore files, and not the other way round");

  @ArchTest
  static final ArchRule NO_ENGINE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.interlock.gate..",
              "dev.interlock.finding",
              "dev.interlock.url",
              "java..",
              "javax.net.ssl",
              "tools.jackson.core..",
              "org.snakeyaml.engine..",
              "org.jspecify..")
          .because("what surrounds a migration can be used without the engine");

  @Test
  void rulesFailOnAViolation() {
    var madeUp = new ClassFileImporter().importClasses(MadeUpViolation.class, Platform.class);
    assertThat(PARTS_ARE_INDEPENDENT.evaluate(madeUp).hasViolation()).isTrue();
    assertThat(NO_ENGINE.evaluate(madeUp).hasViolation()).isTrue();
  }
}
