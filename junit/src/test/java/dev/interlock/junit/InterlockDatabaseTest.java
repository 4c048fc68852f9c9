package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

@Tag("B13")
@InterlockDatabase(project = "src/test/projects/tasks")
@SuppressWarnings("NullAway.Init") // the extension sets the fields
final class InterlockDatabaseTest {

  private static final Set<String> SEEN = new HashSet<>();
  private static String ofTheClass = "";

  private final MigratedDatabase ofTheConstructor;

  @InterlockDatabase private MigratedDatabase ofTheField;
  @InterlockDatabase private DataSource source;

  InterlockDatabaseTest(MigratedDatabase database) {
    this.ofTheConstructor = database;
  }

  @BeforeAll
  static void keeps(MigratedDatabase database) throws SQLException {
    database.load("INSERT INTO users (name, display_name) VALUES ('all', 'All')");
    ofTheClass = database.url();
  }

  @BeforeEach
  void fills(MigratedDatabase database) throws SQLException {
    database.load("INSERT INTO users (name, display_name) VALUES ('each', 'Each')");
  }

  @Test
  void isAtTheHead(MigratedDatabase database) {
    database.assertIsHead();
    assertThat(database.position()).isEqualTo("V4");
  }

  @RepeatedTest(3)
  void givesEachTestADatabaseOfItsOwn(MigratedDatabase database) throws SQLException {
    assertThat(SEEN.add(database.url())).isTrue();
    assertThat(database.url()).isNotEqualTo(ofTheClass);
    assertThat(single(database, "SELECT string_agg(name, ',') FROM users")).isEqualTo("each");
  }

  @Test
  void meansOneDatabaseInOneTest(
      MigratedDatabase database,
      DataSource other,
      Connection connection,
      @InterlockDatabase String url)
      throws SQLException {
    assertThat(ofTheField).isSameAs(database).isSameAs(ofTheConstructor);
    database.load("CREATE TABLE mark ()");
    assertThat(count(connection, "SELECT count(*) FROM mark")).isZero();
    for (var each : new DataSource[] {source, other}) {
      try (Connection opened = each.getConnection()) {
        assertThat(count(opened, "SELECT count(*) FROM mark")).isZero();
      }
    }
    try (Connection opened = DriverManager.getConnection(url)) {
      assertThat(count(opened, "SELECT count(*) FROM mark")).isZero();
    }
  }

  @Test
  void aParameterAsksForAnotherPosition(
      MigratedDatabase head, @InterlockDatabase(version = "2") MigratedDatabase second) {
    assertThat(second.position()).isEqualTo("V2");
    assertThat(head.position()).isEqualTo("V4");
    second.assertIsAt("2");
  }

  @Test
  void migratesRowsThatWereLoadedBetween(
      @InterlockDatabase(version = "1") MigratedDatabase database) throws Exception {
    database.load(Path.of("test/users.sql"));
    database.upTo("2");
    database.load("INSERT INTO task (owner, title) SELECT id, ' write ' FROM users");
    database.toHead();

    assertThat(single(database, "SELECT string_agg(display_name, ',' ORDER BY id) FROM users"))
        .isEqualTo("Ann,Bob");
    assertThat(single(database, "SELECT DISTINCT title FROM open_task")).isEqualTo("write");
    database.assertIsHead();
  }

  @Test
  void goesBack(@InterlockDatabase(version = "3") MigratedDatabase database) {
    database.downTo("1");
    database.assertIsAt("1");
    database.downTo("-1");
    database.assertIsAt("base");
  }

  @Test
  void tellsWhatIsNotApplied(@InterlockDatabase(version = "2") MigratedDatabase database) {
    assertThatThrownBy(database::assertIsHead)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(
            "the database is not at V4. It is at V2; not applied: sql/V3__display_name.sql, sql/V4__only_one_way.sql, sql/R__open_tasks.sql.");
  }

  @Test
  void tellsWhatOfTheSchemaDiffers(MigratedDatabase database) throws SQLException {
    database.load("ALTER TABLE users ALTER COLUMN name DROP NOT NULL");
    assertThatThrownBy(database::assertIsHead)
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("the database is not at V4.\nerror[")
        .hasMessageContaining("   = different: column users.name: not null yes -> none (V1)");
  }

  @Test
  void fixesTheZoneOfTheDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT setting FROM pg_db_role_setting, unnest(setconfig) setting, pg_database d WHERE d.oid = setdatabase AND datname = current_database() AND setting LIKE 'TimeZone%'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("TimeZone=UTC");
    }
  }

  static String single(MigratedDatabase database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return String.valueOf(row.getString(1));
    }
  }

  private static long count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
