package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Keeps one migration per id, the first by path, and reports the others. */
public final class Duplicates {

  private Duplicates() {}

  static List<Migration> removed(Collection<Migration> migrations, List<Finding> problems) {
    var byId = new TreeMap<MigrationId, Migration>();
    migrations.stream()
        .sorted(Comparator.comparing(Migration::path))
        .forEach(migration -> {
          var first = byId.putIfAbsent(migration.id(), migration);
          if (first != null) {
            problems.add(duplicate(first.id(), first.up(), migration.up()));
          }
        });
    return List.copyOf(byId.values());
  }

  /** Reports that two files have the same id, without choosing between them. */
  public static Finding duplicate(MigrationId id, ScriptFile first, ScriptFile second) {
    return Finding.error(
            Code.DUPLICATE_VERSION,
            "`%s` is the version of both `%s` and `%s`.".formatted(id, first.path(), second.path()))
        .at(second.place())
        .help("Give the newer file a version of its own; `interlock new` knows the next one.");
  }
}
