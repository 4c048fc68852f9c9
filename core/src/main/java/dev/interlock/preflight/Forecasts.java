package dev.interlock.preflight;

import dev.interlock.dialect.data.DataReader;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.TableSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Joins the work of a plan with the sizes of its tables, which it keeps. For one thread. */
final class Forecasts {

  private final DataReader reader;
  private final PreflightSettings settings;
  private final ForecastFindings findings;
  private final Map<SortedSet<String>, Map<String, TableSize>> answers = new HashMap<>();

  Forecasts(DataReader reader, PreflightSettings settings) {
    this.reader = reader;
    this.settings = settings;
    this.findings = new ForecastFindings(settings.blockedTable());
  }

  /** Forgets the sizes. */
  void clear() {
    answers.clear();
  }

  /** Returns the forecasts that are worth saying, with one query at most. */
  List<LockForecast> of(List<PlannedWork> plan) {
    if (plan.isEmpty()) {
      return List.of();
    }
    var tables =
        plan.stream().map(PlannedWork::before).collect(Collectors.toCollection(TreeSet::new));
    Map<String, TableSize> sizes =
        answers.computeIfAbsent(tables, asked -> reader.sizes(asked, settings));
    return plan.stream().flatMap(work -> forecast(work, sizes).stream()).toList();
  }

  /** Returns the forecast; empty for a small table, and for one that does not exist now. */
  private Optional<LockForecast> forecast(PlannedWork work, Map<String, TableSize> sizes) {
    return Optional.ofNullable(sizes.get(work.before()))
        .flatMap(size ->
            findings
                .of(work, size)
                .map(finding ->
                    new LockForecast(
                        work,
                        size,
                        finding,
                        work.migration().directives().allows(finding.code().id()))));
  }
}
