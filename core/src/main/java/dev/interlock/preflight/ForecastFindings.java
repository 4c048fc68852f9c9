package dev.interlock.preflight;

import dev.interlock.dialect.data.ByteSize;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.BlockedTables;
import dev.interlock.effect.SeenStatement;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.OnlineMode;
import java.util.Optional;
import java.util.Set;

/**
 * Findings about tables that others wait for while a migration works on them.
 *
 * @param limit the largest table that the project accepts; empty: any
 */
record ForecastFindings(Optional<ByteSize> limit) {

  /** Work on a smaller table takes less than a second. */
  private static final ByteSize WORTH_A_NOTE = new ByteSize(10L * 1024 * 1024);

  /**
   * Returns what the size of a table means for the plan; empty if it is small.
   *
   * @param mode what to do with statements that block
   */
  Optional<Finding> of(PlannedWork work, TableSize size, OnlineMode mode, Rewriting rewriting) {
    Optional<Finding> found =
        switch (size) {
          case TableSize.Measured measured -> measured(work, measured);
          case TableSize.Unknown unknown -> Optional.of(unknown(work, unknown));
        };
    return found.map(finding ->
        switch (mode) {
          case REFUSE ->
              finding.isError() ? OnlineFindings.offered(finding, work, rewriting) : finding;
          case ALLOW -> finding.as(Severity.NOTE);
          case AUTO -> isLarge(size) ? blocking(finding, work, size, rewriting) : finding;
        });
  }

  /** Whether statements that block do not run on the table as they are written. */
  boolean isLarge(TableSize size) {
    return switch (size) {
      case TableSize.Measured measured ->
          limit
              .map(most -> measured.bytes().compareTo(most) > 0)
              .orElse(measured.bytes().compareTo(WORTH_A_NOTE) >= 0);
      case TableSize.Unknown unknown -> true;
    };
  }

  /** Returns the refusal of work that should run online and cannot. */
  private static Finding blocking(
      Finding finding, PlannedWork work, TableSize size, Rewriting rewriting) {
    return rewriting.of(work).stream()
        .flatMap(statement -> rewriting.transaction(statement).stream())
        .findFirst()
        .map(reason -> OnlineFindings.oneTransaction(work, size, reason))
        .orElseGet(() ->
            OnlineFindings.impossible(finding.as(Severity.ERROR), work, rewriting)
                .help(
                    "%s, or run it as it is written: %s."
                        .formatted(remedy(work), work.migration().directive("online=allow"))));
  }

  private Optional<Finding> measured(PlannedWork work, TableSize.Measured size) {
    Optional<ByteSize> exceeded = limit.filter(most -> size.bytes().compareTo(most) > 0);
    if (exceeded.isEmpty() && size.bytes().compareTo(WORTH_A_NOTE) < 0) {
      return Optional.empty();
    }
    Finding found =
        finding(
            "`%s` %s (%s) %s: %s wait until it is done."
                .formatted(
                    work.migration().id(), words(work), size.words(), locks(work), waiting(work)),
            work);
    if (size.rows().isEmpty()) {
      found =
          found.note(
              "the server has not counted its rows yet; `ANALYZE %s` does".formatted(shown(work)));
    }
    return Optional.of(
        exceeded.isPresent()
            ? found
                .note("the limit is %s (`limits.blocked-table`)".formatted(exceeded.get()))
                .help("%s, or accept it: %s.".formatted(remedy(work), directive(work)))
            : found.as(Severity.NOTE).help(remedy(work) + "."));
  }

  /** A limit cannot be kept if the size is not known. */
  private Finding unknown(PlannedWork work, TableSize.Unknown unknown) {
    Finding found =
        finding(
                "the size of `%s` is not known, and `%s` %s %s: %s wait until it is done."
                    .formatted(
                        shown(work),
                        work.migration().id(),
                        words(work),
                        locks(work),
                        waiting(work)),
                work)
            .note(unknown.said());
    return limit.isEmpty()
        ? found.as(Severity.NOTE)
        : found.help(
            "Run it again, or raise `preflight.timeout`, or accept any size: %s."
                .formatted(directive(work)));
  }

  private static Finding finding(String message, PlannedWork work) {
    return SeenStatement.placed(
        Finding.error(Code.LARGE_TABLE_BLOCKED, message), work.statements());
  }

  private static String directive(PlannedWork work) {
    return work.migration()
        .directive("allow=%s \"reason\"".formatted(Code.LARGE_TABLE_BLOCKED.id()));
  }

  static String words(PlannedWork work) {
    String table = "`" + shown(work) + "`";
    return switch (work.kind()) {
      case REWRITE -> "rewrites " + table;
      case INDEX_BUILD -> "builds an index on " + table;
      case FULL_READ -> "reads every row of " + table;
      case INDEX_REBUILD -> "rebuilds an index of " + table;
    };
  }

  private static String locks(PlannedWork work) {
    return work.blocked().locks().keySet().equals(Set.of(work.table()))
        ? "under " + work.blocked().strongest().word()
        : "while it holds " + work.blocked().words();
  }

  static String waiting(PlannedWork work) {
    return work.blocked().strongest().waiting();
  }

  private static String remedy(PlannedWork work) {
    if (work.isUnderEarlierLock()) {
      return "Move the statement to a file of its own, because an earlier one holds the lock";
    }
    return switch (work.kind()) {
      case REWRITE -> "Avoid the rewrite, for instance with a new column that is filled in batches";
      case INDEX_BUILD -> "Use `CREATE INDEX CONCURRENTLY`, in a file of its own";
      case FULL_READ -> "Add the rule with `NOT VALID`, and validate it in a file of its own";
      case INDEX_REBUILD -> "Use `REINDEX CONCURRENTLY`, in a file of its own";
    };
  }

  private static String shown(PlannedWork work) {
    return BlockedTables.shown(work.table());
  }
}
