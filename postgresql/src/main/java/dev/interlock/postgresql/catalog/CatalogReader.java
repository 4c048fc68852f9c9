package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * Reads a whole catalog as of one moment, in a number of queries that does not depend on what the
 * database holds. Everything happens in one read-only transaction and under settings that end with
 * it, so a transaction pooler does no harm and the answers do not depend on the session.
 */
public final class CatalogReader {

  private final BaseConnection connection;
  private final int major;
  private final CatalogScope scope;
  private final RecentTexts texts = new RecentTexts();
  private @Nullable Vocabulary vocabulary;

  /**
   * @param connection in autocommit mode
   * @param major the server's major version, such as 18
   */
  public CatalogReader(BaseConnection connection, int major, CatalogScope scope) {
    this.connection = connection;
    this.major = major;
    this.scope = scope;
  }

  /**
   * What the database holds now.
   *
   * @throws SQLException if any part of it cannot be read; there is no half catalog
   */
  public Catalog read() throws SQLException {
    return readSnapshot().catalog();
  }

  Snapshot readSnapshot() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin());
      try {
        return readAll();
      } finally {
        statement.execute("ROLLBACK");
      }
    }
  }

  /**
   * What the open transaction sees, which goes on as if nobody had looked.
   *
   * @throws SQLException as of {@link #read}
   */
  public Catalog readWithin() throws SQLException {
    return readSnapshotWithin().catalog();
  }

  Snapshot readSnapshotWithin() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT interlock_catalog; " + ReadSettings.everything());
      Snapshot found = readAll();
      statement.execute("ROLLBACK TO interlock_catalog; RELEASE interlock_catalog");
      return found;
    }
  }

  private static String begin() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + ReadSettings.everything();
  }

  /** Everything, under settings that somebody else made. */
  private Snapshot readAll() throws SQLException {
    var namespaces = new Namespaces(scope);
    read(namespaces);
    var assembly = new Assembly();
    var words = new ServerWords();
    Vocabulary vocabulary = vocabulary();
    var sections =
        new ArrayList<Section>(
            new RelationalSections(scope, major).of(assembly, namespaces, vocabulary, words));
    sections.add(new TypeSection(assembly, namespaces, scope, major));
    sections.add(new RoutineSection(assembly, namespaces, scope));
    sections.add(new PublicationSection(assembly, namespaces, scope, major));
    sections.add(new RareSection(assembly, namespaces, major));
    for (Section section : sections) {
      read(section);
    }
    read(words);
    schemas(assembly, namespaces);
    return Snapshot.of(assembly, namespaces, vocabulary);
  }

  /** Every new database has the schema public; it says nothing of what was made in it. */
  private static void schemas(Assembly assembly, Namespaces namespaces) {
    namespaces
        .read()
        .forEach((oid, name) -> {
          if (!Identifier.isDefaultSchema(name)) {
            assembly
                .draft(ObjectId.of(ObjectKind.SCHEMA, name), "pg_namespace", oid)
                .put(Privileges.ATTRIBUTE, namespaces.privileges(oid));
          }
        });
  }

  private Vocabulary vocabulary() throws SQLException {
    Vocabulary read = vocabulary;
    if (read == null) {
      read = new Vocabulary();
      read(read);
      vocabulary = read;
    }
    return read;
  }

  private void read(ServerWords words) throws SQLException {
    if (words.isAsked()) {
      read((Section) words);
      words.requireAll();
    }
  }

  private void read(Section section) throws SQLException {
    CopyOut rows = new CopyManager(connection).copyOut("COPY (" + section.query() + ") TO STDOUT");
    byte[] row = rows.readFromCopy();
    while (row != null) {
      section.take(new Row(row, texts));
      row = rows.readFromCopy();
    }
  }
}
