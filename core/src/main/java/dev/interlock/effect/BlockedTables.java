package dev.interlock.effect;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The tables that a transaction keeps other sessions waiting for.
 *
 * @param locks the strongest lock on each table, if INSERT, UPDATE or DELETE wait for it
 */
public record BlockedTables(SortedMap<String, LockMode> locks) {

  private static final String DEFAULT = "public.";

  public BlockedTables {
    locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
  }

  /** Returns the tables among locked ones whose writers wait. */
  static BlockedTables of(Map<String, LockMode> held) {
    var locks = new TreeMap<>(held);
    locks.values().removeIf(mode -> !mode.blocksWrites());
    return new BlockedTables(locks);
  }

  /** Returns the same locks on tables of other names; equal names are joined. */
  public BlockedTables renamed(UnaryOperator<String> name) {
    var renamed = new TreeMap<String, LockMode>();
    locks.forEach((table, mode) -> renamed.merge(name.apply(table), mode, LockMode::or));
    return new BlockedTables(renamed);
  }

  /** Returns the strongest lock of all. */
  public LockMode strongest() {
    return locks.values().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Returns such as {@code SHARE on `a` and `b`}, the strongest lock first. */
  public String words() {
    var byLock = new TreeMap<LockMode, SortedSet<String>>(Comparator.reverseOrder());
    locks.forEach((table, mode) -> byLock.computeIfAbsent(mode, key -> new TreeSet<>()).add(table));
    return byLock.entrySet().stream()
        .map(lock -> lock.getKey().word() + " on " + named(lock.getValue()))
        .collect(Collectors.joining(" and "));
  }

  /** Returns the names as messages show them; the default schema is left out. */
  public static String named(Collection<String> relations) {
    return relations.stream()
        .map(BlockedTables::shown)
        .map("`%s`"::formatted)
        .collect(Collectors.joining(" and "));
  }

  /** Returns a name without the default schema. */
  public static String shown(String name) {
    return name.startsWith(DEFAULT) ? name.substring(DEFAULT.length()) : name;
  }
}
