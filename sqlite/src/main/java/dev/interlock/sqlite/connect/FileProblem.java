package dev.interlock.sqlite.connect;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** The reason why a file cannot be migrated. SQLite reports most of them as "unable to open". */
final class FileProblem {

  private FileProblem() {}

  /**
   * Checks for the problems that SQLite does not distinguish.
   *
   * @param mayCreate whether a missing file is created
   * @throws Failure.Unavailable if the file cannot be a writable database
   */
  static void check(Path file, boolean mayCreate) {
    Path folder = file.getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw unavailable(
          Code.CONNECTION_FAILED,
          "`%s` is a folder, not a database.".formatted(file),
          "Name the database file in the URL.");
    }
    if (!Files.isDirectory(folder)) {
      throw unavailable(
          Code.DATABASE_MISSING,
          "the folder `%s` of the database file does not exist.".formatted(folder),
          "Create the folder, mount the volume, or correct the path in the URL.");
    }
    if (!mayCreate && !Files.exists(file)) {
      throw unavailable(
          Code.DATABASE_MISSING,
          "the database file `%s` does not exist, and the URL has `mode=rw`.".formatted(file),
          "Create it, or write `mode=rwc`.");
    }
    if (!Files.exists(file) && !Files.isWritable(folder)) {
      throw unavailable(
          Code.READ_ONLY_SERVER,
          "`%s` does not exist, and this process may not write to its folder.".formatted(file),
          "Mount the volume for writing, or make this user the owner of the file and its folder.");
    }
  }

  /** Returns the failure for SQLite's error on the first read of the file. */
  static Failure of(Path file, SQLException cause) {
    boolean another = cause.getErrorCode() == SQLiteErrorCode.SQLITE_NOTADB.code;
    String message =
        another
            ? "`%s` is not an SQLite database, or it is encrypted.".formatted(file)
            : "`%s` cannot be opened.".formatted(file);
    var finding =
        Finding.error(Code.CONNECTION_FAILED, message).note(String.valueOf(cause.getMessage()));
    return new Failure.Unavailable(
        another ? finding.help("Correct the path in the URL.") : finding, cause);
  }

  static Failure ambiguous(SqliteUrl url, Path absolute, Path relative) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.BAD_URL,
                "`%s` is `%s` to sqlx, Rails and Go, and `%s` to SQLAlchemy, so it is unknown which is meant."
                    .formatted(url.redacted(), absolute, relative))
            .help(
                "Set `INTERLOCK_DATABASE` to `sqlite:///%s` or `sqlite:///%s`, or name the tool by `layout`."
                    .formatted(absolute, relative)));
  }

  static Failure inMemory() {
    return new Failure.Misconfigured(
        Finding.error(
                Code.BAD_URL,
                "a database in memory ends with its connection, so no migration of it would last.")
            .help("Name a file: `sqlite:app.db`."));
  }

  static Failure ledgerSchema(String schema) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.BAD_VALUE,
                "SQLite has no schemas, so the ledger cannot be in `%s`.".formatted(schema))
            .help("Remove the ledger's schema from the configuration."));
  }

  private static Failure unavailable(Code code, String message, String help) {
    return new Failure.Unavailable(Finding.error(code, message).help(help));
  }
}
