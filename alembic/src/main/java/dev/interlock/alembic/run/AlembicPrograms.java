package dev.interlock.alembic.run;

import dev.interlock.alembic.capture.HistoryCapture;
import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.alembic.runner.AlembicRunner;
import dev.interlock.alembic.runner.Python;
import dev.interlock.alembic.runner.PythonFinder;
import dev.interlock.alembic.runner.RevisionFailed;
import dev.interlock.alembic.runner.RunnerOptions;
import dev.interlock.dialect.ProgramRunner;
import dev.interlock.dialect.Programs;
import dev.interlock.history.Version;
import dev.interlock.ledger.RunId;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.url.DatabaseUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Starts Python for the revisions of an Alembic project.
 *
 * @param python the interpreter or virtual environment that the user names
 * @param environment variables of this process
 * @param output receives each line that the project prints or logs
 * @param redactor removes secrets from a text
 */
public record AlembicPrograms(
    AlembicProject project,
    Optional<String> python,
    Map<String, String> environment,
    Consumer<String> output,
    UnaryOperator<String> redactor)
    implements Programs {

  /** The imports of a large service on a cold disk take that long. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  /** On a shadow database, which has no rows and no other users. */
  private static final Duration REVISION_LIMIT = Duration.ofMinutes(2);

  @Override
  public ProgramRunner start(DatabaseUrl database, RunId run) {
    return new RevisionRunner(
        AlembicRunner.start(found(), project, database, options(run.applicationName())));
  }

  /**
   * Returns what captures the statements of the revisions.
   *
   * @param splitter the dialect's splitter
   */
  public HistoryCapture capture(ScriptSplitter splitter) {
    return new HistoryCapture(found(), project, options("interlock"), splitter, REVISION_LIMIT);
  }

  /** Returns the same for a project with other folders of revisions. */
  public AlembicPrograms of(AlembicProject other) {
    return new AlembicPrograms(other, python, environment, output, redactor);
  }

  /**
   * Returns the DDL of the project's models; empty if {@code env.py} names none.
   *
   * @param database an empty database
   */
  public Optional<List<String>> models(DatabaseUrl database) {
    return asking(database, runner -> runner.metadata(REVISION_LIMIT));
  }

  /**
   * Lets Alembic write the file of a new revision by the project's template.
   *
   * @param heads the revisions that it joins; empty to build on the only head
   * @param database needed only if {@code env.py} runs for new revisions
   */
  public List<String> create(String message, List<Version> heads, DatabaseUrl database) {
    var ids = heads.stream().map(Version::written).map(RevisionId::new).toList();
    return asking(database, runner -> runner.create(message, ids, REVISION_LIMIT));
  }

  private <T> T asking(DatabaseUrl database, Function<AlembicRunner, T> question) {
    try (var runner = AlembicRunner.start(found(), project, database, options("interlock"))) {
      return question.apply(runner);
    } catch (RevisionFailed e) {
      throw e.failure();
    }
  }

  /**
   * Finds the Python.
   *
   * @throws dev.interlock.finding.Failure.Misconfigured if there is none
   */
  private Python found() {
    return new PythonFinder(project.folder(), environment).find(python);
  }

  private RunnerOptions options(String sessionName) {
    return new RunnerOptions(sessionName, START_LIMIT, output, redactor);
  }
}
