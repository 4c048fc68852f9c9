package dev.interlock.acceptance.engine;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates databases in the state before a script, as copies of a few templates: one for psql, and
 * one for the engine for each form of the first migration. Not thread-safe.
 */
final class AgreementTemplates {

  private final EmbeddedPostgres server;
  private final String before;
  private final FirstMigration first;
  private final Map<List<String>, String> made = new HashMap<>();
  private int copies;

  /**
   * @param before the statements that psql's databases begin with
   * @param first makes the engine run them as a migration
   */
  AgreementTemplates(EmbeddedPostgres server, String before, FirstMigration first) {
    this.server = server;
    this.before = before;
    this.first = first;
  }

  /** Applies the migration before a script. */
  @FunctionalInterface
  interface FirstMigration {
    void apply(AgreementCase one, TestDatabase database) throws IOException;
  }

  /** Creates a database for psql to run a script on; close it to drop it. */
  TestDatabase forPsql() throws SQLException {
    List<String> key = List.of();
    String template = made.get(key);
    if (template == null) {
      template = template(key);
      try (var connection = server.connect(template);
          var statement = connection.createStatement()) {
        statement.execute(before);
      }
    }
    return copy(template);
  }

  /**
   * Creates a database with a ledger, for the engine to run this script on; close it to drop it.
   */
  TestDatabase forEngine(AgreementCase one) throws IOException {
    List<String> key = List.of(one.firstPath(), one.first(before));
    String template = made.get(key);
    if (template == null) {
      template = template(key);
      first.apply(one, new TestDatabase(template, server));
    }
    return copy(template);
  }

  private String template(List<String> key) {
    String name = "agreement_template_" + made.size();
    server.createDatabase(name);
    made.put(key, name);
    return name;
  }

  private TestDatabase copy(String template) {
    String name = "agreement_" + ++copies;
    server.createDatabase(name, template);
    return new TestDatabase(name, server);
  }
}
