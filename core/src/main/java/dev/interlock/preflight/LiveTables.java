package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.SeenStatement;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.token.TokenSequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that the tables of a plan have before it runs. Names are those of {@link
 * dev.interlock.effect.StatementEffect}.
 */
final class LiveTables {

  private static final Set<ObjectKind> STORED =
      Set.of(ObjectKind.TABLE, ObjectKind.MATERIALIZED_VIEW);

  private final ExpectedSchema schema;
  private final Set<String> created = new HashSet<>();
  private final Map<String, String> renamed = new HashMap<>();

  LiveTables(Catalog live, ScriptSplitter splitter) {
    this.schema = new ExpectedSchema(live, splitter);
  }

  /** Returns the name that a table has now; empty if the plan creates the table. */
  Optional<String> before(String table) {
    return created.contains(table)
        ? Optional.empty()
        : Optional.of(renamed.getOrDefault(table, table));
  }

  /**
   * Returns the partitioned table that a partition belongs to, as long as that is one of the given
   * tables; otherwise the table itself.
   */
  String whole(String table, Set<String> among) {
    String whole = table;
    Optional<String> parent = parent(table);
    while (parent.filter(among::contains).isPresent()) {
      whole = parent.get();
      parent = parent(whole);
    }
    return whole;
  }

  private Optional<String> parent(String partition) {
    TokenSequence name = schema.splitter().tokens(partition);
    return schema
        .find(ObjectId.of(ObjectKind.TABLE, name.name(0), name.name(2)))
        .flatMap(table -> Optional.ofNullable(table.attributes().get("partition of")))
        .map(schema.splitter()::tokens)
        .map(parent -> name(List.of(parent.name(0), parent.name(2))));
  }

  /** Follows a statement of the plan. */
  void follow(SeenStatement seen) {
    List<Change> changes = seen.effect().changes();
    Set<String> gone = stored(changes, Change.Dropped.class);
    Set<String> come = stored(changes, Change.Created.class);
    boolean isRename =
        gone.size() == 1
            && come.size() == 1
            && seen.tokens()
                .filter(tokens -> tokens.contains("rename") || tokens.contains("set", "schema"))
                .isPresent();
    if (isRename) {
      rename(gone.iterator().next(), come.iterator().next());
    } else {
      created.addAll(come);
    }
    changes.forEach(schema::apply);
  }

  private void rename(String from, String to) {
    Optional<String> before = before(from);
    renamed.remove(from);
    created.remove(to);
    before.ifPresentOrElse(name -> renamed.put(to, name), () -> created.add(to));
  }

  private static Set<String> stored(List<Change> changes, Class<? extends Change> type) {
    return changes.stream()
        .filter(type::isInstance)
        .map(Change::id)
        .filter(id -> STORED.contains(id.kind()))
        .map(id -> name(id.path()))
        .collect(Collectors.toSet());
  }

  private static String name(List<String> path) {
    return path.stream().map(Identifier::quoted).collect(Collectors.joining("."));
  }
}
