package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.OnlineRewriter;
import dev.interlock.dialect.data.DataReader;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.finding.Code;
import dev.interlock.history.Migration;
import dev.interlock.history.OnlineMode;
import dev.interlock.history.OnlineSequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Joins the work of a plan with the sizes of its tables, which it keeps, and decides which
 * statements run online. For one thread.
 */
final class Forecasts {

  private final DataReader reader;
  private final PreflightSettings settings;
  private final OnlineRewriter rewriter;
  private final OnlineMode mode;
  private final ForecastFindings findings;
  private final Map<SortedSet<String>, Map<String, TableSize>> answers = new HashMap<>();

  Forecasts(
      DataReader reader, PreflightSettings settings, OnlineRewriter rewriter, OnlineMode mode) {
    this.reader = reader;
    this.settings = settings;
    this.rewriter = rewriter;
    this.mode = mode;
    this.findings = new ForecastFindings(settings.blockedTable());
  }

  /**
   * The findings about the work of a plan.
   *
   * @param blocking work that others will wait for
   * @param online work that would make them wait, and runs online instead
   */
  record Found(List<LockForecast> blocking, List<OnlineWork> online) {}

  /** Forgets the sizes. */
  void clear() {
    answers.clear();
  }

  /**
   * Returns the forecasts, with one query for each set of tables. A statement that runs online ends
   * the transaction of those before it, so the rest is judged again.
   */
  Found of(List<PlannedEffect> plan, Catalog live) {
    var rewriting = new Rewriting(plan, live, rewriter);
    var online = new LinkedHashMap<OnlineStatement.Key, OnlineStatement>();
    var done = new ArrayList<OnlineWork>();
    while (true) {
      List<PlannedWork> works = PlannedWork.of(plan, live, online.keySet());
      Map<String, TableSize> sizes = sizes(works);
      List<OnlineWork> more =
          works.stream().flatMap(work -> online(work, sizes, rewriting).stream()).toList();
      if (more.isEmpty()) {
        return new Found(
            works.stream().flatMap(work -> forecast(work, sizes, rewriting).stream()).toList(),
            done);
      }
      done.addAll(more);
      for (OnlineWork work : more) {
        rewriting
            .of(work.work())
            .forEach(statement -> online.putIfAbsent(statement.key(), statement));
      }
    }
  }

  private Map<String, TableSize> sizes(List<PlannedWork> works) {
    var tables =
        works.stream().map(PlannedWork::before).collect(Collectors.toCollection(TreeSet::new));
    return tables.isEmpty()
        ? Map.of()
        : answers.computeIfAbsent(tables, asked -> reader.sizes(asked, settings));
  }

  /**
   * Returns the treatment of a migration's statements; its author's word precedes the project's.
   */
  private OnlineMode mode(Migration migration) {
    return migration.directives().online().orElse(mode);
  }

  /** Returns work on a large table that runs online; empty if it runs as it is written. */
  private Optional<OnlineWork> online(
      PlannedWork work, Map<String, TableSize> sizes, Rewriting rewriting) {
    TableSize size = sizes.get(work.before());
    if (size == null
        || mode(work.migration()) != OnlineMode.AUTO
        || isAllowed(work)
        || !findings.isLarge(size)) {
      return Optional.empty();
    }
    List<OnlineStatement> statements = rewriting.of(work);
    var sequences = new TreeMap<Integer, OnlineSequence>();
    for (OnlineStatement statement : statements) {
      if (!statement.isPossible() || rewriting.transaction(statement).isPresent()) {
        return Optional.empty();
      }
      sequences.put(statement.number(), statement.sequence());
    }
    return sequences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new OnlineWork(
                work,
                size,
                sequences,
                OnlineFindings.of(work, size, sequences, Rewriting.divides(work))));
  }

  /** Returns the forecast; empty for a small table, and for one that does not exist now. */
  private Optional<LockForecast> forecast(
      PlannedWork work, Map<String, TableSize> sizes, Rewriting rewriting) {
    return Optional.ofNullable(sizes.get(work.before()))
        .flatMap(size ->
            findings
                .of(work, size, mode(work.migration()), rewriting)
                .map(finding -> new LockForecast(work, size, finding, isAllowed(work))));
  }

  private static boolean isAllowed(PlannedWork work) {
    return work.migration().directives().allows(Code.LARGE_TABLE_BLOCKED.id());
  }
}
