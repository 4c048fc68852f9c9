package dev.interlock.alembic.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of Alembic, as the text of {@code env.py} names it. */
class EnvironmentOptionsTest {

  @Test
  void readsTheTableAndItsSchema() {
    var options =
        EnvironmentOptions.of(
            """
            # version_table="not this one"
            context.configure(
                connection=connection,
                version_table="billing_version",
                version_table_schema='billing',
            )
            """);
    assertThat(options.table()).contains("billing_version");
    assertThat(options.schema()).contains("billing");
    assertThat(options.isPlain()).isTrue();
  }

  @Test
  void knowsWhatItCannotRead() {
    var options = EnvironmentOptions.of("context.configure(version_table=settings.TABLE)\n");
    assertThat(options)
        .isEqualTo(new EnvironmentOptions(Optional.empty(), Optional.empty(), false));
  }

  @Test
  void takesTheDefaultsOfAFileThatIsMissing() {
    assertThat(EnvironmentOptions.read(Path.of("missing", "env.py")).table()).isEmpty();
  }
}
