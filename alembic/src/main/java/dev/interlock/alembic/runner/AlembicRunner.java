package dev.interlock.alembic.runner;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.alembic.revision.RevisionId;
import dev.interlock.finding.Failure;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Python process that runs the revisions of one project on one database, one at a request. The
 * project's files are not changed and nothing is installed. All engines of the project are directed
 * to the database of Interlock, or the request is refused. Not thread-safe, but {@link #cancel} may
 * be called from any thread.
 */
public final class AlembicRunner implements AutoCloseable {

  private final PythonProcess process;
  private final Python python;
  private final PythonVersions versions;

  private AlembicRunner(PythonProcess process, Python python, PythonVersions versions) {
    this.process = process;
    this.python = python;
    this.versions = versions;
  }

  /**
   * Starts Python and hands over the database. Imports Alembic, but no code of the project.
   *
   * @throws Failure if Python does not start or lacks a package
   */
  public static AlembicRunner start(
      Python python, AlembicProject project, DatabaseUrl url, RunnerOptions options) {
    var process = PythonProcess.start(python, project.folder(), url.secrets(), options);
    try {
      var hello = new LinkedHashMap<String, Object>();
      hello.put("do", "hello");
      hello.put("name", options.sessionName());
      hello.put("target", TargetMessage.of(url));
      hello.put("secrets", url.secrets().stream().map(Secret::reveal).toList());
      hello.put("scripts", project.scripts().toString());
      if (project.moved()) {
        hello.put("versions", project.versions().stream().map(Path::toString).toList());
      }
      hello.put("section", project.section());
      hello.put("flask", project.kind() == AlembicProject.Kind.FLASK);
      project.ini().map(Path::toString).ifPresent(ini -> hello.put("ini", ini));
      project.toml().map(Path::toString).ifPresent(toml -> hello.put("toml", toml));
      Json.Fields answer = ask(process, python, "Alembic", hello, options.startLimit());
      var versions =
          new PythonVersions(
              answer.requiredText("python"),
              answer.requiredText("alembic"),
              answer.requiredText("sqlalchemy"),
              answer.map("drivers"));
      return new AlembicRunner(process, python, versions);
    } catch (RevisionFailed e) {
      process.close();
      throw e.failure();
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  public PythonVersions versions() {
    return versions;
  }

  /**
   * Returns the history as Alembic reads it. Imports all revisions.
   *
   * @throws RevisionFailed if one cannot be imported
   */
  public AlembicGraph graph(Duration limit) {
    return AlembicGraph.of(ask("the history", Map.of("do", "graph"), limit));
  }

  /** Runs {@code env.py} without a revision. */
  public ProjectEnvironment environment(Duration limit) {
    return ProjectEnvironment.of(ask("`env.py`", Map.of("do", "environment"), limit));
  }

  /**
   * Returns the DDL of the models that {@code env.py} gives Alembic to compare with; empty if it
   * gives none.
   */
  public Optional<List<String>> metadata(Duration limit) {
    Json.Fields answer = ask("`env.py`", Map.of("do", "metadata"), limit);
    return answer.isTrue("found") ? Optional.of(answer.texts("statements")) : Optional.empty();
  }

  /**
   * Lets Alembic write the file of a new revision.
   *
   * @param heads the revisions that it joins; empty to build on the only head
   * @return the files, as Alembic names them
   */
  public List<String> create(String message, List<RevisionId> heads, Duration limit) {
    var request = new LinkedHashMap<String, Object>();
    request.put("do", "new");
    request.put("message", message);
    request.put("heads", heads.stream().map(RevisionId::text).toList());
    return ask("a new revision", request, limit).texts("files");
  }

  /**
   * Applies one revision, whose parents have to be applied.
   *
   * @throws RevisionFailed if it fails; then its transaction is rolled back
   * @throws Failure.Stopped if the process is lost, or the limit is reached
   */
  public RevisionRun upgrade(
      RevisionId revision, StepStatements statements, StatementsAlone alone, Duration limit) {
    return run("upgrade", revision, statements, alone, limit);
  }

  /** Undoes one revision, on which no applied one builds; throws as {@link #upgrade} does. */
  public RevisionRun downgrade(
      RevisionId revision, StepStatements statements, StatementsAlone alone, Duration limit) {
    return run("downgrade", revision, statements, alone, limit);
  }

  /**
   * Applies or undoes one revision on a shadow database, and captures its statements' texts.
   *
   * @param keep whether to commit; otherwise all is rolled back, and a revision that commits in its
   *     middle fails before it does
   * @param isFollowed whether the next request captures, too, so that it may use the same session
   * @throws RevisionFailed if it fails; {@link RevisionFailed.Kind#COMMITS} if it would commit
   */
  public RevisionRun capture(
      RevisionId revision, Direction direction, boolean keep, boolean isFollowed, Duration limit) {
    var request = new LinkedHashMap<String, Object>();
    request.put("do", "capture");
    request.put("revision", revision.text());
    request.put("direction", direction.name().toLowerCase(Locale.ROOT));
    request.put("keep", keep);
    request.put("followed", isFollowed);
    return RevisionRun.of(ask(subject(revision), request, limit));
  }

  private static String subject(RevisionId revision) {
    return "revision `%s`".formatted(revision);
  }

  /** A direction in the history. */
  public enum Direction {
    UP,
    DOWN
  }

  private RevisionRun run(
      String kind,
      RevisionId revision,
      StepStatements statements,
      StatementsAlone alone,
      Duration limit) {
    var request = new LinkedHashMap<String, Object>();
    request.put("do", kind);
    request.put("revision", revision.text());
    request.put("begin", statements.begin());
    request.put("applied", statements.applied());
    request.put("journal", statements.journal());
    request.put("skip", statements.done().count());
    request.put("prefix", statements.done().prefix());
    request.put("have", !statements.present().equals(Replacements.NONE));
    request.put("followed", statements.isFollowed());
    request.put("alone", true);
    var answers = new RunAnswers(alone, statements.present());
    return RevisionRun.of(
        answer(process, python, subject(revision), request, answers::answer, limit));
  }

  private Json.Fields ask(String subject, Map<String, ?> request, Duration limit) {
    return ask(process, python, subject, request, limit);
  }

  private static Json.Fields ask(
      PythonProcess process,
      Python python,
      String subject,
      Map<String, ?> request,
      Duration limit) {
    return answer(process, python, subject, request, AlembicRunner::asksNothing, limit);
  }

  private static Object asksNothing(Json.Fields question) {
    throw new IllegalStateException(question.requiredText("ask"));
  }

  private static Json.Fields answer(
      PythonProcess process,
      Python python,
      String subject,
      Map<String, ?> request,
      Function<Json.Fields, Object> questions,
      Duration limit) {
    Json.Fields answer = process.ask(subject, request, questions, limit);
    if (answer.isTrue("ok")) {
      return answer;
    }
    throw new RevisionFailed(
        new RevisionFailed.Details(
            RevisionFailed.Kind.valueOf(answer.requiredText("kind").toUpperCase(Locale.ROOT)),
            subject,
            answer.requiredText("error"),
            process.redacted(answer.text("message").orElse("")),
            answer.text("missing"),
            answer.text("sqlstate"),
            answer.isTrue("fence"),
            answer.texts("traceback").stream().map(process::redacted).toList(),
            answer.objects("statements").stream().map(RevisionRun::statement).toList(),
            DoneStatements.of(answer),
            python));
  }

  /** Returns the id of the process. */
  public long pid() {
    return process.pid();
  }

  /**
   * Ends the process at once, also in the middle of a statement; its request fails. What the server
   * still runs for it has to be ended by the name of its sessions.
   */
  public void cancel() {
    process.kill();
  }

  /** Ends the process. */
  @Override
  public void close() {
    process.close();
  }
}
