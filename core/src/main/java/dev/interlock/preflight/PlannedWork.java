package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.effect.BlockedTables;
import dev.interlock.effect.BlockingWork;
import dev.interlock.effect.SeenStatement;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Work of a planned migration on one table, done while others wait for locks. Statements of the
 * migration that do the same are one work.
 *
 * @param table the table that is worked on, as the migration names it; for partitions whose
 *     partitioned table is locked, that one
 * @param before the name that the table has now
 * @param blocked the tables that others wait for
 * @param isUnderEarlierLock whether only an earlier statement of the transaction needs the locks
 * @param statements in their order; never empty
 */
public record PlannedWork(
    Migration migration,
    BlockingWork.Kind kind,
    String table,
    String before,
    BlockedTables blocked,
    boolean isUnderEarlierLock,
    List<SeenStatement> statements) {

  public PlannedWork {
    statements = List.copyOf(statements);
  }

  /**
   * Returns the work of a plan on tables that exist now, in the order of its statements.
   *
   * @param plan the planned migrations with their effects, in apply order
   * @param live the schema that the plan starts from
   * @param online the statements that run online, and so do not count
   */
  static List<PlannedWork> of(
      List<PlannedEffect> plan, Catalog live, Set<OnlineStatement.Key> online) {
    List<PlannedEffect> checked = plan.stream().filter(PlannedEffect::isChecked).toList();
    if (checked.isEmpty()) {
      return List.of();
    }
    var tables = new LiveTables(live, checked.getFirst().planned().file().script().splitter());
    return checked.stream().flatMap(each -> of(each, tables, online).stream()).toList();
  }

  private static List<PlannedWork> of(
      PlannedEffect each, LiveTables tables, Set<OnlineStatement.Key> online) {
    Migration migration = each.planned().migration();
    List<SeenStatement> all = divided(each, online);
    Map<SeenStatement, BlockingWork> blocking = new LinkedHashMap<>();
    BlockingWork.of(
            all.stream().filter(seen -> runs(each, seen) && !isOnline(each, seen, online)).toList())
        .forEach(work -> blocking.put(work.statement(), work));
    var alike = new LinkedHashMap<PlannedWork, List<SeenStatement>>();
    for (SeenStatement seen : all) {
      BlockingWork work = blocking.get(seen);
      if (work != null) {
        of(migration, work, tables)
            .forEach(one -> alike.computeIfAbsent(one, first -> new ArrayList<>()).add(seen));
      }
      tables.follow(seen);
    }
    return alike.entrySet().stream().map(entry -> entry.getKey().by(entry.getValue())).toList();
  }

  /** Returns the statements; one that runs online ends the transaction of those before it. */
  private static List<SeenStatement> divided(PlannedEffect each, Set<OnlineStatement.Key> online) {
    var divided = new ArrayList<SeenStatement>();
    int more = 0;
    for (SeenStatement seen : SeenStatement.of(each.planned().migration(), each.effect())) {
      more += isOnline(each, seen, online) ? 1 : 0;
      divided.add(
          new SeenStatement(
              seen.effect(), seen.transaction() + more, seen.script(), seen.statement()));
    }
    return divided;
  }

  private static boolean isOnline(
      PlannedEffect each, SeenStatement seen, Set<OnlineStatement.Key> online) {
    return seen.statement()
        .map(seen.script()::numberOf)
        .filter(number ->
            each.planned().online().containsKey(number)
                || online.contains(new OnlineStatement.Key(each.planned().migration(), number)))
        .isPresent();
  }

  private static boolean runs(PlannedEffect each, SeenStatement seen) {
    return seen.statement().map(seen.script()::numberOf).filter(n -> !each.runs(n)).isEmpty();
  }

  /** Returns the work of one statement, without the statement, so that equal work is equal. */
  private static List<PlannedWork> of(Migration migration, BlockingWork work, LiveTables tables) {
    var locked = work.blocked().locks().keySet();
    BlockedTables blocked = work.blocked().renamed(table -> tables.whole(table, locked));
    return work.work().entrySet().stream()
        .flatMap(each ->
            each.getValue().stream()
                .map(table -> tables.whole(table, locked))
                .distinct()
                .flatMap(table ->
                    tables.before(table).stream()
                        .map(before ->
                            new PlannedWork(
                                migration,
                                each.getKey(),
                                table,
                                before,
                                blocked,
                                work.isUnderEarlierLock(),
                                List.of()))))
        .toList();
  }

  private PlannedWork by(List<SeenStatement> those) {
    return new PlannedWork(migration, kind, table, before, blocked, isUnderEarlierLock, those);
  }
}
