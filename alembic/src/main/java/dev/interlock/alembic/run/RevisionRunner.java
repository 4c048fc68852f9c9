package dev.interlock.alembic.run;

import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.alembic.runner.AlembicRunner;
import dev.interlock.alembic.runner.DoneStatements;
import dev.interlock.alembic.runner.Replacements;
import dev.interlock.alembic.runner.RevisionFailed;
import dev.interlock.alembic.runner.RevisionFailed.Details;
import dev.interlock.alembic.runner.StatementAlone;
import dev.interlock.alembic.runner.StatementsAlone;
import dev.interlock.alembic.runner.StepStatements;
import dev.interlock.dialect.ProgramRunner;
import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.StepFailure.Said;
import dev.interlock.history.Checksum;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs revisions, one at a time, in one Python process. */
final class RevisionRunner implements ProgramRunner {

  /** The run's deadline and its signals end a revision; Interlock itself sets no limit. */
  private static final Duration NO_LIMIT = Duration.ofDays(7);

  private final AlembicRunner python;

  RevisionRunner(AlembicRunner python) {
    this.python = python;
  }

  @Override
  public void run(Job job, Outside outside) {
    var revision = new RevisionId(job.migration().version().orElseThrow().written());
    var statements = statements(job, outside);
    var alone = new Alone(outside);
    try {
      switch (job.direction()) {
        case UP -> python.upgrade(revision, statements, alone, NO_LIMIT);
        case DOWN -> python.downgrade(revision, statements, alone, NO_LIMIT);
      }
    } catch (RevisionFailed failed) {
      throw new ProgramFailed(
          failed.failure().findings().getFirst(),
          said(failed.details()),
          failed.details().inFence(),
          failed);
    }
  }

  private static StepStatements statements(Job job, Outside outside) {
    ProgramStatements sent = job.statements();
    return new StepStatements(
        sent.begin(),
        sent.last(),
        sent.progress(),
        job.done()
            .map(done -> new DoneStatements(done.statements(), done.prefix().hex()))
            .orElse(DoneStatements.NONE),
        job.isRest() ? outside::instead : Replacements.NONE,
        job.isFollowed());
  }

  /** Returns the server's error; SQLite has no code for a broken fence. */
  private static Optional<Said> said(Details details) {
    return details
        .sqlState()
        .or(() -> details.inFence() ? Optional.of("") : Optional.empty())
        .map(state ->
            new Said(
                state,
                details.message().lines().findFirst().orElse(""),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()));
  }

  /** Passes statements outside transactions on. */
  private record Alone(Outside outside) implements StatementsAlone {

    @Override
    public boolean before(StatementAlone statement) {
      return outside.starts(text(statement), done(statement.before()));
    }

    @Override
    public void after(StatementAlone statement, Ending ending) {
      outside.ended(text(statement), done(ending.done()), ending.succeeded());
    }

    private static String text(StatementAlone statement) {
      return statement.text().orElse(statement.sql());
    }

    private static Done done(DoneStatements done) {
      return new Done(done.count(), new Checksum(done.prefix()));
    }
  }

  @Override
  public void cancel() {
    python.cancel();
  }

  @Override
  public void close() {
    python.close();
  }
}
