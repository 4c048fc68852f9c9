package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  /** Printing a view takes its tables' locks; who waits for long holds up others. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** Whatever decides how the server prints an expression; pg_dump sets much the same. */
  private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

  static {
    SETTINGS.put("search_path", "pg_catalog, pg_temp");
    SETTINGS.put("DateStyle", "ISO, YMD");
    SETTINGS.put("IntervalStyle", "postgres");
    SETTINGS.put("TimeZone", "UTC");
    SETTINGS.put("extra_float_digits", "1");
    SETTINGS.put("bytea_output", "hex");
    SETTINGS.put("xmloption", "content");
    SETTINGS.put("lc_monetary", "C");
    SETTINGS.put("quote_all_identifiers", "off");
    SETTINGS.put("standard_conforming_strings", "on");
    SETTINGS.put("jit", "off");
    SETTINGS.put("statement_timeout", "0");
    SETTINGS.put("lock_timeout", LOCK_TIMEOUT.toMillis() + "ms");
  }

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
    return within(this::readAll).catalog();
  }

  /** Something that is read under the settings. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException;
  }

  /** Reads in the open transaction, which goes on as if nobody had looked. */
  <T> T within(Reading<T> reading) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SAVEPOINT interlock_catalog; " + settings());
      T found = reading.read();
      statement.execute("ROLLBACK TO interlock_catalog; RELEASE interlock_catalog");
      return found;
    }
  }

  private static String begin() {
    return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; " + settings();
  }

  private static String settings() {
    return SETTINGS.entrySet().stream()
        .map(setting ->
            "pg_catalog.set_config('%s', '%s', true)"
                .formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  /** Everything, under settings that somebody else made. */
  Snapshot readAll() throws SQLException {
    var namespaces = new Namespaces(scope);
    read(namespaces);
    var assembly = new Assembly();
    var words = new ServerWords();
    Vocabulary vocabulary = vocabulary();
    var constraints = new ConstraintSection(assembly, namespaces, vocabulary, words, major);
    List<Section> sections =
        List.of(
            new CommentSection(assembly),
            new RelationSection(assembly, namespaces, scope),
            new ColumnSection(assembly, namespaces, vocabulary, scope, major),
            new SequenceSection(assembly, namespaces, vocabulary, scope),
            new DefaultSection(assembly, words),
            constraints,
            new IndexSection(assembly, namespaces, vocabulary, constraints, words, major),
            new TypeSection(assembly, namespaces, scope, major),
            new RoutineSection(assembly, namespaces, scope),
            new TriggerSection(assembly, namespaces),
            new PublicationSection(assembly, namespaces, scope, major),
            new RareSection(assembly, namespaces, major));
    for (Section section : sections) {
      read(section);
    }
    read(words);
    schemas(assembly, namespaces);
    return Snapshot.of(assembly, namespaces);
  }

  /**
   * Some relations with all that is theirs.
   *
   * @param relations identifiers as an SQL list
   * @param before a look at everything, whose schemas are still there
   */
  Snapshot readSome(String relations, Snapshot before) throws SQLException {
    Namespaces namespaces = before.namespaces();
    var assembly = new Assembly();
    before.renames().forEach(assembly::rename);
    var words = new ServerWords();
    Vocabulary vocabulary = vocabulary();
    var constraints = new ConstraintSection(assembly, namespaces, vocabulary, words, major);
    read(new CommentSection(assembly));
    List<RelationalSection> sections =
        List.of(
            new RelationSection(assembly, namespaces, scope),
            new ColumnSection(assembly, namespaces, vocabulary, scope, major),
            new SequenceSection(assembly, namespaces, vocabulary, scope),
            new DefaultSection(assembly, words),
            constraints,
            new IndexSection(assembly, namespaces, vocabulary, constraints, words, major),
            new TriggerSection(assembly, namespaces));
    for (RelationalSection section : sections) {
      read(section, section.query(relations));
    }
    read(words);
    return Snapshot.of(assembly, namespaces);
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
    read(section, section.query());
  }

  private void read(Section section, String query) throws SQLException {
    CopyOut rows = new CopyManager(connection).copyOut("COPY (" + query + ") TO STDOUT");
    byte[] row = rows.readFromCopy();
    while (row != null) {
      section.take(new Row(row, texts));
      row = rows.readFromCopy();
    }
  }
}
