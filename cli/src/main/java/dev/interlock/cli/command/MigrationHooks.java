package dev.interlock.cli.command;

import dev.interlock.cli.output.JsonValue;
import dev.interlock.cli.project.Project;
import dev.interlock.cli.project.ShellCommand;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.project.configuration.HooksConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs the project's own commands around migrations. What they print is logged. */
record MigrationHooks(Project project) {

  /**
   * Runs the hook before migrations, if there are any.
   *
   * @param plan returns the migrations that are about to run; not called without a hook
   * @throws Failure.Refused if the hook fails; nothing has been changed
   */
  void before(Supplier<List<PlannedMigration>> plan) {
    hooks()
        .beforeMigrate()
        .ifPresent(command -> {
          List<PlannedMigration> pending = plan.get();
          if (!pending.isEmpty()) {
            run("before-migrate", command, migrations(pending))
                .ifPresent(finding -> {
                  throw new Failure.Refused(
                      finding
                          .note("nothing was migrated")
                          .help("Correct what the hook reports, and run the command again."));
                });
          }
        });
  }

  /** Runs the hook after migrations; a failure is a warning, because they are applied. */
  void after(List<PlannedMigration> applied) {
    warn("after-migrate", hooks().afterMigrate(), migrations(applied));
  }

  /** Runs the hook after a failure; its own failure is a warning beside the first one. */
  void failed(Failure failure) {
    warn(
        "on-failure",
        hooks().onFailure(),
        Map.of("findings", failure.findings().stream().map(MigrationHooks::json).toList()));
  }

  private HooksConfiguration hooks() {
    return project.configuration().hooks();
  }

  private void warn(String hook, Optional<String> command, Map<String, Object> facts) {
    command
        .flatMap(words -> run(hook, words, facts))
        .map(finding -> finding.as(Severity.WARNING))
        .ifPresent(project.log()::report);
  }

  /** Runs a hook, and returns what went wrong. */
  private Optional<Finding> run(String hook, String command, Map<String, Object> facts) {
    var input = new LinkedHashMap<String, Object>();
    input.put("hook", hook);
    input.putAll(facts);
    var environment = new LinkedHashMap<>(project.environment());
    environment.put("INTERLOCK_HOOK", hook);
    return new ShellCommand(command, project.folder(), environment, hooks().timeout())
        .run(JsonValue.of(input), line -> project.log().say(hook + ": " + line))
        .map(what ->
            Finding.error(Code.HOOK_FAILED, "the hook `%s` %s.".formatted(hook, what))
                .note("`%s`".formatted(command)));
  }

  private static Map<String, Object> migrations(List<PlannedMigration> migrations) {
    return Map.of(
        "migrations", migrations.stream().map(each -> each.migration().id().toString()).toList());
  }

  private static Map<String, Object> json(Finding finding) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", finding.code().id());
    json.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    json.put("message", finding.message());
    return json;
  }
}
