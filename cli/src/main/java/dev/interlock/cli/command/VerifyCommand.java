package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.gate.verify.ServiceVerification;
import dev.interlock.gate.verify.ServiceVerifier;
import dev.interlock.gate.verify.VerificationClock;
import dev.interlock.gate.verify.VerificationResult;
import dev.interlock.project.configuration.VerifyReader;
import java.util.List;
import java.util.UUID;

/** Asks a running service everything that it has to answer. */
public final class VerifyCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "asks the running service what `verify` in interlock.yml names, and exits 5 if an answer is wrong";
  }

  @Override
  public String operands() {
    return "[URL]";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    var url = Operands.one(invocation);
    var project = Project.open(invocation, OutputFormat.reportOrJson(invocation));
    Redactor redactor = project.documents().redactor();
    var reader =
        new VerifyReader(
            project.configuration().verify(),
            project.environment(),
            UUID.randomUUID().toString().substring(24));
    ServiceVerification verification = reader.read(url, new HarmlessCalls(project)::allowed);
    redactor.learn(reader.secrets());
    var progress = new VerificationProgress(project.log());
    var verifier =
        new ServiceVerifier(verification, VerificationClock.system(), progress, redactor::learn);
    VerificationResult result = verifier.verify();
    report(project, verification, result);
    return ExitStatus.DONE;
  }

  private static void report(
      Project project, ServiceVerification verification, VerificationResult result) {
    project.log().say(VerificationText.summary(verification, result));
    List<Finding> errors = result.findings().stream().filter(Finding::isError).toList();
    result.findings().stream().filter(finding -> !finding.isError()).forEach(project.log()::report);
    if (!errors.isEmpty()) {
      throw new Failure.Unverified(errors);
    }
  }
}
