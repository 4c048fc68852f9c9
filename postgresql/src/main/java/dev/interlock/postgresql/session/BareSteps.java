package dev.interlock.postgresql.session;

import dev.interlock.dialect.Target.Ending;
import dev.interlock.ledger.Witness;
import dev.interlock.postgresql.script.BareStatement;
import dev.interlock.postgresql.script.BareStatement.CreateIndexConcurrently;
import dev.interlock.postgresql.script.BareStatement.DetachPartitionConcurrently;
import dev.interlock.postgresql.script.BareStatement.DropIndexConcurrently;
import dev.interlock.postgresql.script.BareStatement.Other;
import dev.interlock.postgresql.script.BareStatement.ReindexConcurrently;
import dev.interlock.postgresql.script.BareStatement.Repeatable;
import dev.interlock.script.Statement;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Knows, for statements outside transactions, what was there before and what is there after, and
 * clears away the invalid index that a cut-off build leaves behind.
 *
 * <p>A witness is the set of object ids that were there before the first attempt: an index that is
 * not in it was made by us, whatever its name (invariant 6: nothing is adopted by name).
 */
final class BareSteps {

  private final Indexes indexes;
  private final Partitions partitions;

  BareSteps(Connection connection) {
    this.indexes = new Indexes(connection);
    this.partitions = new Partitions(connection);
  }

  Witness observe(Statement statement) {
    return witness(
        switch (parse(statement)) {
          case CreateIndexConcurrently create -> ids(indexes.on(create.table()));
          case ReindexConcurrently reindex -> ids(indexes.leftByReindex());
          case DropIndexConcurrently drop -> Set.of();
          case DetachPartitionConcurrently detach -> Set.of();
          case Repeatable repeatable -> Set.of();
          case Other other -> Set.of();
        });
  }

  boolean settle(Statement statement, Witness before, Ending ending) {
    boolean succeeded = ending == Ending.SUCCEEDED;
    return switch (parse(statement)) {
      case CreateIndexConcurrently create -> settleCreate(create, known(before), succeeded);
      case ReindexConcurrently reindex -> {
        dropUnknown(indexes.leftByReindex(), known(before));
        yield succeeded;
      }
      case DropIndexConcurrently drop -> indexes.allAbsent(drop.indexes());
      case DetachPartitionConcurrently detach -> partitions.completeDetach(detach);
      case Repeatable repeatable -> succeeded;
      case Other other -> succeeded;
    };
  }

  /** With IF NOT EXISTS the server may have done nothing: what is there must then be valid. */
  private boolean settleCreate(CreateIndexConcurrently create, Set<Long> known, boolean succeeded) {
    List<Indexes.Found> now =
        indexes.on(create.table()).stream().filter(found -> found.isNamed(create.index())).toList();
    boolean made = now.stream().anyMatch(found -> found.valid() && !known.contains(found.id()));
    if (made) {
      return true;
    }
    dropUnknown(now.stream().filter(found -> !found.valid()).toList(), known);
    return succeeded && create.ifNotExists() && now.stream().anyMatch(Indexes.Found::valid);
  }

  private void dropUnknown(List<Indexes.Found> candidates, Set<Long> known) {
    candidates.stream().filter(found -> !known.contains(found.id())).forEach(indexes::drop);
  }

  private static BareStatement parse(Statement statement) {
    return BareStatement.parse(statement.text()).orElseGet(Other::new);
  }

  private static Set<Long> ids(List<Indexes.Found> found) {
    return found.stream().map(Indexes.Found::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Witness witness(Set<Long> ids) {
    return new Witness(ids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static Set<Long> known(Witness witness) {
    return witness
        .words()
        .lines()
        .flatMap(line -> Set.of(line.split(" ", -1)).stream())
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }
}
