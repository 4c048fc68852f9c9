package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.history.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The ledger of a tool that only the test's class path adds: {@link Petrel} and one SQL file of the
 * dialect. Nothing else knows of it.
 */
public abstract class AddedToolContract extends ProjectContract {

  private static final String FIRST = "CREATE TABLE a (id integer);\n";

  /** Returns the rows that the ledger has once the second migration ran. */
  protected abstract List<String> rowsAfterTheSecond();

  @BeforeEach
  final void writeMigrations() {
    project().write("m1-first.sql", FIRST);
    project().write("m1-first.back", "DROP TABLE a;\n");
    project().write("m2-second.sql", "CREATE TABLE b (id integer);\n");
    project().write("m2-second.back", "DROP TABLE b;\n");
  }

  private void recordsTheFirst(String sum) {
    project().execute(project().database().dialect().ledgerOf(new Petrel()).toArray(String[]::new));
    project()
        .execute(
            "INSERT INTO petrel_log (petrel_step, petrel_sum) VALUES (1, '%s')".formatted(sum),
            FIRST);
  }

  private static String sum() {
    return Checksum.of(FIRST.getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Test
  final void adoptsAndMirrorsItsLedger() {
    recordsTheFirst(sum());
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().ledger()).containsExactly("V1 adopted", "V2 applied");
    assertThat(rows()).isEqualTo(rowsAfterTheSecond());
    assertThat(project().run().upgrade()).isEmpty();
    assertThat(project().run().downgrade("1")).containsExactly("V2");
    assertThat(rows()).containsExactly("1");
  }

  private List<String> rows() {
    return project().rows("SELECT petrel_step FROM petrel_log ORDER BY 1");
  }

  @Test
  final void refusesAFileWithAnotherChecksum() {
    recordsTheFirst("0");
    assertThat(project().run().failure(Failure.Refused.class).code())
        .isEqualTo(Code.FOREIGN_EDITED);
  }

  @Test
  final void createsTheLedgerThatAFileNames() {
    project().write("m3-third.sql", "CREATE INDEX petrel_sums ON petrel_log (petrel_sum);\n");
    project().write("m3-third.back", "DROP INDEX petrel_sums;\n");
    assertThat(project().run().upgrade()).containsExactly("V1", "V2", "V3");
    assertThat(rows()).isEmpty();
  }
}
