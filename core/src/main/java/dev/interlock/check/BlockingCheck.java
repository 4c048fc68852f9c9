package dev.interlock.check;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds statements that hold a lock others wait for while they do work that grows with the table. A
 * lock that an earlier statement of the same transaction took counts too, because it is held until
 * the transaction ends (PostgreSQL manual, 13.3.1). Tables that the migration itself creates do not
 * count: other sessions cannot use them yet.
 */
record BlockingCheck(Migration migration, MigrationEffect effect) {

  private static final String DEFAULT = "public.";
  private static final int SHOWN = 10;

  List<Finding> findings() {
    if (migration.directives().allows(Code.BLOCKS_WHILE_WORKING.id())) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    alike().forEach((message, statements) -> findings.add(finding(message, statements)));
    return findings;
  }

  /** Groups the blocking statements by message, in their order. */
  private SequencedMap<String, List<SeenStatement>> alike() {
    var alike = new LinkedHashMap<String, List<SeenStatement>>();
    Map<String, LockMode> held = new HashMap<>();
    int transaction = -1;
    for (SeenStatement seen : SeenStatement.of(migration, effect)) {
      if (seen.transaction() != transaction) {
        held.clear();
        transaction = seen.transaction();
      }
      seen.effect().locks().forEach((table, mode) -> held.merge(table, mode, LockMode::or));
      SortedMap<LockMode, Set<String>> blocked = blocked(held);
      if (!blocked.isEmpty() && isWork(seen.effect())) {
        alike
            .computeIfAbsent(message(seen.effect(), blocked), first -> new ArrayList<>())
            .add(seen);
      }
    }
    return alike;
  }

  private static boolean isWork(StatementEffect part) {
    return !part.rewritten().isEmpty() || !part.scanned().isEmpty();
  }

  /** Returns the tables whose writers wait, by lock, the strongest lock first. */
  private static SortedMap<LockMode, Set<String>> blocked(Map<String, LockMode> held) {
    var blocked = new TreeMap<LockMode, Set<String>>(Comparator.reverseOrder());
    held.forEach((table, mode) -> {
      if (mode.blocksWrites()) {
        blocked.computeIfAbsent(mode, key -> new TreeSet<>()).add(table);
      }
    });
    return blocked;
  }

  private String message(StatementEffect part, SortedMap<LockMode, Set<String>> blocked) {
    String locks =
        blocked.entrySet().stream()
            .map(lock -> lock.getKey().word() + " on " + named(lock.getValue()))
            .collect(Collectors.joining(" and "));
    Set<String> tables = new TreeSet<>();
    blocked.values().forEach(tables::addAll);
    return "`%s` holds %s while it %s: %s wait."
        .formatted(
            migration.id(),
            locks,
            work(part, tables),
            blocked.firstKey().blocksReads() ? "reads and writes" : "writes");
  }

  private static Finding finding(String message, List<SeenStatement> statements) {
    SeenStatement first = statements.getFirst();
    Finding finding =
        Finding.warning(Code.BLOCKS_WHILE_WORKING, message).as(Severity.NOTE).at(first.place());
    List<Integer> others =
        statements.stream()
            .map(seen -> seen.effect().line())
            .distinct()
            .filter(line -> line != first.effect().line())
            .toList();
    return others.isEmpty() ? finding : finding.note("the same " + at(others));
  }

  private static String at(List<Integer> lines) {
    if (lines.size() == 1) {
      return "at line " + lines.getFirst();
    }
    return lines.size() > SHOWN
        ? "at %d more lines, the last %d".formatted(lines.size(), lines.getLast())
        : "at lines " + lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String work(StatementEffect part, Set<String> blocked) {
    Set<String> rewritten = new TreeSet<>(part.rewritten());
    rewritten.retainAll(blocked);
    if (!rewritten.isEmpty()) {
      return "rewrites " + named(rewritten);
    }
    boolean builds =
        part.changes().stream()
            .anyMatch(change ->
                change instanceof Change.Created && change.id().kind() == ObjectKind.INDEX);
    if (builds) {
      return "builds an index";
    }
    return part.scanned().isEmpty()
        ? "rebuilds " + named(part.rewritten())
        : "reads every row of " + named(part.scanned());
  }

  /** Joins the names; the default schema is left out. */
  private static String named(Set<String> relations) {
    return relations.stream()
        .map(name -> name.startsWith(DEFAULT) ? name.substring(DEFAULT.length()) : name)
        .map("`%s`"::formatted)
        .collect(Collectors.joining(" and "));
  }
}
