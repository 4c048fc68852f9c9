package dev.interlock.plan.baseline;

import static dev.interlock.history.TestMigrations.squash;
import static dev.interlock.history.TestMigrations.versioned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Uses a history in which V3.1 squashes V1 to V3, and V4 follows. */
class CountedVersionsTest {

  private static final History SQUASHED =
      History.of(List.of(squash("V3.1", "all", "V1,V2,V3"), versioned("V4")), List.of());

  @Test
  void countsAllThatHaveFiles() {
    assertThat(counted(History.of(List.of(versioned("V1"), versioned("V2")), List.of()), "1", "2"))
        .containsExactly("1", "2");
  }

  @Test
  void countsTheBaselineAloneWhereAllThatItSquashesIsApplied() {
    assertThat(counted(keeping(), "1", "2", "3")).containsExactly("3.1");
  }

  @Test
  void countsNothingOfWhatAnAppliedBaselineSquashes() {
    assertThat(counted(keeping(), "1", "3.1", "4")).containsExactly("3.1", "4");
  }

  @Test
  void countsTheLastWithoutAFileWhereNoOtherSaysMore() {
    assertThat(counted(keeping(), "1", "2")).containsExactly("2");
  }

  @Test
  void countsNoneWithoutAFileBesideOneThatHasIt() {
    assertThat(counted(keeping(versioned("V2"), versioned("V3")), "1", "2")).containsExactly("2");
  }

  private static History keeping(Migration... files) {
    return SQUASHED.withKept(() -> History.of(List.of(files), List.of()));
  }

  private static Collection<String> counted(History history, String... versions) {
    var applied = Arrays.stream(versions).map(Version::parse).collect(Collectors.toSet());
    return BaselineExpansion.counted(BaselineExpansion.of(history, applied), applied).stream()
        .map(Version::toString)
        .toList();
  }
}
