package dev.interlock.postgresql.session;

import dev.interlock.dialect.StepRunner.Ending;
import dev.interlock.dialect.StepRunner.Remains;
import dev.interlock.ledger.PreStepState;
import dev.interlock.postgresql.script.NonTransactionalStatement;
import dev.interlock.postgresql.script.NonTransactionalStatement.CreateIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DetachPartitionConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DropIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.Other;
import dev.interlock.postgresql.script.NonTransactionalStatement.ReindexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.Repeatable;
import dev.interlock.script.Statement;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the state before and after statements outside transactions, and removes the invalid index
 * of an interrupted build.
 *
 * <p>A pre-step state is the set of object ids that existed before the first attempt. Any other
 * index was made by the step, whatever its name: no object is adopted by name.
 */
final class NonTransactionalSteps {

  private final Indexes indexes;
  private final Partitions partitions;

  NonTransactionalSteps(Connection connection) {
    this.indexes = new Indexes(connection);
    this.partitions = new Partitions(connection);
  }

  PreStepState observe(Statement statement) {
    return preStep(
        switch (parse(statement)) {
          case CreateIndexConcurrently create -> ids(indexes.on(create.table()));
          case ReindexConcurrently reindex -> ids(indexes.leftByReindex());
          case DropIndexConcurrently drop -> Set.of();
          case DetachPartitionConcurrently detach -> Set.of();
          case Repeatable repeatable -> Set.of();
          case Other other -> Set.of();
        });
  }

  /**
   * Determines the result of a statement, and removes the remains of a failed attempt.
   *
   * @param mayHaveCommitted false only if a failed statement is known to have committed nothing
   */
  Remains settle(
      Statement statement, PreStepState before, Ending ending, boolean mayHaveCommitted) {
    return switch (parse(statement)) {
      case CreateIndexConcurrently create -> settleCreate(create, known(before), ending);
      case ReindexConcurrently reindex -> {
        dropUnknown(indexes.leftByReindex(), known(before));
        yield repeatable(ending);
      }
      case DropIndexConcurrently drop -> settleDrop(drop, ending, mayHaveCommitted);
      case DetachPartitionConcurrently detach -> settleDetach(detach, ending);
      case Repeatable repeatable -> repeatable(ending);
      case Other other ->
          ending == Ending.FAILED && !mayHaveCommitted ? Remains.NOTHING : other(statement, ending);
    };
  }

  private static Remains repeatable(Ending ending) {
    return ending == Ending.SUCCEEDED ? Remains.WHOLE : Remains.NOTHING;
  }

  /**
   * Judges other statements: only blocks and procedures can commit part of their work and then
   * fail.
   */
  private static Remains other(Statement statement, Ending ending) {
    return switch (ending) {
      case SUCCEEDED -> Remains.WHOLE;
      case FAILED -> CommittingStatement.mayCommit(statement) ? Remains.PART : Remains.NOTHING;
      case UNKNOWN -> Remains.PART;
    };
  }

  /** Judges a drop. If it failed without a commit, absent indexes had never existed. */
  private Remains settleDrop(DropIndexConcurrently drop, Ending ending, boolean mayHaveCommitted) {
    if (ending == Ending.FAILED && !mayHaveCommitted) {
      return Remains.NOTHING;
    }
    return indexes.allAbsent(drop.indexes()) ? Remains.WHOLE : Remains.PART;
  }

  private Remains settleDetach(DetachPartitionConcurrently detach, Ending ending) {
    return switch (partitions.completeDetach(detach)) {
      case FINISHED -> Remains.WHOLE;
      case ATTACHED -> Remains.NOTHING;
      case NO_PARTITION -> ending == Ending.FAILED ? Remains.NOTHING : Remains.WHOLE;
    };
  }

  /**
   * Judges a build. With IF NOT EXISTS the server may have done nothing; an index must then be
   * valid.
   */
  private Remains settleCreate(CreateIndexConcurrently create, Set<Long> known, Ending ending) {
    List<Indexes.Found> now = indexes.on(create.table(), create.index());
    boolean made = now.stream().anyMatch(found -> found.valid() && !known.contains(found.id()));
    if (made) {
      return Remains.WHOLE;
    }
    dropUnknown(now.stream().filter(found -> !found.valid()).toList(), known);
    boolean wasThere =
        ending == Ending.SUCCEEDED
            && create.ifNotExists()
            && now.stream().anyMatch(Indexes.Found::valid);
    return wasThere ? Remains.WHOLE : Remains.NOTHING;
  }

  private void dropUnknown(List<Indexes.Found> candidates, Set<Long> known) {
    candidates.stream().filter(found -> !known.contains(found.id())).forEach(indexes::drop);
  }

  private static NonTransactionalStatement parse(Statement statement) {
    return NonTransactionalStatement.parse(statement.text()).orElseGet(Other::new);
  }

  private static Set<Long> ids(List<Indexes.Found> found) {
    return found.stream().map(Indexes.Found::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static PreStepState preStep(Set<Long> ids) {
    return new PreStepState(ids.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  private static Set<Long> known(PreStepState preStep) {
    return preStep
        .words()
        .lines()
        .flatMap(line -> Set.of(line.split(" ", -1)).stream())
        .filter(word -> !word.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }
}
