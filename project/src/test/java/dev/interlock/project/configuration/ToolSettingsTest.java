package dev.interlock.project.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.layout.tool.Dbmate;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.GolangMigrate;
import dev.interlock.layout.tool.Goose;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.TableName;
import dev.interlock.url.DatabaseUrlChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tool's own setting names its ledger (F2). */
class ToolSettingsTest {

  private final Path folder;

  ToolSettingsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void saysNothingWhereNothingIsSet() {
    assertThat(of(Map.of())).isEqualTo(ForeignLedgerSettings.UNSET);
  }

  @Test
  void readsGolangMigratesOptionOfTheUrlAsOneName() {
    assertThat(only(new GolangMigrate(), url("?x-migrations-table=a.b")))
        .containsExactly(TableName.of("a.b"));
  }

  @Test
  void readsGolangMigratesQuotedOption() {
    assertThat(
            only(
                new GolangMigrate(),
                url("?x-migrations-table=%22Ops.Team%22.%22m%22&x-migrations-table-quoted=1")))
        .containsExactly(new TableName(Optional.of("Ops.Team"), "m"));
  }

  @Test
  void readsDbmatesAndGoosesVariables() {
    assertThat(only(new Dbmate(), Map.of("DBMATE_MIGRATIONS_TABLE", "ops.versions")))
        .containsExactly(
            new TableName(Optional.of("ops"), "versions"), TableName.of("ops.versions"));
    assertThat(only(new Goose(), Map.of("GOOSE_TABLE", "goose")))
        .containsExactly(TableName.of("goose"));
  }

  @Test
  void readsTheirFileWithVariables() throws IOException {
    write(".env", "# tools\nexport GOOSE_TABLE='my_goose'\n");
    assertThat(only(new Goose(), Map.of())).containsExactly(TableName.of("my_goose"));
  }

  @Test
  void readsFlywaysVariables() {
    assertThat(only(new Flyway(), Map.of("FLYWAY_TABLE", "Versions", "FLYWAY_SCHEMAS", "a, b")))
        .containsExactly(new TableName(Optional.of("a"), "Versions"));
    assertThat(only(new Flyway(), Map.of("FLYWAY_DEFAULT_SCHEMA", "app")))
        .containsExactly(new TableName(Optional.of("app"), "flyway_schema_history"));
    assertThat(only(new Flyway(), Map.of("SPRING_FLYWAY_TABLE", "versions")))
        .containsExactly(TableName.of("versions"));
  }

  @Test
  void readsFlywaysFiles() throws IOException {
    write("flyway.conf", "flyway.table=from_conf\nflyway.schemas=one,two\n");
    assertThat(only(new Flyway(), Map.of()))
        .containsExactly(new TableName(Optional.of("one"), "from_conf"));
    write(
        "flyway.toml",
        """
        [environments.default]
        url = "jdbc:postgresql://localhost/app"
        [flyway]
        table = "from_toml" # a comment
        schemas = ["three", "four"]
        """);
    assertThat(only(new Flyway(), Map.of()))
        .containsExactly(new TableName(Optional.of("three"), "from_toml"));
  }

  @Test
  void readsSpringsProperties() throws IOException {
    write(
        "src/main/resources/application.properties",
        "spring.flyway.table=versions\nspring.flyway.default-schema=app\n");
    assertThat(only(new Flyway(), Map.of()))
        .containsExactly(new TableName(Optional.of("app"), "versions"));
  }

  @Test
  void prefersOurKeyToAllOfThem() {
    var environment = Map.of("GOOSE_TABLE", "goose");
    var own = ToolSettings.of(Optional.of("a.b"), folder, environment, Optional.empty());
    assertThat(own.tables()).hasSize(1);
    assertThat(own.tables().getFirst().tool()).isEmpty();
    assertThat(ToolSettings.of(Optional.of("none"), folder, environment, Optional.empty()).none())
        .isTrue();
  }

  private static Map<String, String> url(String query) {
    return Map.of("DATABASE_URL", "postgresql://u@localhost/app" + query);
  }

  private List<TableName> only(MigrationTool tool, Map<String, String> environment) {
    var tables = of(environment).tables();
    assertThat(tables).hasSize(1);
    assertThat(tables.getFirst().tool()).contains(tool);
    return tables.getFirst().names();
  }

  private ForeignLedgerSettings of(Map<String, String> environment) {
    return ToolSettings.of(
        Optional.empty(),
        folder,
        environment,
        DatabaseUrlChoice.choose(Optional.empty(), environment));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
