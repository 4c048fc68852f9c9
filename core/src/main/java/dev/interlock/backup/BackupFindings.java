package dev.interlock.backup;

import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.backup.BackupFailed;
import dev.interlock.dialect.backup.NotRestored;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.plan.PlannedMigration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Findings about backups that cannot be taken, read or put back. */
public final class BackupFindings {

  private static final String WITHOUT =
      "To run it without a backup, set `--backup off` for this run.";

  private static final int MOST = 10;

  private BackupFindings() {}

  /** Returns the finding for rows that could not be saved, so that nothing was dropped. */
  public static Finding failed(PlannedMigration migration, BackupFailed failed) {
    return Finding.error(
            Code.BACKUP_FAILED,
            "%s was not saved before `%s` destroys it: %s."
                .formatted(quoted(failed.object()), migration.id(), failed.why()))
        .at(migration.file().place())
        .note("it was not dropped or changed")
        .help("Make room or grant what is missing, and run it again. " + WITHOUT);
  }

  /** Returns the refusal of a plan whose losses are unknown. */
  static Failure unknown(PlannedMigration migration, List<String> why) {
    return new Failure.Refused(
        Finding.error(
                Code.NO_BACKUP,
                "what `%s` destroys is not known, so it cannot be saved first."
                    .formatted(migration.id()))
            .at(migration.file().place())
            .notes(why, MOST)
            .help("Set `shadow` to a server on which its effects can be measured. " + WITHOUT));
  }

  /** Returns the refusal of a plan whose effects are unknown. */
  public static Failure unknown(PlannedMigration first, Failure why) {
    return unknown(first, why.findings().stream().map(Finding::message).toList());
  }

  /** Returns the refusal of a program that destroys something in its own session. */
  static Failure program(PlannedMigration migration) {
    return new Failure.Refused(
        Finding.error(
                Code.NO_BACKUP,
                "`%s` is run by Python and destroys rows or values, which cannot be saved first."
                    .formatted(migration.id()))
            .at(migration.file().place())
            .help("Write the drop as a revision of its own whose SQL can be captured. " + WITHOUT));
  }

  /** Returns the finding for a statement outside a transaction. */
  public static Finding outside(PlannedMigration migration, ObjectId object) {
    return Finding.error(
            Code.NO_BACKUP,
            "`%s` destroys %s outside a transaction, where rows can be written after a backup."
                .formatted(migration.id(), quoted(object)))
        .at(migration.file().place())
        .help("Move the drop to a file of its own that runs in a transaction. " + WITHOUT);
  }

  /** Returns the refusal for a product whose rows are not saved. */
  public static Failure.Refused unsupported(String product) {
    return new Failure.Refused(
        Finding.error(
                Code.NO_BACKUP,
                "`backup` is for PostgreSQL; nothing saves rows of a %s database."
                    .formatted(product))
            .note("nothing was changed")
            .help("Copy the file while nothing writes to it, and set `--backup off`."));
  }

  /** Returns the refusal of a restore without a place that holds backups. */
  public static Failure.Misconfigured nowhere() {
    return new Failure.Misconfigured(
        Finding.error(Code.USAGE, "`restore` does not know where the backups are.")
            .help("Set `backup.folder` to the folder that holds them."));
  }

  /**
   * Returns the refusal if there is no such backup.
   *
   * @param word the name of a backup or of a migration; empty for any backup
   * @param there the names of all backups
   */
  public static Failure.Misconfigured missing(
      Optional<String> word, String place, List<String> there) {
    Finding finding =
        Finding.error(
                Code.USAGE,
                word.map(name -> "`%s` holds no backup `%s`.".formatted(place, name))
                    .orElseGet(() -> "`%s` holds no backup.".formatted(place)))
            .notes(there, MOST);
    return new Failure.Misconfigured(
        there.isEmpty()
            ? finding.help("Set `backup.folder` to the folder that holds them.")
            : finding.help("Name one of these; `interlock restore --list` says what they hold."));
  }

  /** Returns the refusal if several backups fit. */
  public static Failure.Misconfigured several(
      Optional<String> word, String place, List<String> fitting) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.USAGE,
                "`%s` holds %d backups%s."
                    .formatted(
                        place,
                        fitting.size(),
                        word.map(name -> " of `%s`".formatted(name)).orElse("")))
            .notes(fitting.reversed(), MOST)
            .help("Name one of these; `interlock restore --list` says what they hold."));
  }

  /** Returns the refusal of a backup that is not as it was written. */
  public static Failure.Refused unreadable(String backup, String why) {
    return new Failure.Refused(
        Finding.error(
                Code.BACKUP_UNREADABLE,
                "the backup `%s` is not as it was written: %s.".formatted(backup, why))
            .note("nothing was changed")
            .help("Take it from a copy of the folder, if there is one."));
  }

  /** Returns the refusal of a backup of another database. */
  public static Failure.Refused foreign(Backup backup, String database) {
    BackupOrigin origin = backup.origin();
    return new Failure.Refused(
        Finding.error(
                Code.BACKUP_FOREIGN,
                "the backup `%s` is of another database: `%s` on %s."
                    .formatted(backup.name(), origin.database(), origin.server()))
            .note("nothing was changed in `%s`".formatted(database))
            .help(
                "If `%s` is a copy or the successor of that database, add `--other-database`."
                    .formatted(database)));
  }

  /** Returns the refusal of a backup that a migration of another project left. */
  public static Failure.Refused otherProject(Backup backup) {
    return new Failure.Refused(
        Finding.error(
                Code.BACKUP_FOREIGN,
                "the backup `%s` is of `%s`, which is not among the migrations of this project."
                    .formatted(backup.name(), backup.origin().migration()))
            .note("nothing was changed")
            .help(
                "If the file was renamed or squashed since, add `--other-database`; it is your word that the backup belongs here."));
  }

  /** Returns the refusal of values that would be overwritten. */
  public static Failure.Refused conflict(Backup backup, List<RestoredRows> results) {
    List<String> notes =
        results.stream()
            .filter(result -> result.different() > 0)
            .map(result ->
                "%s of %s"
                    .formatted(
                        counted(result.different(), result.rows().isColumn() ? "value" : "row"),
                        result.rows().object()))
            .toList();
    return new Failure.Refused(
        Finding.error(
                Code.RESTORE_CONFLICT,
                "`%s` was not restored: the database holds other values for the same keys."
                    .formatted(backup.name()))
            .notes(notes, MOST)
            .note("nothing was changed")
            .help("Add `--overwrite` to replace them with the values of the backup."));
  }

  /** Returns the refusal of rows that cannot be put back. */
  public static Failure.Refused notRestored(Backup backup, NotRestored why) {
    return switch (why.why()) {
      case UNREADABLE -> unreadable(backup.name(), why.said());
      case NO_PLACE, REFUSED ->
          new Failure.Refused(
              Finding.error(
                      Code.NOT_RESTORED,
                      "%s was not restored: %s.".formatted(quoted(why.object()), why.said()))
                  .note("nothing was changed")
                  .help(why.help()));
    };
  }

  /** Returns such as {@code 1 row} and {@code 1,200 values}. */
  public static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String quoted(ObjectId object) {
    return "`" + object + "`";
  }
}
