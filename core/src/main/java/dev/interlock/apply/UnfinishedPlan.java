package dev.interlock.apply;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The migrations that a plan still has to run, the current one first. Every report of a stop ends
 * with them.
 */
record UnfinishedPlan(List<PlannedMigration> migrations) {

  private static final int NAMED = 5;

  UnfinishedPlan {
    migrations = List.copyOf(migrations);
  }

  /** State of the current migration after a stop. */
  enum Fate {
    NOT_STARTED("was not started", "was not started"),
    ROLLED_BACK(
        "was rolled back; nothing of it is applied", "is still applied; its undo was rolled back"),
    FIRST_BATCH(
        "was rolled back; nothing of it is applied", "is still applied; its undo was rolled back"),
    NOTHING_LEFT(
        "left nothing behind; nothing of it is applied",
        "is still applied; its undo left nothing behind"),
    RESUMABLE(
        "is half applied; the next run continues where it stopped",
        "is half undone; `interlock downgrade` continues where it stopped"),
    PARTLY(
        "is half applied: the statement that failed may have committed part of its work; the next run continues with that statement",
        "is half undone: the statement that failed may have committed part of its work; `interlock downgrade` continues with that statement"),
    MAYBE_BEGUN(
        "is half applied or not begun; the next run finds out which, and continues",
        "is half undone or not begun; `interlock downgrade` finds out which, and continues"),
    UNKNOWN(
        "is applied either completely or not at all; the next run finds out which",
        "is undone either completely or not at all; the next run finds out which");

    private final String up;
    private final String down;

    Fate(String up, String down) {
      this.up = up;
      this.down = down;
    }

    String words(Direction direction) {
      return switch (direction) {
        case UP -> up;
        case DOWN -> down;
      };
    }

    /** Returns the fate after a lost connection: the answer to the last transaction is unknown. */
    Fate unknown() {
      return switch (this) {
        case ROLLED_BACK -> UNKNOWN;
        case FIRST_BATCH -> MAYBE_BEGUN;
        case NOT_STARTED, NOTHING_LEFT, RESUMABLE, PARTLY, MAYBE_BEGUN, UNKNOWN -> this;
      };
    }
  }

  PlannedMigration first() {
    return migrations.getFirst();
  }

  Optional<PlannedMigration> second() {
    return migrations.stream().skip(1).findFirst();
  }

  boolean isLast() {
    return migrations.size() == 1;
  }

  Failure.Stopped failed(Finding finding, Fate fate, @Nullable Throwable cause) {
    return new Failure.Stopped(withFate(finding, fate), cause);
  }

  Failure.Stopped failed(Finding finding, Fate fate) {
    return failed(finding, fate, null);
  }

  Failure stopped(Cancellation.Cause cause, Fate fate) {
    return switch (cause) {
      case Cancellation.Cause.Signalled(String name, int number) ->
          new Failure.Interrupted(
              withFate(
                  Finding.error(
                      Code.INTERRUPTED,
                      "%s stopped `%s`.".formatted(name, first().migration().id())),
                  fate),
              number);
      case Cancellation.Cause.DeadlineReached(var deadline) ->
          new Failure.Stopped(
              withFate(
                  Finding.error(
                          Code.DEADLINE,
                          "the deadline of %d s stopped `%s`."
                              .formatted(deadline.toSeconds(), first().migration().id()))
                      .help(
                          "Run it where there is more time, or raise `deadline` above what the migration needs and below what the platform allows."),
                  fate));
      case Cancellation.Cause.LockLost() ->
          new Failure.Stopped(
              withFate(
                  Finding.error(
                          Code.LOCK_LOST,
                          "another run took over the migration lock while `%s` was running."
                              .formatted(first().migration().id()))
                      .note("this run did not renew the lock within its lease")
                      .help("Read the other run's log; it continues from here."),
                  fate));
    };
  }

  private Finding withFate(Finding finding, Fate fate) {
    var told =
        finding.note(
            "`%s` %s".formatted(first().migration().id(), fate.words(first().direction())));
    return isLast() ? told : told.note("still to run: " + names());
  }

  private String names() {
    String names =
        migrations.stream()
            .limit(NAMED)
            .map(m -> m.migration().id().toString())
            .collect(Collectors.joining(", "));
    int more = migrations.size() - NAMED;
    return more > 0 ? names + " and %d more".formatted(more) : names;
  }
}
