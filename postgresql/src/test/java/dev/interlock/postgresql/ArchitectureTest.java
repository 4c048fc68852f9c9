package dev.interlock.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.interlock.testkit.architecture.Rooms;
import java.util.List;

/** The order of the packages; the dialect, in the root package, comes last. */
@AnalyzeClasses(
    packages = "dev.interlock.postgresql",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final List<String> ROOMS =
      List.of(
          "script", "wire", "catalog", "follow", "ledger", "data", "online", "backup", "session",
          "shadow", "connect");

  private static final Rooms IN_ORDER = Rooms.before("dev.interlock.postgresql", ROOMS);

  private static final String REASON =
      "a catalog, a ledger and a session can each be read and tested without those after it";

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
