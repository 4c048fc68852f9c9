package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.LogSource;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.ProjectReading;
import dev.interlock.cli.project.Signals;
import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.text.Ink;
import dev.interlock.finding.text.TextWidth;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.gate.diagnosis.LogDiagnosis;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.project.diagnosis.ProjectState;
import dev.interlock.project.options.Dialects;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names cause and remedy of the errors in a log, and changes nothing. */
public final class DiagnoseCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "reads a log of a database, driver or migration tool and names the cause of its first error;"
        + " exits 1 if it recognises none";
  }

  @Override
  public String operands() {
    return "[FILE | -- COMMAND [ARG…]]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.FLAG);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Optional<String> file = Operands.one(invocation);
    List<String> command = invocation.arguments().command();
    if (file.isPresent() && !command.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(Code.USAGE, "`interlock diagnose` reads one log: a file, or a command.")
              .help("Leave out the file or the command."));
    }
    var project = Project.open(invocation);
    Signals.stop(project.cancellation());
    String log = log(file, command, project, invocation);
    project.documents().redactor().learnFrom(log);
    LogDiagnosis diagnosis = LogDiagnosis.of(log);
    hideSecrets(diagnosis, project);
    print(new DiagnosisText(diagnosis, reading(diagnosis, project)), invocation, project);
    return diagnosis.errors().isEmpty() ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private static String log(
      Optional<String> file, List<String> command, Project project, Invocation invocation) {
    if (!command.isEmpty()) {
      return LogSource.run(
          command,
          project,
          line -> invocation.err().println(project.documents().redactor().redact(line)));
    }
    return file.map(name -> LogSource.read(project.folder().resolve(name)))
        .orElseGet(() -> LogSource.read(System.in));
  }

  /** An error may show a statement with a password. */
  private static void hideSecrets(LogDiagnosis diagnosis, Project project) {
    Dialect dialect =
        project.urls().map(urls -> Dialects.of(urls.url().url())).orElseGet(PostgresDialect::new);
    var redactor = project.documents().redactor();
    Stream.concat(
            diagnosis.errors().stream().map(Diagnosis::text),
            diagnosis.unknown().stream().map(LogDiagnosis.Unknown::text))
        .forEach(text -> redactor.learn(dialect.splitter().secrets(text)));
  }

  /** Returns empty if no error is of a kind that the project can say more about. */
  private static Optional<ProjectReading> reading(LogDiagnosis diagnosis, Project project) {
    boolean isAsked =
        diagnosis.errors().stream().map(Diagnosis::cause).anyMatch(ProjectState::knowsAbout);
    return isAsked ? Optional.of(ProjectReading.of(project)) : Optional.empty();
  }

  private static void print(DiagnosisText text, Invocation invocation, Project project) {
    switch (OutputFormat.of(invocation, project)) {
      case TEXT -> {
        var ink = Ink.of(project.environment(), invocation.options().color());
        project.documents().print(text.text(ink, TextWidth.of(project.environment())));
      }
      case JSON -> project.documents().printJson(text.json());
    }
  }
}
