package dev.interlock.check;

import dev.interlock.effect.BlockedTables;
import dev.interlock.effect.BlockingWork;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.SeenStatement;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Finds statements that hold a lock others wait for while they do work that grows with a table. */
record BlockingCheck(Migration migration, MigrationEffect effect) {

  List<Finding> findings() {
    if (migration.directives().allows(Code.BLOCKS_WHILE_WORKING.id())) {
      return List.of();
    }
    var alike = new LinkedHashMap<String, List<SeenStatement>>();
    for (BlockingWork work : BlockingWork.of(SeenStatement.of(migration, effect))) {
      alike.computeIfAbsent(message(work), first -> new ArrayList<>()).add(work.statement());
    }
    return alike.entrySet().stream().map(each -> finding(each.getKey(), each.getValue())).toList();
  }

  private static Finding finding(String message, List<SeenStatement> statements) {
    return SeenStatement.placed(
        Finding.warning(Code.BLOCKS_WHILE_WORKING, message).as(Severity.NOTE), statements);
  }

  private String message(BlockingWork work) {
    return "`%s` holds %s while it %s: %s wait."
        .formatted(
            migration.id(),
            work.blocked().words(),
            words(work),
            work.blocked().strongest().waiting());
  }

  private static String words(BlockingWork work) {
    var strongest = work.work().firstEntry();
    String tables = BlockedTables.named(strongest.getValue());
    return switch (strongest.getKey()) {
      case REWRITE -> "rewrites " + tables;
      case INDEX_BUILD -> "builds an index";
      case FULL_READ -> "reads every row of " + tables;
      case INDEX_REBUILD ->
          "rebuilds " + BlockedTables.named(work.statement().effect().rewritten());
    };
  }
}
