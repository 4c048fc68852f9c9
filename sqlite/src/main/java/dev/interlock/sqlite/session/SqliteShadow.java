package dev.interlock.sqlite.session;

import dev.interlock.batch.Batch;
import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Observation;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.ShadowWork;
import dev.interlock.dialect.WorkMeter;
import dev.interlock.dialect.WorkMeter.Part;
import dev.interlock.effect.RowCounts;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.Statement;
import dev.interlock.sqlite.catalog.CatalogReader;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteUpdateListener;

/**
 * An SQLite shadow database. A writer always locks the whole file, so locks are not observed; the
 * update hook counts rows (sqlite.org/c3ref/update_hook.html).
 */
public final class SqliteShadow implements Shadow {

  private static final String ALWAYS = "SQLite";

  private final WorkMeter meter = new WorkMeter();
  private final Session session;
  private final SortedMap<String, RowCounts> rows = new TreeMap<>();
  private boolean inTransaction;

  /**
   * Creates a shadow database, which closes its connection.
   *
   * @param connection in autocommit mode, with a file that has no other user
   */
  public SqliteShadow(SQLiteConnection connection) {
    this.session = new Session(connection);
    connection.addUpdateListener((type, database, table, row) -> count(type, table));
  }

  private void count(SQLiteUpdateListener.Type type, String table) {
    RowCounts one =
        switch (type) {
          case INSERT -> new RowCounts(1, 0, 0);
          case UPDATE -> new RowCounts(0, 1, 0);
          case DELETE -> new RowCounts(0, 0, 1);
        };
    rows.merge(table, one, RowCounts::plus);
  }

  @Override
  public String server() {
    return "SQLite 3";
  }

  @Override
  public Catalog catalog() {
    meter.full(ALWAYS);
    try {
      return meter.ask(Part.CATALOG, () -> session.query(CatalogReader::read, CatalogReader.QUERY));
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, -1);
    }
  }

  @Override
  public Optional<String> unfit(Batch batch) {
    try {
      return new BatchRows(session).unfit(batch);
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, -1);
    }
  }

  @Override
  public ShadowWork work() {
    return meter.total();
  }

  @Override
  public void createLedgerOf(MigrationTool tool) {
    ForeignLedgerReader.sql(tool).create(tool.ledger().table()).forEach(this::execute);
  }

  @Override
  public void watch() {
    rows.clear();
  }

  @Override
  public void begin(Optional<Statement> begin) {
    execute(begin.map(Statement::text).orElse("BEGIN IMMEDIATE"));
    inTransaction = true;
  }

  @Override
  public Observation run(Statement statement) {
    rows.clear();
    execute(statement.text());
    return new Observation(
        Collections.emptySortedMap(),
        Collections.emptySortedSet(),
        Collections.emptySortedSet(),
        rows);
  }

  @Override
  public void commit() {
    execute("COMMIT");
    inTransaction = false;
  }

  /**
   * Rolls back, unless SQLite has already done so after an error
   * (sqlite.org/lang_transaction.html).
   */
  @Override
  public void rollBack() {
    if (inTransaction) {
      inTransaction = false;
      try {
        session.execute("ROLLBACK");
      } catch (SQLException e) {
        // The transaction had already ended.
      }
    }
  }

  /** Restores the default of {@code foreign_keys}, which scripts change and rely on. */
  @Override
  public void forgetSession() {
    execute("PRAGMA foreign_keys = OFF");
  }

  private void execute(String sql) {
    try {
      meter.run(Part.STATEMENTS, () -> session.execute(sql));
    } catch (SQLException e) {
      throw SqliteErrors.failure(e, 0);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
