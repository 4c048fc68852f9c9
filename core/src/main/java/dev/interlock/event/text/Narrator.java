package dev.interlock.event.text;

import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.Activity;
import dev.interlock.dialect.Server;
import dev.interlock.event.Event;
import dev.interlock.event.RunPhase;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import java.time.Duration;
import java.util.stream.Collectors;

/** Turns events into sentences. */
public final class Narrator {

  private Narrator() {}

  public static Line line(Event event) {
    return switch (event) {
      case Event.WaitingForDatabase(Finding why) ->
          Line.info("waiting for the database: " + why.message()).with("code", why.code().id());
      case Event.Connected(Server server) -> connected(server);
      case Event.WaitingForLock(var held, Duration waited) ->
          Line.info(
                  "waiting for the migration lock, held for %s by %s%s"
                      .formatted(
                          seconds(held.held()),
                          held.holder(),
                          held.activity().map(a -> " (" + a + ")").orElse("")))
              .with("waited_ms", waited.toMillis());
      case Event.LockTakenOver(var from) ->
          Line.info(
                  "took over the migration lock from %s, which ended or no longer renews it"
                      .formatted(from))
              .at(Line.Level.WARN);
      case Event.PhaseEnded(RunPhase phase, Duration took) ->
          Line.debug("%s: %s".formatted(phase.words(), Seconds.shown(took)));
      case Event.PlanDecided(Plan plan) ->
          Line.debug("the plan has %s".formatted(counted(plan.migrations().size(), "migration")));
      case Event.Started(PlannedMigration migration, var position) ->
          Line.debug("%s, %d of %d".formatted(move(migration), position.number(), position.of()));
      case Event.Resumed(PlannedMigration migration, int done, var batch) ->
          Line.info(
              "`%s` continues where an earlier run stopped, statements done: %d%s"
                  .formatted(
                      migration.id(),
                      done,
                      batch
                          .map(rows -> ", and %s of the next".formatted(rows.shown()))
                          .orElse("")));
      case Event.BatchDone batch -> BatchText.line(batch);
      case Event.BatchesPaused(PlannedMigration migration, Duration lag, Duration most) ->
          Line.info(
                  "`%s` pauses its batches, because the lag of a standby is %s; they go on below %s"
                      .formatted(migration.id(), seconds(lag), seconds(most)))
              .with("event", "batches_paused")
              .with("migration", migration.id().toString())
              .with("lag_ms", lag.toMillis());
      case Event.Progressed(PlannedMigration migration, Activity.Progress progress) ->
          progressed(migration, progress);
      case Event.Blocked(PlannedMigration migration, Activity activity) ->
          Line.info(
              "`%s` waits for %s"
                  .formatted(
                      migration.id(),
                      activity.blockers().isEmpty() ? "a lock" : blockers(activity)));
      case Event.Retrying(PlannedMigration migration, Finding why, var attempt, Duration pause) ->
          Line.info(
                  "`%s` is tried again in %d ms, attempt %d of %d failed: %s"
                      .formatted(
                          migration.id(),
                          pause.toMillis(),
                          attempt.number(),
                          attempt.of(),
                          withNotes(why)))
              .at(Line.Level.WARN)
              .with("code", why.code().id());
      case Event.Finished(PlannedMigration migration, var position, Duration took) ->
          Line.info("%s (%d ms)".formatted(done(migration), took.toMillis()))
              .with("event", "migrated")
              .with("migration", migration.id().toString())
              .with("direction", migration.direction().name().toLowerCase(java.util.Locale.ROOT))
              .with("number", position.number())
              .with("of", position.of())
              .with("duration_ms", took.toMillis());
      case Event.Replayed(Migration migration, var position, var took, var work) ->
          WorkText.line("replayed `%s`".formatted(migration.id()), took, work)
              .with("event", "replayed")
              .with("migration", migration.id().toString())
              .with("number", position.number())
              .with("of", position.of());
      case Event.ProgramPrinted(String line) -> Line.debug(line);
      case Event.ProgramsCaptured(int programs, int alone, var took) ->
          Line.debug(
              "captured the statements of %s in %s; %s"
                  .formatted(
                      counted(programs, "revision"),
                      Seconds.shown(took),
                      alone == 0 ? "none needs Python" : "%d need Python".formatted(alone)));
      case Event.SightLost() ->
          Line.debug("the replay could not follow the schema and starts again with full readings");
      case Event.ReplayEnded(int migrations, var took, var work) ->
          WorkText.line("replayed " + counted(migrations, "migration"), took, work)
              .with("event", "replay_ended")
              .with("migrations", migrations);
      case Event.EffectsMeasured(int migrations, var took, var servers, var lacking) ->
          Line.info(
              "measured %s in %s%s, because %s"
                  .formatted(
                      counted(migrations, "migration"),
                      Seconds.shown(took),
                      servers.isEmpty() ? "" : " on " + String.join(" and ", servers),
                      lacking));
      case Event.ShadowServerUsed(String server) ->
          Line.info("shadow databases on the server of " + server);
      case Event.SquashTried(var what, int number, Duration since) ->
          Line.info("%s (proof %d, after %d s)".formatted(what, number, since.toSeconds()));
      case Event.WaitingForService(Finding why) ->
          Line.info("waiting for the service: " + why.message()).with("code", why.code().id());
      case Event.OperationCalled(var position) ->
          Line.debug("called %d of %d operations".formatted(position.number(), position.of()));
      case Event.Saved(var migration, var object, long rows, String place) ->
          Line.info(
                  "saved %s of %s to %s before %s destroys %s"
                      .formatted(
                          counted(rows, object.kind() == ObjectKind.COLUMN ? "value" : "row"),
                          object,
                          place,
                          migration.id(),
                          rows == 1 ? "it" : "them"))
              .with("migration", migration.id().toString())
              .with("rows", rows)
              .with("backup", place);
      case Event.Noticed(Finding finding) -> finding(finding);
    };
  }

  private static Line connected(Server server) {
    String pooling =
        switch (server.pooling()) {
          case DIRECT -> "";
          case SESSION -> ", through a pooler in session mode";
          case TRANSACTION -> ", through a pooler in transaction mode";
        };
    return Line.info(
            "database `%s` on %s %s%s"
                .formatted(server.database(), server.product(), server.version(), pooling))
        .with("event", "connected");
  }

  private static Line progressed(PlannedMigration migration, Activity.Progress progress) {
    String share =
        progress.total() > 0 ? " %d %%".formatted(100 * progress.done() / progress.total()) : "";
    return Line.debug("`%s` %s%s".formatted(migration.id(), progress.phase(), share));
  }

  private static String blockers(Activity activity) {
    return activity.blockers().stream()
        .map(Activity.Blocker::toString)
        .collect(Collectors.joining(", "));
  }

  private static String withNotes(Finding finding) {
    return finding.notes().isEmpty()
        ? finding.message()
        : finding.message() + " " + String.join("; ", finding.notes());
  }

  /** Mentions effects that were already present, because the server's log does not show them. */
  private static String done(PlannedMigration planned) {
    if (planned.isSquashed()) {
      return move(planned);
    }
    return switch (planned.work()) {
      case Work.All all -> move(planned);
      case Work.Rest(var present, var repairs) when repairs.isEmpty() ->
          "%s, without what already existed: %s"
              .formatted(move(planned), counted(present.size(), "statement"));
      case Work.Rest rest -> "%s, only what was missing".formatted(move(planned));
      case Work.Nothing nothing ->
          "adopt %s: its effect already exists, identical".formatted(named(planned.migration()));
    };
  }

  private static String named(Migration migration) {
    return migration.id() + words(migration);
  }

  /** The words of the file's name after its id, unless the id already contains them. */
  private static String words(Migration migration) {
    String words = migration.description();
    boolean isSaid = migration.id().toString().replace('_', ' ').endsWith(words);
    return isSaid ? "" : " " + words;
  }

  private static String counted(long count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }

  /** {@code upgrade V1 -> V2 add tasks}. */
  public static String move(PlannedMigration planned) {
    var migration = planned.migration();
    if (planned.isSquashed()) {
      return "%s recorded as applied, because all that it replaces is applied"
          .formatted(named(migration));
    }
    if (migration.isRepeatable()) {
      return "repeat %s".formatted(migration.id());
    }
    String parents =
        migration.parents().isEmpty()
            ? "base"
            : migration.parents().stream()
                .map(v -> MigrationId.of(v).toString())
                .collect(Collectors.joining(","));
    return planned.direction() == Direction.UP
        ? "upgrade %s -> %s".formatted(parents, named(migration))
        : "downgrade %s -> %s%s".formatted(migration.id(), parents, words(migration));
  }

  public static Line finding(Finding finding) {
    Line line =
        new Line(Line.Level.of(finding.severity()), finding.message(), java.util.Map.of())
            .with("code", finding.code().id());
    Line placed = finding.place().map(p -> line.with("place", p.toString())).orElse(line);
    Line noted = finding.notes().isEmpty() ? placed : placed.with("notes", finding.notes());
    return finding.help().map(help -> noted.with("help", help)).orElse(noted);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
