package dev.interlock.cli.command;

import dev.interlock.cli.line.ExitStatus;
import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.InterlockCommand;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.project.CheckResult;
import dev.interlock.project.configuration.VerifyReader;
import java.util.ArrayList;
import java.util.List;

/** Checks everything that can be checked before a deploy without its database. */
public final class CheckCommand implements InterlockCommand {

  @Override
  public String summary() {
    return "checks files, branches, undo scripts and seals on a shadow database, and the image's files; needs no other database";
  }

  @Override
  public List<Flag> flags() {
    return List.of(OutputFormat.REPORTS, ReplayOptions.NO_CACHE);
  }

  @Override
  public ExitStatus run(Invocation invocation) {
    Operands.none(invocation);
    var project = Project.open(invocation, OutputFormat.reportOrJson(invocation));
    requireVerificationRules(project);
    CheckResult checked = ReplayOptions.migrations(invocation, project).check();
    CheckResult result = checked.rated(project.configuration().severities()::rate);
    project
        .report()
        .ifPresent(report -> {
          report.history(result.history());
          result.findings().forEach(report::found);
          result.advice().forEach(report::found);
        });
    Advice advice = Advice.of(result.advice(), invocation.options().verbosity());
    var findings = new ArrayList<>(result.findings());
    findings.addAll(advice.shown());
    if (result.hasErrors()) {
      advice.remark().ifPresent(project.log()::say);
      throw new Failure.Refused(findings);
    }
    findings.forEach(project.log()::report);
    advice.remark().ifPresent(project.log()::say);
    result.remark().ifPresent(project.log()::say);
    ImageText.unsearched(result.image()).ifPresent(project.log()::say);
    project.log().say(summary(result));
    return ExitStatus.DONE;
  }

  /** Finds mistakes in `verify` before a deploy, where the service's variables may not be set. */
  private static void requireVerificationRules(Project project) {
    List<Finding> problems = VerifyReader.problems(project.configuration().verify());
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(problems);
    }
  }

  private static String summary(CheckResult result) {
    var found = new ArrayList<>(List.of("they run"));
    if (result.areSealsFresh()) {
      found.add("their seals are up to date");
    }
    if (result.areModelsCompared()) {
      found.add("models find what they need");
    }
    if (result.image().isComplete()) {
      found.add("the image gets them");
    }
    String last = found.removeLast();
    return "checked %s: %s"
        .formatted(
            Upgrading.counted(result.history().all().size()),
            found.isEmpty() ? last : String.join(", ", found) + ", and " + last);
  }
}
