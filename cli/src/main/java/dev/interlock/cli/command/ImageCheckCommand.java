package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.gate.context.ContextReport;
import java.util.List;

/** Checks what an image gets of the project's files. */
public final class ImageCheckCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "checks that ignore files and the Dockerfile let the migrations into the image, and no credentials; needs no database";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation, OutputFormat.reportOrJson(invocation));
    ContextReport report = project.migrations().image();
    if (report.hasErrors()) {
      throw new Failure.Refused(report.findings());
    }
    report.findings().forEach(project.log()::report);
    ImageText.unsearched(report).ifPresent(project.log()::say);
    project.log().say(ImageText.summary(report, project.configuration().image().isOff()));
    return ExitStatus.DONE;
  }
}
