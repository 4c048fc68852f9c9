package dev.interlock.sqlite;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.sqlite.connect.SqliteConnector;
import dev.interlock.sqlite.script.SqliteScriptSplitter;
import dev.interlock.sqlite.session.ForeignLedgerReader;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteUrl;
import java.util.List;
import java.util.Map;

/** SQLite, in the version that the driver includes. */
public final class SqliteDialect implements Dialect {

  @Override
  public String name() {
    return "SQLite";
  }

  @Override
  public boolean speaks(DatabaseUrl url) {
    return url instanceof SqliteUrl;
  }

  @Override
  public ScriptSplitter splitter() {
    return new SqliteScriptSplitter();
  }

  @Override
  public List<String> ledgerOf(MigrationTool tool) {
    return ForeignLedgerReader.sql(tool).create(tool.ledger().table());
  }

  /** Connects to a file. The first write creates a missing one, as with every client of SQLite. */
  @Override
  public Target connect(DatabaseUrl url, ConnectSettings settings) {
    if (url instanceof SqliteUrl sqlite) {
      return new SqliteConnector(sqlite, settings).connect();
    }
    throw new IllegalArgumentException("not an SQLite URL: " + url.redacted());
  }

  /** Returns only the default schema: a file has neither users nor a database name. */
  @Override
  public Map<String, String> sessionNames(DatabaseUrl url, ConnectSettings settings) {
    return Map.of("defaultSchema", "main");
  }

  @Override
  public Shadow shadow(DatabaseUrl url, ConnectSettings settings) {
    if (url instanceof SqliteUrl sqlite) {
      return new SqliteConnector(sqlite, settings).shadow();
    }
    throw new IllegalArgumentException("not an SQLite URL: " + url.redacted());
  }
}
