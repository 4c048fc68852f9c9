package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.interlock.testkit.architecture.Rooms;
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
      List.of("line", "exec", "output", "report", "project", "supervise", "demo", "command");

  private static final Rooms IN_ORDER =
      Rooms.before("dev.interlock.cli", ROOMS).andAfter("training");

  private static final String REASON =
      "words and output decide nothing, and only commands know an order of work";

  @ArchTest static final ArchRule ARROWS_RUN_FORWARD = IN_ORDER.arrowsRunForward(REASON);

  @ArchTest static final ArchRule EVERY_ROOM_HAS_ITS_PLACE = IN_ORDER.everyRoomHasItsPlace();

  @ArchTest
  static void rulesFailOnAViolation(JavaClasses classes) {
    ArchRule forward = IN_ORDER.reversed().arrowsRunForward(REASON);
    assertThat(forward.evaluate(classes).hasViolation()).isTrue();
    ArchRule placed = IN_ORDER.withoutTheFirst().everyRoomHasItsPlace();
    assertThat(placed.evaluate(classes).hasViolation()).isTrue();
  }
}
