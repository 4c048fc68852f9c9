package dev.interlock.postgresql.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.RunId;
import dev.interlock.testkit.PgBouncer;
import dev.interlock.testkit.PoolMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.PostgresqlUrl;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shadow databases on a server that others use too. */
@ExtendWith(PostgresExtension.class)
class ShadowDatabaseServerTest {

  private static final String OLD = "interlock_scratch_20200101000000_0123abcd_1";
  private static final String IN_USE = "interlock_scratch_20200101000000_0123abcd_2";
  private static final String NEW = "interlock_scratch_29990101000000_0123abcd_1";
  private static final String NOT_OURS = "interlock_scratch_20200101000000_of_somebody";

  private final List<String> mine = new ArrayList<>();
  private TestDatabase database;

  @BeforeEach
  void use(TestDatabase given) {
    database = given;
  }

  @AfterEach
  void dropMine() {
    mine.forEach(name -> database.server().dropDatabase(name));
  }

  @Test
  void dropsWhatItMade() throws SQLException {
    PostgresqlUrl first;
    PostgresqlUrl second;
    try (var server = ShadowDatabaseServer.open(url(database.url()), settings(), true)) {
      first = server.create();
      second = server.create();
      assertThat(first.searchPath()).isEmpty();
      assertThat(names()).contains(name(first), name(second));
    }
    assertThat(names()).doesNotContain(name(first), name(second));
  }

  // Seals are made under fixed settings, whatever the server's configuration (S3).
  @Test
  void readsLiteralsUnderFixedSettings() throws SQLException {
    try (var server = ShadowDatabaseServer.open(url(database.url()), settings(), false)) {
      PostgresqlUrl first = server.create();
      for (PostgresqlUrl made : List.of(first, server.copyOf(first))) {
        try (var connection = database.server().connect(name(made));
            var statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "SELECT setconfig FROM pg_db_role_setting JOIN pg_database d"
                        + " ON d.oid = setdatabase WHERE datname = current_database()")) {
          row.next();
          assertThat(row.getString(1))
              .isEqualTo("{TimeZone=UTC,\"DateStyle=ISO, MDY\",IntervalStyle=postgres}");
        }
      }
    }
  }

  @Test
  void dropsADatabaseWithASession() throws SQLException {
    var server = ShadowDatabaseServer.open(url(database.url()), settings(), true);
    PostgresqlUrl made = server.create();
    try (var user = database.server().connect(name(made))) {
      server.close();
      assertThat(user.isValid(5)).isFalse();
    }
    assertThat(names()).doesNotContain(name(made));
  }

  @Test
  void dropsOldLeftOversWithoutASession() throws SQLException {
    for (String name : List.of(OLD, IN_USE, NEW, NOT_OURS)) {
      database.server().createDatabase(name);
      mine.add(name);
    }
    try (var user = database.server().connect(IN_USE)) {
      ShadowDatabaseServer.open(url(database.url()), settings(), true).close();
      assertThat(user.isValid(5)).isTrue();
      assertThat(names()).doesNotContain(OLD).contains(IN_USE, NEW, NOT_OURS);
    }
  }

  @Test
  void tellsARoleThatMayNot() throws SQLException {
    run("DO $$ BEGIN CREATE ROLE scratchless LOGIN; EXCEPTION WHEN duplicate_object THEN END $$");
    Finding finding = refusal(database.url().replace("postgres@", "scratchless@"));
    assertThat(finding.code()).isEqualTo(Code.SHADOW_NOT_ALLOWED);
    assertThat(finding.message()).contains("`scratchless`");
  }

  @Test
  void refusesAPooler() {
    try (var pooler =
        PgBouncer.start(database.address(), new PgBouncer.Pool(PoolMode.TRANSACTION, 5))) {
      assertThat(refusal(pooler.url(database.name())).code()).isEqualTo(Code.SHADOW_POOLED);
    }
  }

  @Test
  void tellsWhyItCannotConnect() {
    assertThat(refusal(database.url() + "_absent").code()).isEqualTo(Code.DATABASE_MISSING);
  }

  private static Finding refusal(String url) {
    return catchThrowableOfType(
            Failure.Unavailable.class,
            () -> ShadowDatabaseServer.open(url(url), settings(), true).close())
        .findings()
        .getFirst();
  }

  private static PostgresqlUrl url(String url) {
    return (PostgresqlUrl) DatabaseUrlParser.parse(url);
  }

  private static String name(PostgresqlUrl url) {
    return url.database().orElseThrow();
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(
        new RunId("0123abcd"), Duration.ofMillis(300), Optional.empty(), why -> {});
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> names() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT datname FROM pg_database")) {
      var names = new ArrayList<String>();
      while (row.next()) {
        names.add(row.getString(1));
      }
      return names;
    }
  }
}
