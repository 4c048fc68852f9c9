package dev.interlock.testkit.contract;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Target;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads catalogs for tests. */
record CatalogReading(Dialect dialect) {

  /** Every setting that affects how a server prints expressions, at an unusual value. */
  private static final List<String> ODD_SETTINGS =
      List.of(
          "DateStyle = 'German, DMY'",
          "IntervalStyle = 'sql_standard'",
          "TimeZone = 'Asia/Kolkata'",
          "extra_float_digits = -10",
          "bytea_output = 'escape'",
          "quote_all_identifiers = on",
          "standard_conforming_strings = off",
          "search_path = elsewhere, public, pg_catalog");

  /** Gives every later session with the database the unusual settings. */
  static void oddly(TestDatabase database) {
    ODD_SETTINGS.forEach(setting ->
        execute(database, "ALTER DATABASE %s SET %s".formatted(database.name(), setting)));
  }

  Catalog read(TestDatabase database, CatalogScope scope) {
    try (var target = target(database.url())) {
      return target.readCatalog(scope);
    }
  }

  Target target(String url) {
    var run = Run.newHolder().run();
    var settings = new ConnectSettings(run, Duration.ofSeconds(10), Optional.empty(), why -> {});
    return dialect.connect(DatabaseUrlParser.parse(url), settings);
  }

  static void execute(TestDatabase database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e.getMessage() + "\n" + sql, e);
    }
  }

  static String resource(String name) {
    try (var resource = CatalogReading.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
