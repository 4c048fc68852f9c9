package dev.interlock.postgresql;

import dev.interlock.catalog.Wording;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.postgresql.catalog.PostgresWording;
import dev.interlock.postgresql.catalog.SessionReading;
import dev.interlock.postgresql.catalog.SessionWording;
import dev.interlock.postgresql.connect.DatabaseCreation;
import dev.interlock.postgresql.connect.PostgresConnector;
import dev.interlock.postgresql.ledger.ForeignTables;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import dev.interlock.postgresql.shadow.ShadowServer;
import dev.interlock.postgresql.shadow.StubSplitter;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.PostgresqlUrl;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** PostgreSQL 13 and newer, and servers that share its protocol and system catalogs. */
public final class PostgresDialect implements Dialect {

  private final ShadowServer shadows;

  public PostgresDialect() {
    this(ShadowServer.OWN);
  }

  private PostgresDialect(ShadowServer shadows) {
    this.shadows = shadows;
  }

  /**
   * Returns the dialect of a shadow server with stubs in place of extensions. Its statements differ
   * from those for a database with the extensions.
   */
  public static PostgresDialect onStubs() {
    return new PostgresDialect(ShadowServer.OWN_WITH_STUBS);
  }

  /** Returns the dialect whose shadow databases are on a server that others use too. */
  public static PostgresDialect onSharedServer() {
    return new PostgresDialect(ShadowServer.SHARED);
  }

  @Override
  public String name() {
    return "PostgreSQL";
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return url instanceof PostgresqlUrl;
  }

  @Override
  public ScriptSplitter splitter() {
    var splitter = new PostgresScriptSplitter();
    return shadows == ShadowServer.OWN_WITH_STUBS ? new StubSplitter(splitter) : splitter;
  }

  @Override
  public List<String> ledgerOf(MigrationTool tool) {
    return ForeignTables.sql(tool).create(tool.ledger().table());
  }

  @Override
  public Wording wording(Collection<String> servers) {
    return new SessionWording(PostgresWording.of(servers), SessionReading.FIXED);
  }

  @Override
  public Target connect(DatabaseUrl url, ConnectSettings settings) {
    if (url instanceof PostgresqlUrl postgres) {
      return new PostgresConnector(postgres, settings).connect();
    }
    throw new IllegalArgumentException("not a PostgreSQL URL: " + url.redacted());
  }

  @Override
  public boolean createIfMissing(DatabaseUrl url, ConnectSettings settings) {
    return url instanceof PostgresqlUrl postgres
        && new DatabaseCreation(postgres, settings).ensure();
  }

  @Override
  public Map<String, String> sessionNames(DatabaseUrl url, ConnectSettings settings) {
    return url instanceof PostgresqlUrl postgres
        ? new PostgresConnector(postgres, settings).sessionNames()
        : Map.of();
  }

  @Override
  public Shadow shadow(DatabaseUrl url, ConnectSettings settings) {
    if (url instanceof PostgresqlUrl postgres) {
      return new PostgresConnector(postgres, settings).shadow(shadows);
    }
    throw new IllegalArgumentException("not a PostgreSQL URL: " + url.redacted());
  }
}
