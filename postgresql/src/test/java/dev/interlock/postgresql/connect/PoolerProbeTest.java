package dev.interlock.postgresql.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.Server.Pooling;
import dev.interlock.finding.Code;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The probe finds the mode of the pooler in front of the server. */
@Tag("B3")
@ExtendWith(PostgresExtension.class)
class PoolerProbeTest {

  private final Opening opening = new Opening();

  @Test
  void seesNoPoolerWhereThereIsNone(TestDatabase database) {
    assertThat(pooling(database.url())).isEqualTo(Pooling.DIRECT);
  }

  @Test
  void tellsSessionModeFromTransactionMode(TestDatabase database) {
    try (var sessions = pooler(database, PoolMode.SESSION, 5);
        var transactions = pooler(database, PoolMode.TRANSACTION, 5)) {
      assertThat(pooling(sessions.url(database.name()))).isEqualTo(Pooling.SESSION);
      assertThat(pooling(transactions.url(database.name()))).isEqualTo(Pooling.TRANSACTION);
    }
  }

  @Test
  void tellsTransactionModeOfASinglePooledSession(TestDatabase database) {
    try (var pooler = pooler(database, PoolMode.TRANSACTION, 1)) {
      assertThat(pooling(pooler.url(database.name()))).isEqualTo(Pooling.TRANSACTION);
    }
  }

  @Test
  void refusesStatementMode(TestDatabase database) {
    try (var pooler = pooler(database, PoolMode.STATEMENT, 5)) {
      assertThat(opening.failure(pooler.url(database.name()))).isEqualTo(Code.STATEMENT_POOLING);
    }
  }

  @Test
  void goesPastThePoolerWhereTheDirectUrlIsTheSameDatabase(TestDatabase database) {
    try (var pooler = pooler(database, PoolMode.TRANSACTION, 5);
        var target =
            opening.open(
                Map.of(
                    "DATABASE_URL", pooler.url(database.name()), "DIRECT_URL", database.url()))) {
      assertThat(target.server().pooling()).isEqualTo(Pooling.DIRECT);
      assertThat(opening.notices).isEmpty();
    }
  }

  @Test
  void staysWithTheServiceWhereTheDirectUrlIsAnotherDatabase(TestDatabase database) {
    String other = database.name() + "_other";
    database.server().createDatabase(other);
    String otherUrl = database.url().replace(database.name(), other);
    try (var pooler = pooler(database, PoolMode.TRANSACTION, 5);
        var target =
            opening.open(
                Map.of("DATABASE_URL", pooler.url(database.name()), "DIRECT_URL", otherUrl))) {
      assertThat(target.server().database()).isEqualTo(database.name());
      assertThat(opening.notices).singleElement().extracting("code").isEqualTo(Code.OTHER_DATABASE);
    }
  }

  @Test
  void staysWithTheServiceWhereTheDirectUrlDoesNotAnswer(TestDatabase database) {
    try (var target =
        opening.open(
            Map.of(
                "DATABASE_URL",
                database.url(),
                "DIRECT_URL",
                "postgresql://postgres@127.0.0.1:1/" + database.name()))) {
      assertThat(target.server().database()).isEqualTo(database.name());
      assertThat(opening.notices).singleElement().extracting("code").isEqualTo(Code.OTHER_DATABASE);
    }
  }

  private Pooling pooling(String url) {
    try (var target = opening.open(url)) {
      return target.server().pooling();
    }
  }

  private static PgBouncer pooler(TestDatabase database, PoolMode mode, int size) {
    return PgBouncer.start(database.address(), new PgBouncer.Pool(mode, size));
  }
}
