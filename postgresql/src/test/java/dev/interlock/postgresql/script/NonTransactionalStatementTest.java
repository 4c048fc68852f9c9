package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.postgresql.script.NonTransactionalStatement.CreateIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DetachPartitionConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.DropIndexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.Other;
import dev.interlock.postgresql.script.NonTransactionalStatement.ReindexConcurrently;
import dev.interlock.postgresql.script.NonTransactionalStatement.ReindexConcurrently.Target;
import dev.interlock.postgresql.script.NonTransactionalStatement.Repeatable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NonTransactionalStatementTest {

  @Test
  void placesIndexInSchemaOfItsTable() {
    assertThat(
            NonTransactionalStatement.parse(
                "create unique index concurrently if not exists \"My \"\"I\" on only App.T (a)"))
        .contains(
            new CreateIndexConcurrently(
                Optional.of(QualifiedName.of("app", "My \"I")),
                QualifiedName.of("app", "t"),
                true,
                true));
  }

  @Test
  void knowsIndexWithoutName() {
    assertThat(NonTransactionalStatement.parse("CREATE INDEX CONCURRENTLY ON \"T\" (c)"))
        .contains(
            new CreateIndexConcurrently(Optional.empty(), QualifiedName.of("T"), false, false));
  }

  @Test
  void decodesUnicodeNames() {
    assertThat(
            NonTransactionalStatement.parse(
                "drop index concurrently if exists U&\"d\\0061t\\\\\", s . u&\"!+01F600\" uescape '!'"))
        .contains(
            new DropIndexConcurrently(
                List.of(QualifiedName.of("dat\\"), QualifiedName.of("s", "\uD83D\uDE00")), true));
  }

  @Test
  void readsTargetOfReindex() {
    assertThat(NonTransactionalStatement.parse("reindex (verbose) table concurrently s.t"))
        .contains(new ReindexConcurrently(Target.TABLE, Optional.of(QualifiedName.of("s", "t"))));
    assertThat(NonTransactionalStatement.parse("reindex database concurrently"))
        .contains(new ReindexConcurrently(Target.DATABASE, Optional.empty()));
  }

  @Test
  void readsBothNamesOfDetachedPartition() {
    assertThat(NonTransactionalStatement.parse("alter table s.t detach partition s.p concurrently"))
        .contains(
            new DetachPartitionConcurrently(
                QualifiedName.of("s", "t"), QualifiedName.of("s", "p")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vacuum t", "reindex system", "cluster", "alter system reset all"})
  void knowsWhatMayRunAgain(String statement) {
    assertThat(NonTransactionalStatement.parse(statement)).contains(new Repeatable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create database d",
        "alter subscription s drop publication p",
        "create index concurrently on",
        "create index concurrently U&\"\\00\" on t (a)",
        "drop index concurrently a."
      })
  void doesNotClaimToUnderstandTheRest(String statement) {
    assertThat(NonTransactionalStatement.parse(statement)).contains(new Other());
  }

  @Test
  void leavesOrdinaryStatementsAlone() {
    assertThat(NonTransactionalStatement.parse("create index i on t (a)")).isEmpty();
  }
}
