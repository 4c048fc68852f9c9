package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.GolangMigrate;
import dev.interlock.layout.tool.MigrationTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that other tools, with one session for all files, would have kept for the next file. */
class LeftSettingTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET search_path = app, public; | WARNING search_path",
        "set session search_path to app; SET SCHEMA 'app'; | WARNING search_path",
        "SELECT pg_catalog.set_config('search_path', '', false); | WARNING search_path",
        "SET ROLE owner; | WARNING role",
        "SET SESSION AUTHORIZATION owner; | WARNING session authorization",
        "SET TIME ZONE 'UTC'; SET statement_timeout = 0; | NOTE statement_timeout, NOTE timezone",
        "BEGIN; SET search_path = app; COMMIT; | WARNING search_path",
        "SET search_path = app; RESET search_path; | ''",
        "SET search_path = app; SET search_path TO DEFAULT; | ''",
        "SET ROLE a; SET timezone = 'UTC'; RESET ALL; | ''",
        "SET LOCAL search_path = app; SELECT set_config('search_path', 'app', true); | ''",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = app AS 'SELECT 1'; | ''",
        "SET /* here */ search_path = app; | WARNING search_path",
        "SET /* to /* this */ = */\tsearch_path = app; | WARNING search_path",
        "SET SESSION/**/AUTHORIZATION owner; | WARNING session authorization",
        "SET U&\"search\\005Fpath\" = app; | WARNING search_path",
        "SET \"my\".\"setting\" = 1; | NOTE my.setting",
        "SET XML OPTION DOCUMENT; | NOTE xmloption",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY; | NOTE default_transaction_read_only",
        "SET search_path = app; RESET /* it */ search_path; | ''",
        "SET search_path = app; SET search_path TO /* the */ DEFAULT; | ''",
        "SET ROLE a; DISCARD /* them */ ALL; | ''",
        "SELECT /* not set_config('role', */ set_config('search_path', '', false); | WARNING search_path",
        "SELECT 'set_config(''role'', ', set_config($$search_path$$, '', false); | WARNING search_path",
        "SELECT set_config('role', 'a', true), set_config('timezone', 'UTC', false); | NOTE timezone",
        "SELECT set_config('timezone', 'UTC', false), set_config('role', 'a', false); | WARNING role, NOTE timezone",
        "ALTER TABLE t SET (fillfactor = 10); | ''"
      })
  void findsWhatAFileLeavesBehind(String sql, String expected) throws IOException {
    write("1_a.up.sql", sql);
    write("2_b.up.sql", "SELECT 1;");
    assertThat(left(new GolangMigrate())).isEqualTo(expected);
  }

  @Test
  void saysNothingOfTheLastFile() throws IOException {
    write("1_a.up.sql", "SELECT 1;");
    write("2_b.up.sql", "SET search_path = app;");
    assertThat(left(new GolangMigrate())).isEmpty();
  }

  /** The settings that Connection.restoreOriginalState and changeCurrentSchemaTo restore. */
  @Test
  void knowsWhatFlywayPutsBack() throws IOException {
    write("V1__a.sql", "SET search_path = app; SET ROLE owner; SET timezone = 'UTC';");
    write("V2__b.sql", "SELECT 1;");
    assertThat(left(new Flyway())).isEqualTo("NOTE timezone");
  }

  private String left(MigrationTool tool) {
    History history =
        new LayoutReader(folder, new PostgresScriptSplitter(), Optional.of(tool))
            .read(List.of(folder));
    return String.join(
        ", ",
        history.audit().stream()
            .filter(finding -> finding.code() == Code.SETTING_LEFT)
            .map(LeftSettingTest::shown)
            .toList());
  }

  private static String shown(Finding finding) {
    return finding.severity()
        + " "
        + finding.message().replaceFirst("(?s).*leaves `([^`]*)`.*", "$1");
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(folder.resolve(name), sql);
  }
}
