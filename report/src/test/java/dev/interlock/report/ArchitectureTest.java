package dev.interlock.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.interlock.report.layout.LayeredLayout;
import org.junit.jupiter.api.Test;

/** The rooms of the reports: markup and layout know nothing of what they show. */
@AnalyzeClasses(
    packages = "dev.interlock.report",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices()
          .matching("dev.interlock.report.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a diagram needs no report, and a report may show a diagram");

  @ArchTest
  static final ArchRule ONLY_LAYOUT_KNOWS_ELK =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.interlock.report.layout")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse..")
          .because("the library of the layout can then be replaced");

  @Test
  void ruleFailsOnAViolation() {
    var layout = new ClassFileImporter().importClasses(LayeredLayout.class);
    var anywhere = noClasses().should().dependOnClassesThat().resideInAPackage("org.eclipse..");
    assertThat(anywhere.evaluate(layout).hasViolation()).isTrue();
  }
}
