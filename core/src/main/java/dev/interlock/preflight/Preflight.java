package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.OnlineRewriter;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.DataReader;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.finding.Finding;
import dev.interlock.history.OnlineMode;
import dev.interlock.preflight.PlannedCheck.Timing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the rows and the sizes of one database. An answer is kept as long as the ledger reads the
 * same, because a plan is made before the lock and again under it. For one thread.
 */
public final class Preflight {

  private final DataReader reader;
  private final PreflightSettings settings;
  private final Map<DataCheck, DataAnswer> answers = new HashMap<>();
  private final Forecasts forecasts;
  private Object asOf = List.of();

  /**
   * @param rewriter finds steps that do not block
   * @param online what to do with statements that block
   */
  public Preflight(
      DataReader reader, PreflightSettings settings, OnlineRewriter rewriter, OnlineMode online) {
    this.reader = reader;
    this.settings = settings;
    this.forecasts = new Forecasts(reader, settings, rewriter, online);
  }

  /**
   * Asks what a plan needs.
   *
   * @param plan the planned migrations with their effects, in apply order
   * @param live the schema that the plan starts from
   * @param ledger a value that changes when another run changes the database
   */
  public PreflightReport ask(List<PlannedEffect> plan, Catalog live, Object ledger) {
    if (!ledger.equals(asOf)) {
      answers.clear();
      forecasts.clear();
      asOf = ledger;
    }
    List<PlannedCheck> checks = PlannedChecks.of(plan, live);
    Forecasts.Found found = forecasts.of(plan, live);
    return new PreflightReport(
        checks.stream().map(this::result).toList(),
        found.blocking(),
        found.online(),
        settings.secrets());
  }

  private PreflightReport.Result result(PlannedCheck check) {
    Optional<DataAnswer> answer =
        check.timing() instanceof Timing.AfterCreation
            ? Optional.empty()
            : Optional.of(answers.computeIfAbsent(check.check(), this::answer));
    boolean isBroken =
        answer
            .filter(known -> known instanceof DataAnswer.Found found && found.count() > 0)
            .isPresent();
    List<Repair> repairs = isBroken ? reader.repairs(check.check()) : List.of();
    Optional<Finding> finding =
        answer.flatMap(known -> PreflightFindings.of(check, known, repairs, settings));
    boolean isAllowed =
        finding
            .filter(found -> check.migration().directives().allows(found.code().id()))
            .isPresent();
    return new PreflightReport.Result(check, answer, repairs, finding, isAllowed);
  }

  private DataAnswer answer(DataCheck check) {
    return reader.ask(check, settings);
  }
}
