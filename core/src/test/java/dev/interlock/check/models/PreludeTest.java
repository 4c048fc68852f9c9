package dev.interlock.check.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.script.Script;
import dev.interlock.script.TinySplitter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreludeTest {

  private static final Catalog MADE =
      Catalog.of(List.of(CatalogObject.of(ObjectId.of(ObjectKind.SCHEMA, "app"), Map.of())));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE app.t (id int)",
        "-- create schema app first\nCREATE TABLE app.t (id int)",
        "COMMENT ON TABLE t IS 'after create schema'",
        "CREATE FUNCTION f() AS $$ create schema app $$"
      })
  void createsTheSchemaThatTheModelsPresuppose(String ddl) {
    assertThat(statements(ddl)).containsExactly("CREATE SCHEMA app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create  schema app",
        "CREATE /* ours */ SCHEMA app",
        "DO $$ BEGIN EXECUTE 'CREATE SCHEMA app'; END $$"
      })
  void leavesItToTheModelsThatCreateIt(String ddl) {
    assertThat(statements(ddl)).isEmpty();
  }

  private static List<String> statements(String ddl) {
    return Prelude.statements(MADE, List.of(Script.of("models.sql", ddl, new TinySplitter())));
  }
}
