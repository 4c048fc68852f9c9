package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Annotations complete each other, the inner one first. */
@Tag("B13")
@InterlockDatabase(project = "src/test/projects/tasks")
@SuppressWarnings("NullAway.Init") // the extension sets the fields
final class NestedDatabaseTest {

  @InterlockDatabase private MigratedDatabase outer;

  @Test
  void isAtTheHeadByItself() {
    assertThat(outer.position()).isEqualTo("V4");
  }

  @Nested
  @InterlockDatabase(version = "1")
  @SuppressWarnings("NullAway.Init") // the extension sets the fields
  class Below {

    @InterlockDatabase private MigratedDatabase inner;

    @Test
    void takesTheProjectFromOutside(MigratedDatabase database) {
      assertThat(database).isSameAs(inner).isSameAs(outer);
      assertThat(database.position()).isEqualTo("V1");
    }

    @Test
    @InterlockDatabase(version = "base")
    void takesThePositionFromTheMethod(MigratedDatabase database) {
      assertThat(database).isSameAs(inner);
      assertThat(database.position()).isEqualTo("base");
    }
  }
}
