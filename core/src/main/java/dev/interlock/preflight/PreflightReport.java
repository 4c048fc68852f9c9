package dev.interlock.preflight;

import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.Repair;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The checks of a plan and their answers, in the order of its statements.
 *
 * @param forecasts what others will wait for, small tables excepted
 * @param online what runs online, so that others do not wait
 * @param secrets the columns whose values are never shown
 */
public record PreflightReport(
    List<Result> results,
    List<LockForecast> forecasts,
    List<OnlineWork> online,
    SecretColumns secrets) {

  /** Nothing to check. */
  public static final PreflightReport NOTHING =
      new PreflightReport(List.of(), List.of(), List.of(), SecretColumns.BY_NAME);

  public PreflightReport {
    results = List.copyOf(results);
    forecasts = List.copyOf(forecasts);
    online = List.copyOf(online);
  }

  /**
   * One check.
   *
   * @param answer empty if its table or column does not exist yet
   * @param repairs the statements that repair the rows, if any break the rule
   * @param finding what the answer means for the plan; empty if it allows it
   * @param isAllowed whether the migration allows the finding
   */
  public record Result(
      PlannedCheck check,
      Optional<DataAnswer> answer,
      List<Repair> repairs,
      Optional<Finding> finding,
      boolean isAllowed) {
    public Result {
      repairs = List.copyOf(repairs);
    }
  }

  /** Returns the findings, those that migrations allow excepted. */
  public List<Finding> findings() {
    return Stream.of(
            results.stream()
                .filter(result -> !result.isAllowed())
                .flatMap(result -> result.finding().stream()),
            forecasts.stream().filter(forecast -> !forecast.isAllowed()).map(LockForecast::finding),
            online.stream().map(OnlineWork::finding))
        .flatMap(findings -> findings)
        .toList();
  }

  /** Returns a plan with what replaces its statements. */
  public Plan online(Plan plan) {
    return online.isEmpty()
        ? plan
        : new Plan(
            plan.migrations().stream()
                .map(planned ->
                    online.stream()
                        .filter(one -> one.work().migration().equals(planned.migration()))
                        .reduce(
                            planned,
                            (some, one) -> some.online(one.sequences()),
                            (one, other) -> other))
                .toList());
  }

  /** Whether a query was stopped before it had an answer. */
  public boolean isIncomplete() {
    return results.stream()
            .flatMap(result -> result.answer().stream())
            .anyMatch(answer ->
                answer instanceof DataAnswer.Unknown(var why, var said)
                    && why == DataAnswer.Why.TIMEOUT)
        || forecasts.stream()
            .anyMatch(forecast ->
                forecast.size() instanceof TableSize.Unknown unknown && unknown.isTimeout());
  }

  /** Returns the checks to repeat before the statements of a migration, by statement. */
  public SortedMap<Integer, List<DataCheck>> guards(MigrationId migration) {
    var guards = new TreeMap<Integer, List<DataCheck>>();
    for (Result result : results) {
      PlannedCheck check = result.check();
      if (check.migration().id().equals(migration)
          && check.isRepeated()
          && PreflightFindings.isGuarded(result)) {
        guards.computeIfAbsent(check.statement(), at -> new ArrayList<>()).add(check.check());
      }
    }
    return guards;
  }
}
