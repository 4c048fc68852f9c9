package dev.interlock.cli.output;

import dev.interlock.batch.Batch;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.Program;
import dev.interlock.history.SafeStep;
import dev.interlock.history.Step;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import dev.interlock.script.Statement;
import java.util.List;
import java.util.Set;

/**
 * Prints a planned migration as SQL that a person can read and psql could run.
 *
 * @param server product and major version of the server
 */
public record PlanText(PlannedMigration migration, String server) {

  private static final String SECRET = "***";

  @Override
  public String toString() {
    var text = new StringBuilder();
    text.append(
        "-- %s (%s)%s%n".formatted(migration.id(), migration.file().path(), kept(migration)));
    if (migration.file().placeholders().containsValue(SECRET)) {
      text.append(
          "-- It has secret values, which are not shown here: psql would run it with `***`.\n");
    }
    migration.file().program().ifPresent(program -> append(program, text));
    if (migration.file().hasScript()) {
      for (Step step : migration.steps(Set.of()).steps()) {
        append(step, text);
      }
    }
    return text.append(System.lineSeparator()).toString();
  }

  /** Says that the statements are not what is sent, but what Python sent to an empty database. */
  private void append(Program program, StringBuilder text) {
    List<String> reasons = program.reasons(server);
    if (!reasons.isEmpty()) {
      text.append("-- Python runs it, because %s.%n".formatted(String.join(", and ", reasons)));
      if (migration.file().hasScript()) {
        text.append(
            migration.steps(Set.of()).steps().isEmpty()
                ? "-- To an empty database it sends nothing.\n"
                : "-- To an empty database it sends:\n");
      }
    }
  }

  private static String kept(PlannedMigration migration) {
    if (migration.isSquashed()) {
      return ": recorded as applied, because all that it replaces is applied";
    }
    return switch (migration.work()) {
      case Work.All all -> migration.isResumed() ? ", from where an earlier run stopped" : "";
      case Work.Rest rest -> ", without what already exists";
      case Work.Nothing nothing -> ": adopted, its effect already exists";
    };
  }

  private void append(Step step, StringBuilder text) {
    switch (step) {
      case Step.Transactional(var begin, List<Statement> statements) -> {
        text.append(begin.map(Statement::text).orElse("BEGIN")).append(";\n");
        statements.forEach(statement -> append(statement, text));
        text.append("COMMIT;\n");
      }
      case Step.NonTransactional(Statement statement) -> append(statement, text);
      case Step.Batched(Batch batch) -> {
        text.append(
            "-- In batches of `%s` by `%s`, the first of %,d rows, each in a transaction of its own:%n"
                .formatted(batch.table(), String.join(", ", batch.key()), batch.size()));
        append(batch.statement().original(), text);
      }
      case Step.Online(Statement statement, OnlineSequence sequence) -> {
        text.append(
            "-- online, in place of the statement at line %d%n"
                .formatted(migration.file().script().placeOf(statement).line()));
        sequence.steps().forEach(each -> append(each, text));
      }
    }
  }

  private static void append(SafeStep step, StringBuilder text) {
    boolean isBlock = step.statements().size() > 1;
    text.append(isBlock ? "BEGIN;\n" : "");
    step.statements().forEach(sql -> text.append(sql).append(";\n"));
    text.append(isBlock ? "COMMIT;\n" : "");
  }

  private static void append(Statement statement, StringBuilder text) {
    text.append(statement.text()).append(";\n");
    statement
        .copyData()
        .ifPresent(data ->
            text.append(data)
                .append(data.endsWith("\n") || data.isEmpty() ? "" : "\n")
                .append("\\.\n"));
  }
}
