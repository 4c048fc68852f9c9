package dev.interlock.project.configuration;

import dev.interlock.layout.tool.Alembic;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.layout.tool.GolangMigrate;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.ForeignLedgerSettings.Setting;
import dev.interlock.ledger.TableName;
import dev.interlock.project.files.MigrationFiles;
import dev.interlock.url.CandidateUrl;
import dev.interlock.url.DatabaseUrlChoice;
import dev.interlock.url.UrlOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The ledgers of other tools, as their own settings or Interlock's configuration name them. A tool
 * without such a setting uses its default name and schema, which Interlock looks up anyway.
 */
final class ToolSettings {

  private static final String NONE = "none";

  private final Map<String, String> environment;
  private final Optional<DatabaseUrlChoice> urls;
  private final ToolFiles files;

  private ToolSettings(
      Path folder, Map<String, String> environment, Optional<DatabaseUrlChoice> urls) {
    this.environment = environment;
    this.urls = urls;
    this.files = new ToolFiles(folder, environment);
  }

  static ForeignLedgerSettings of(ConfiguredProject project, MigrationFiles files) {
    return of(
            project.configuration().ledgerTable().map(Configured::value),
            project.folder(),
            project.environment(),
            project.urls())
        .and(alembic(files));
  }

  private static Optional<Setting> alembic(MigrationFiles files) {
    return files
        .versionTable()
        .map(table ->
            new Setting(Optional.of(new Alembic()), List.of(table), "`version_table` of `env.py`"));
  }

  /**
   * Returns the settings from their sources.
   *
   * @param own the value of Interlock's own key
   */
  static ForeignLedgerSettings of(
      Optional<String> own,
      Path folder,
      Map<String, String> environment,
      Optional<DatabaseUrlChoice> urls) {
    return own.map(table ->
            table.equals(NONE)
                ? ForeignLedgerSettings.NONE
                : ForeignLedgerSettings.of(table, "ledger.table"))
        .orElseGet(() -> new ToolSettings(folder, environment, urls).ofTools());
  }

  private ForeignLedgerSettings ofTools() {
    var tables = new ArrayList<Setting>();
    golangMigrate().ifPresent(tables::add);
    MigrationTools.stream().flatMap(tool -> table(tool).stream()).forEach(tables::add);
    flyway().ifPresent(tables::add);
    return new ForeignLedgerSettings(false, tables);
  }

  /**
   * Without {@code x-migrations-table-quoted}, golang-migrate takes the option as one name,
   * whatever characters it contains.
   */
  private Optional<Setting> golangMigrate() {
    Optional<String> table = urlOption("x-migrations-table");
    boolean isQuoted =
        urlOption("x-migrations-table-quoted").filter(ToolSettings::isTrue).isPresent();
    return table.map(name ->
        new Setting(
            Optional.of(new GolangMigrate()),
            isQuoted ? TableName.readings(name) : List.of(TableName.of(name)),
            "x-migrations-table"));
  }

  /** Whether Go reads the text as true. */
  private static boolean isTrue(String text) {
    return List.of("1", "t", "T", "true", "TRUE", "True").contains(text);
  }

  private Optional<String> urlOption(String name) {
    return urls.stream()
        .flatMap(ToolSettings::all)
        .flatMap(url -> UrlOption.of(url, name).stream())
        .filter(Predicate.not(String::isBlank))
        .findFirst();
  }

  private static Stream<CandidateUrl> all(DatabaseUrlChoice urls) {
    return Stream.of(Stream.of(urls.url()), urls.pooled().stream(), urls.unpooled().stream())
        .flatMap(url -> url);
  }

  /** These tools also read a file {@code .env}. */
  private Optional<Setting> table(MigrationTool tool) {
    return tool.tableVariable()
        .flatMap(variable ->
            variable(variable)
                .or(() -> Optional.ofNullable(files.environment().get(variable)))
                .map(text -> new Setting(Optional.of(tool), TableName.readings(text), variable)));
  }

  private Optional<Setting> flyway() {
    Map<String, String> file = files.flyway();
    Optional<String> table =
        first("FLYWAY_TABLE", "SPRING_FLYWAY_TABLE", "QUARKUS_FLYWAY_TABLE")
            .or(() -> Optional.ofNullable(file.get("table")));
    Optional<String> schema =
        first(
                "FLYWAY_DEFAULT_SCHEMA",
                "FLYWAY_SCHEMAS",
                "SPRING_FLYWAY_DEFAULTSCHEMA",
                "SPRING_FLYWAY_DEFAULT_SCHEMA",
                "SPRING_FLYWAY_SCHEMAS",
                "SPRING_FLYWAY_SCHEMAS_0_",
                "QUARKUS_FLYWAY_DEFAULT_SCHEMA",
                "QUARKUS_FLYWAY_SCHEMAS")
            .or(() -> Optional.ofNullable(file.get("defaultSchema")))
            .or(() -> Optional.ofNullable(file.get("schemas")))
            .map(schemas -> schemas.split(",", 2)[0].strip());
    if (table.isEmpty() && schema.isEmpty()) {
      return Optional.empty();
    }
    var name = new TableName(schema, table.orElse(new Flyway().ledger().table()));
    String word =
        table.isPresent() ? "the table of Flyway's settings" : "the schema of Flyway's settings";
    return Optional.of(new Setting(Optional.of(new Flyway()), List.of(name), word));
  }

  private Optional<String> first(String... variables) {
    return Stream.of(variables).flatMap(name -> variable(name).stream()).findFirst();
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty));
  }
}
