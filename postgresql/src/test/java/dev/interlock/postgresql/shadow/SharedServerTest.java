package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.postgresql.connect.ShadowDatabaseServer;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.PostgresqlUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shadow database on a shared server changes nothing outside itself, whatever a migration
 * contains and however it is written (H1). The test has a server of its own, because tests that run
 * at the same time change objects outside their database too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SharedServerTest {

  private static final String STATE =
      """
      SELECT (SELECT string_agg(a::text, ',' ORDER BY rolname) FROM pg_authid a),
        (SELECT string_agg(m::text, ',' ORDER BY m::text) FROM pg_auth_members m),
        (SELECT string_agg(s::text, ',' ORDER BY s::text) FROM pg_db_role_setting s
          WHERE setdatabase IN (SELECT oid FROM pg_database
            WHERE datname NOT LIKE 'interlock_scratch%') OR setdatabase = 0),
        (SELECT string_agg((datname, datdba, datacl)::text, ',' ORDER BY datname) FROM pg_database
          WHERE datname NOT LIKE 'interlock_scratch%'),
        (SELECT string_agg(spcname, ',' ORDER BY spcname) FROM pg_tablespace),
        (SELECT string_agg(d::text, ',' ORDER BY d::text) FROM pg_shdescription d
          WHERE description LIKE '%shared%'),
        (SELECT string_agg(slot_name, ',' ORDER BY slot_name) FROM pg_replication_slots),
        (SELECT string_agg(roname, ',' ORDER BY roname) FROM pg_replication_origin),
        (SELECT string_agg(subname, ',' ORDER BY subname) FROM pg_subscription),
        (SELECT string_agg(name || setting, ',' ORDER BY name, setting) FROM pg_file_settings
          WHERE sourcefile LIKE '%auto.conf')\
      """;

  private final PostgresServers servers = PostgresServers.ofBuild();
  private TestDatabase database;
  @TempDir private Path folder;

  @AfterAll
  void stop() {
    servers.close();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @BeforeEach
  void create() throws SQLException {
    database = servers.database();
    run(
        "DO $$ BEGIN CREATE ROLE shared_victim; EXCEPTION WHEN duplicate_object THEN END $$",
        "DO $$ BEGIN CREATE ROLE shared_group; EXCEPTION WHEN duplicate_object THEN END $$");
  }

  private static final List<String> OUTSIDE =
      List.of(
          "CREATE ROLE shared_new LOGIN PASSWORD 'x'",
          "CREATE USER shared_new",
          "create /* a */ group shared_new",
          "DROP ROLE IF EXISTS shared_victim",
          "DROP USER shared_victim",
          "ALTER ROLE shared_victim SUPERUSER",
          "ALTER ROLE shared_victim SET work_mem = '1MB'",
          "ALTER ROLE ALL SET work_mem = '1MB'",
          "ALTER USER shared_victim PASSWORD 'y'",
          "ALTER GROUP shared_group ADD USER shared_victim",
          "GRANT shared_group TO shared_victim",
          "GRANT pg_read_all_data TO shared_victim WITH ADMIN OPTION",
          "REVOKE shared_group FROM shared_victim",
          "ALTER SYSTEM SET work_mem = '1MB'",
          "ALTER SYSTEM RESET ALL",
          "ALTER DATABASE template1 SET work_mem = '1MB'",
          "ALTER DATABASE template1 CONNECTION LIMIT 5",
          "CREATE DATABASE shared_new",
          "DROP DATABASE IF EXISTS shared_new",
          "CREATE TABLESPACE shared_new LOCATION '/tmp'",
          "COMMENT ON ROLE shared_victim IS 'shared'",
          "COMMENT ON DATABASE template1 IS 'shared'",
          "GRANT CONNECT ON DATABASE template1 TO shared_victim",
          "REVOKE ALL ON DATABASE template1 FROM PUBLIC",
          "REASSIGN OWNED BY shared_victim TO shared_group",
          "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (connect = false)",
          "DO $$ BEGIN CREATE ROLE shared_new; END $$",
          "DO $$ BEGIN EXECUTE 'CREATE' || ' ROLE shared_new'; END $$",
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', 'template1'); END $$",
          "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'shared_new') THEN"
              + " CREATE ROLE shared_new; GRANT shared_group TO shared_new; END IF; END $$",
          "DO $$ BEGIN DROP ROLE shared_victim; EXCEPTION WHEN OTHERS THEN NULL; END $$",
          "SELECT pg_create_physical_replication_slot('shared_slot')",
          "SELECT pg_replication_origin_create('shared_origin')",
          "SELECT pg_reload_conf()",
          "DO $$ BEGIN PERFORM pg_reload_conf(); END $$",
          "DO $$ BEGIN EXECUTE 'SELECT pg_create_physical' || '_replication_slot(''shared_slot'')'; END $$",
          "COPY (SELECT 1) TO PROGRAM 'cat > /tmp/interlock-shared-test'",
          "COPY (SELECT 1) TO '/tmp/interlock-shared-test'");

  private static final List<String> REFUSED =
      List.of(
          "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN CREATE ROLE shared_new;"
              + " RETURN 1; END $$; CREATE TABLE b AS SELECT f();",
          "DO $$ BEGIN CREATE TABLE b (id int); EXECUTE 'CREATE ' || 'ROLE shared_new'; END $$;",
          "DO $$ BEGIN COMMIT; EXECUTE 'CREATE ROLE ' || 'shared_new'; END $$;",
          "DO $$ BEGIN COMMIT; CREATE ROLE shared_new; END $$;",
          "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; DROP ROLE shared_victim; END $$;"
              + " CALL p();",
          "CREATE TABLE t (id int); CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN CREATE ROLE shared_new; RETURN NULL; END $$; CREATE CONSTRAINT TRIGGER c"
              + " AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION g();"
              + " INSERT INTO t VALUES (1);");

  @Test
  void leavesOutWhatReachesOutside() throws SQLException {
    List<String> before = state();
    var files = new ScriptFolder(folder);
    for (int i = 0; i < OUTSIDE.size(); i++) {
      files.write(
          "V%d__one.sql".formatted(i + 1),
          "CREATE TABLE a%1$d (id int);\n%2$s;\nCREATE TABLE b%1$d (id int);\n"
              .formatted(i, OUTSIDE.get(i)));
    }
    Replay.Outcome outcome = replay(files);
    assertThat(state()).isEqualTo(before);
    assertThat(Path.of("/tmp/interlock-shared-test")).doesNotExist();
    assertThat(outcome.obstacle()).isEmpty();
    assertThat(outcome.findings()).extracting(Finding::code).containsOnly(Code.OUTSIDE_SHADOW);
    for (int i = 0; i < OUTSIDE.size(); i++) {
      assertThat(outcome.seen().get(i).findings()).as(OUTSIDE.get(i)).hasSize(1);
      assertThat(outcome.seen().get(i).effect().changes()).as(OUTSIDE.get(i)).hasSize(4);
    }
  }

  @Test
  void refusesWhatItCannotTakeBackAlone() throws SQLException {
    List<String> before = state();
    for (int i = 0; i < REFUSED.size(); i++) {
      Path one = folder.resolve("refused" + i);
      Replay.Outcome outcome = replay(new ScriptFolder(one).write("V1__one.sql", REFUSED.get(i)));
      assertThat(state()).as(REFUSED.get(i)).isEqualTo(before);
      assertThat(outcome.obstacle())
          .as(REFUSED.get(i))
          .map(Finding::code)
          .contains(Code.OUTSIDE_SHADOW);
      assertThat(outcome.obstacle().orElseThrow().toString()).contains("own:URL");
    }
  }

  @Test
  void goesOnWithoutTheRolesThatItDidNotMake() throws SQLException {
    List<String> before = state();
    Replay.Outcome outcome =
        replay(
            """
            CREATE ROLE shared_new;
            CREATE TABLE a (id int);
            GRANT SELECT ON a TO shared_new;
            ALTER TABLE a OWNER TO shared_new;
            ALTER DEFAULT PRIVILEGES FOR ROLE shared_new GRANT SELECT ON TABLES TO shared_new;
            CREATE TABLE b (id int);
            """);
    assertThat(state()).isEqualTo(before);
    assertThat(outcome.obstacle()).isEmpty();
    assertThat(outcome.findings()).hasSize(4);
  }

  @Test
  void runsWhatStaysInside() throws SQLException {
    Replay.Outcome outcome =
        replay(
            """
            CREATE TYPE mood AS ENUM ('a');
            ALTER TYPE mood ADD VALUE 'b';
            CREATE TABLE a (id int, m mood DEFAULT 'b');
            SAVEPOINT mine;
            INSERT INTO a SELECT 1;
            RELEASE mine;
            DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', current_database()); END $$;
            GRANT SELECT ON a TO shared_group;
            ALTER TABLE a OWNER TO shared_victim;
            CREATE INDEX CONCURRENTLY i ON a (id);
            DO $$ BEGIN FOR i IN 1..3 LOOP UPDATE a SET id = i; COMMIT; END LOOP; END $$;
            VACUUM a;
            """);
    assertThat(outcome.findings()).isEmpty();
  }

  private Replay.Outcome replay(String script) {
    return replay(new ScriptFolder(folder).write("V1__one.sql", script));
  }

  private Replay.Outcome replay(ScriptFolder files) {
    try (var server = ShadowDatabaseServer.open(url(), settings(), true);
        var shadow = PostgresDialect.onSharedServer().shadow(server.create(), settings())) {
      return Replay.of(files.history(), shadow).orElseThrow();
    }
  }

  private PostgresqlUrl url() {
    return (PostgresqlUrl) DatabaseUrlParser.parse(database.url());
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(
        new RunId("0123abcd"), Duration.ofSeconds(5), Optional.empty(), why -> {});
  }

  private List<String> state() throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      var state = new ArrayList<String>();
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        state.add(String.valueOf(row.getString(i)));
      }
      return state;
    }
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
