package dev.interlock.cli.command;

import dev.interlock.Interlock;
import dev.interlock.cli.exec.ProcessImage;
import dev.interlock.cli.exec.ServiceEnd;
import dev.interlock.cli.exec.ServiceProcess;
import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.project.Endpoint;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.supervise.ForwardedSignals;
import dev.interlock.cli.supervise.OutputWatch;
import dev.interlock.cli.supervise.VerificationTask;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.VerificationResult;
import dev.interlock.gate.watch.ErrorLines;
import dev.interlock.plan.Plan;
import dev.interlock.project.configuration.Configured;
import dev.interlock.project.configuration.SupervisionConfiguration;
import dev.interlock.project.configuration.VerifyReader;
import dev.interlock.rollback.AppliedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A start that keeps a parent: the service runs as a child, is verified and watched, and is stopped
 * if it fails. For one thread.
 */
final class Supervision {

  /** The time that written output may take to arrive after the end of the service. */
  private static final Duration LAST_OUTPUT = Duration.ofSeconds(1);

  private final Project project;
  private final ServiceVerification verification;
  private final MigrationRollback rollback;

  private Supervision(
      Project project, ServiceVerification verification, MigrationRollback rollback) {
    this.project = project;
    this.verification = verification;
    this.rollback = rollback;
  }

  /**
   * Reads what the service has to answer, before anything is changed.
   *
   * @throws Failure.Misconfigured with every problem of it
   */
  static Supervision of(Project project, Endpoint endpoint) {
    Redactor redactor = project.documents().redactor();
    var reader =
        new VerifyReader(
            project.configuration().verify(),
            project.environment(),
            UUID.randomUUID().toString().substring(24));
    var verification = reader.read(Optional.empty(), new HarmlessCalls(project)::allowed);
    redactor.learn(reader.secrets());
    return new Supervision(project, verification, new MigrationRollback(project, endpoint));
  }

  /** Remembers what the run applied; if nothing, records that the service starts on the schema. */
  void migrated(Interlock interlock, Plan done) {
    AppliedRun run = interlock.recordOf(done);
    if (run.isEmpty()) {
      project.times().measure("record start", () -> recorded(interlock));
    }
    rollback.remember(run);
  }

  private static Interlock recorded(Interlock interlock) {
    interlock.recordStart();
    return interlock;
  }

  /**
   * Starts the service and stays until it ends.
   *
   * @param verified called once the service is verified
   * @return the exit code of the service
   * @throws Failure.Unverified if it failed; it is stopped then
   */
  ExitStatus run(ProcessImage image, Runnable verified) {
    Optional<Duration> watched = configuration().watch().map(Configured::value);
    ServiceProcess service = image.start(watched.isPresent());
    ForwardedSignals signals = ForwardedSignals.to(service);
    OutputWatch output = OutputWatch.of(service, errorLines());
    List<Finding> problems = problems(service, signals, output);
    if (problems.isEmpty() && watched.isPresent()) {
      problems = watch(watched.get(), service, signals, output);
    }
    output.end();
    if (!problems.isEmpty()) {
      throw failed(problems, service, signals, output);
    }
    project
        .log()
        .say(watched.isPresent() ? "verified, and watched without an error line" : "verified");
    rollback.recordVerified();
    verified.run();
    service.trimMemory(); // The service may run for months, and needs no verification again.
    int code = service.end().join().code();
    output.drain(LAST_OUTPUT);
    return ExitStatus.ofService(code);
  }

  private SupervisionConfiguration configuration() {
    return project.configuration().verify().supervision();
  }

  private ErrorLines errorLines() {
    return configuration()
        .errorLines()
        .map(Configured::value)
        .map(ErrorLines::of)
        .orElseGet(ErrorLines::standard);
  }

  /** Verifies the service, unless it ends, logs an error or is to be ended before. */
  private List<Finding> problems(
      ServiceProcess service, ForwardedSignals signals, OutputWatch output) {
    var task =
        VerificationTask.start(
            verification,
            new VerificationProgress(project.log()),
            project.documents().redactor()::learn);
    CompletableFuture.anyOf(service.end(), signals.ending(), output.error(), task.result())
        .exceptionally(failure -> failure)
        .join();
    List<Finding> early = problemBeside(service, signals, output, "before it was verified");
    if (!early.isEmpty()) {
      task.giveUp();
      return early;
    }
    VerificationResult result = task.result().join();
    project.log().say(VerificationText.summary(verification, result));
    result.findings().stream().filter(finding -> !finding.isError()).forEach(project.log()::report);
    return result.findings().stream().filter(Finding::isError).toList();
  }

  private List<Finding> watch(
      Duration time, ServiceProcess service, ForwardedSignals signals, OutputWatch output) {
    CompletableFuture.anyOf(service.end(), signals.ending(), output.error())
        .completeOnTimeout(time, time.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(failure -> failure)
        .join();
    return problemBeside(service, signals, output, "while it was watched");
  }

  /** Returns the problem that shows without asking the service. */
  private List<Finding> problemBeside(
      ServiceProcess service, ForwardedSignals signals, OutputWatch output, String when) {
    if (signals.ending().isDone()) {
      throw interrupted(service, signals.ending().join(), output, when);
    }
    if (output.error().isDone()) {
      return List.of(output.error().join());
    }
    return service.end().isDone() ? List.of(ended(service.end().join(), when)) : List.of();
  }

  private static Finding ended(ServiceEnd end, String when) {
    return Finding.error(Code.SERVICE_ENDED, "the service %s %s.".formatted(end.words(), when))
        .help("Look for the reason in its output above.");
  }

  /** A platform gives a process only seconds to end, so that nothing is undone then. */
  private Failure interrupted(
      ServiceProcess service, ForwardedSignals.Received signal, OutputWatch output, String when) {
    boolean isKilled = service.awaitOrKill(configuration().gracePeriod().value());
    output.drain(LAST_OUTPUT);
    return new Failure.Interrupted(
        Finding.error(
                Code.INTERRUPTED,
                "%s ended the service %s%s."
                    .formatted(signal.name(), when, isKilled ? "; it had to be killed" : ""))
            .note("the migrations stay applied"),
        signal.number());
  }

  private Failure failed(
      List<Finding> problems,
      ServiceProcess service,
      ForwardedSignals signals,
      OutputWatch output) {
    boolean wasRunning = !service.end().isDone();
    boolean isKilled = service.stop(configuration().gracePeriod().value());
    output.drain(LAST_OUTPUT);
    if (wasRunning) {
      project.log().say(isKilled ? "killed the service, which did not end" : "stopped the service");
    }
    List<Finding> findings = new ArrayList<>(problems);
    findings.addAll(
        signals.ending().isDone()
            ? rollback.leave(
                "%s arrived before the rollback".formatted(signals.ending().join().name()))
            : project.times().measure("roll back", rollback::run));
    var failure = new Failure.Unverified(findings);
    rollback.record(failure);
    if (rollback.interrupted().isPresent()) {
      findings.stream()
          .filter(finding -> !rollback.interrupted().get().findings().contains(finding))
          .forEach(project.log()::report);
      return rollback.interrupted().get();
    }
    return failure;
  }
}
