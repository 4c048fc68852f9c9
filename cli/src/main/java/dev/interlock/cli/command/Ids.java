package dev.interlock.cli.command;

import dev.interlock.history.Migration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists migrations in a sentence. */
final class Ids {

  private static final int ALL = 10;
  private static final int FIRST = 3;

  private Ids() {}

  /** Lists up to ten migrations by id; of more only the first and the last. */
  static String listed(List<Migration> migrations) {
    List<String> ids = migrations.stream().map(migration -> migration.id().toString()).toList();
    return ids.size() <= ALL
        ? String.join(", ", ids)
        : "%s and %d more up to %s"
            .formatted(String.join(", ", ids.subList(0, FIRST)), ids.size() - FIRST, ids.getLast());
  }

  /** A migration as documents show it. */
  static Map<String, Object> json(Migration migration) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", migration.id());
    json.put("description", migration.description());
    json.put("file", migration.path());
    return json;
  }
}
