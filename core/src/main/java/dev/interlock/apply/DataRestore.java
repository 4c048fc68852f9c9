package dev.interlock.apply;

import dev.interlock.backup.Backup;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupStore;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.StepSettings;
import dev.interlock.dialect.StepSettings.Durability;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.backup.NotRestored;
import dev.interlock.dialect.backup.RestoreOptions;
import dev.interlock.dialect.backup.RestoredRows;
import dev.interlock.dialect.backup.RowInput;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.List;
import java.util.Optional;

/** Puts the rows of a backup back, in one transaction under the migration lock. */
public final class DataRestore {

  private static final String COMMAND = "restore";

  private final RunContext context;
  private final Target target;

  public DataRestore(RunContext context) {
    this.context = context;
    this.target = context.target();
  }

  /**
   * Puts rows back.
   *
   * @return one result for each part
   * @throws Failure.Refused if the backup does not fit the database, or if values would be
   *     overwritten without consent; nothing has changed
   */
  public List<RestoredRows> run(Backup backup, BackupStore store, RestoreOptions options) {
    context.cancellation().onRequest(target::cancel);
    RowRestore rows =
        target
            .rowRestore()
            .orElseThrow(() -> BackupFindings.unsupported(target.server().product()));
    Execution.requireWritable(target);
    try {
      if (!context.readLedger().present()) {
        target.createLedger();
      }
      LockedRun run = new LockAcquisition(context).acquire(ledger -> false).orElseThrow();
      return run.run(COMMAND, () -> restore(rows, run, backup, store, options));
    } catch (StepFailure e) {
      throw failure(backup, e);
    }
  }

  private List<RestoredRows> restore(
      RowRestore rows, LockedRun run, Backup backup, BackupStore store, RestoreOptions options) {
    List<RowInput> inputs =
        backup.parts().stream()
            .map(part -> new RowInput(part.rows(), part.count(), store.open(backup, part)))
            .toList();
    var settings =
        new StepSettings(
            context.settings().lockTimeout(), context.settings().lease(), Durability.FULL);
    try {
      List<RestoredRows> results = rows.restore(inputs, options, run.token(), settings);
      if (!options.isOverwriting() && results.stream().anyMatch(result -> result.different() > 0)) {
        throw BackupFindings.conflict(backup, results);
      }
      return results;
    } catch (NotRestored why) {
      throw BackupFindings.notRestored(backup, why);
    } catch (StepFailure e) {
      throw failure(backup, e);
    }
  }

  private Failure failure(Backup backup, StepFailure failure) {
    return context
        .stopThatCaused(failure)
        .map(cause -> cause.beforeAnyChange("the restore"))
        .orElseGet(() -> LedgerFailures.ended(failed(backup, failure), failure));
  }

  private static Finding failed(Backup backup, StepFailure failure) {
    Code code =
        switch (failure.reason()) {
          case LOCK_TIMEOUT, CONFLICT -> Code.BLOCKED;
          case CONNECTION_LOST -> Code.CONNECTION_LOST;
          case NOT_ALLOWED -> Code.NOT_ALLOWED;
          case FENCED -> Code.LOCK_LOST;
          case ERROR, NOT_IN_TRANSACTION, CANCELLED -> Code.NOT_RESTORED;
        };
    Finding finding =
        Finding.error(
            code,
            "`%s` was not restored: %s.".formatted(backup.name(), failure.said().wordsAndState()));
    Optional<String> detail = failure.said().detail();
    if (detail.isPresent()) {
      finding = finding.note("detail: " + detail.get());
    }
    return finding
        .note(
            code == Code.CONNECTION_LOST
                ? "either all of it was put back or nothing"
                : "nothing was changed")
        .help(
            failure.mayHeal()
                ? "Run it again when no other session holds the tables."
                : code == Code.NOT_ALLOWED
                    ? "Run it as the role that owns the tables."
                    : "Correct what the server's message names, and run it again.");
  }
}
