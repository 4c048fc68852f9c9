package dev.interlock.postgresql.online;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.OnlineSequence;
import dev.interlock.history.SafeStep;
import dev.interlock.postgresql.catalog.GeneratedName;
import dev.interlock.script.token.TokenSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds an index concurrently. One of a partitioned table is built for each partition, and is
 * valid once those of all partitions are attached (PostgreSQL manual, CREATE INDEX).
 */
final class IndexSteps {

  private final TokenSequence tokens;
  private final LiveTable table;

  /** Index of the word INDEX. */
  private final int index;

  private final boolean mayExist;

  /** Index of the name, or of the word ON if it has none. */
  private final int name;

  /** Index after the name of the table. */
  private final int end;

  private IndexSteps(TokenSequence tokens, StatementEffect effect, Catalog before) {
    this.tokens = tokens;
    this.index = tokens.isWord(1, "unique") ? 2 : 1;
    if (!tokens.isWord(index, "index")) {
      throw new NoSteps("no steps are known for such a statement");
    }
    if (tokens.isWord(index + 1, "concurrently")) {
      throw new NoSteps("the index is built concurrently already");
    }
    this.mayExist = tokens.hasWords(index + 1, "if", "not", "exists");
    this.name = index + (mayExist ? 4 : 1);
    int on = isNamed() ? name + 1 : name;
    if (!tokens.isWord(on, "on")) {
      throw new NoSteps("the name of its table could not be read");
    }
    int from = tokens.isWord(on + 1, "only") ? on + 2 : on + 1;
    this.end = Names.end(tokens, from);
    this.table = LiveTable.of(tokens, from, end, effect, before);
  }

  static OnlineSequence of(TokenSequence tokens, StatementEffect effect, Catalog before) {
    var steps = new IndexSteps(tokens, effect, before);
    return steps.table.isPartitioned() ? steps.ofPartitions() : steps.ofTable();
  }

  private boolean isNamed() {
    return !tokens.isWord(name, "on");
  }

  private OnlineSequence ofTable() {
    String sql =
        tokens.text(0, index + 1) + " CONCURRENTLY " + tokens.text(index + 1, tokens.size());
    Optional<String> undo =
        isNamed() && !mayExist
            ? Optional.of(dropped(table.qualifier(), tokens.text(tokens.get(name))))
            : Optional.empty();
    return new OnlineSequence(List.of(SafeStep.alone(sql, undo)), List.of());
  }

  private OnlineSequence ofPartitions() {
    if (mayExist) {
      throw new NoSteps("an index with IF NOT EXISTS on a partitioned table has no such steps");
    }
    String create = tokens.text(0, index + 1);
    String rest = tokens.text(end, tokens.size());
    Optional<List<String>> columns = Names.columns(tokens, end);
    String whole =
        isNamed()
            ? tokens.text(tokens.get(name))
            : Identifier.quoted(
                table.free(
                    GeneratedName.of(
                            table.name(),
                            columns.orElseThrow(() -> new NoSteps("its index has no name")),
                            "idx")
                        .base()));
    var steps = new ArrayList<SafeStep>();
    steps.add(
        SafeStep.of(
            "%s %s ON ONLY %s %s".formatted(create, whole, table.written(), rest),
            dropped(table.qualifier(), whole)));
    var attached = new ArrayList<String>();
    var helpers = new ArrayList<ObjectId>();
    var taken = new HashSet<String>();
    for (ObjectId partition : table.partitions()) {
      String schema = Identifier.quoted(partition.schema()) + ".";
      String part = freeName(partition, columns.orElse(List.of("expr")), taken);
      String quoted = Identifier.quoted(part);
      String of = schema + Identifier.quoted(partition.name());
      steps.add(
          SafeStep.alone(
              "%s CONCURRENTLY %s ON %s %s".formatted(create, quoted, of, rest),
              Optional.of(dropped(schema, quoted))));
      attached.add(
          "ALTER INDEX %s ATTACH PARTITION %s"
              .formatted(table.qualifier() + whole, schema + quoted));
      helpers.add(ObjectId.of(ObjectKind.INDEX, partition.schema(), partition.name(), part));
    }
    if (!attached.isEmpty()) {
      steps.add(new SafeStep(attached, false, Optional.empty()));
    }
    return new OnlineSequence(steps, helpers);
  }

  private static String dropped(String qualifier, String quoted) {
    return "DROP INDEX IF EXISTS " + qualifier + quoted;
  }

  /** Returns the name that the server would choose, numbered as it does if it is taken. */
  private String freeName(ObjectId partition, List<String> columns, Set<String> taken) {
    String label = "idx";
    String free = GeneratedName.of(partition.name(), columns, label).base();
    for (int number = 1; table.isTaken(free) || !taken.add(free); number++) {
      free = GeneratedName.of(partition.name(), columns, label + number).base();
    }
    return free;
  }
}
