package dev.interlock.postgresql.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.script.StatementKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClassifierTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ORDINARY | select 1",
        "ORDINARY | create table vacuum_log (a int)",
        "ORDINARY | create index i on t (concurrently)",
        "ORDINARY | create function set_config() returns int return set_config('a', 'b', false)",
        "ORDINARY | copy t to stdout",
        "ORDINARY | copy (select a from stdin) to stdout",
        "ORDINARY | copy t from '/tmp/x'",
        "ORDINARY | savepoint a",
        "ORDINARY | release a",
        "ORDINARY | rollback to a",
        "ORDINARY | ROLLBACK WORK TO SAVEPOINT a",
        "ORDINARY | prepare transaction as select 1",
        "ORDINARY | checkpoint",
        "ORDINARY | set local lock_timeout = 1",
        "ORDINARY | set transaction read only",
        "ORDINARY | set constraints all deferred",
        "ORDINARY | select set_config('a', 'b', true)",
        "BEGIN    | begin isolation level serializable",
        "BEGIN    | start /* x */ transaction",
        "COMMIT   | commit",
        "COMMIT   | end work and no chain",
        "ABORT    | commit and chain",
        "ABORT    | rollback",
        "ABORT    | abort transaction and chain",
        "ABORT    | prepare transaction 'x'",
        "SESSION  | SET search_path = a",
        "SESSION  | set role x",
        "SESSION  | set session authorization x",
        "SESSION  | set session characteristics as transaction read only",
        "SESSION  | reset all",
        "SESSION  | discard temp",
        "SESSION  | listen a",
        "SESSION  | select pg_catalog.set_config('search_path', '', false)",
        "SESSION  | with a as (select \"set_config\"('a', f(true), b)) select 1",
        "NON_TRANSACTIONAL | create unique index concurrently i on t (a)",
        "NON_TRANSACTIONAL | drop index concurrently i",
        "NON_TRANSACTIONAL | reindex (verbose, concurrently) table t",
        "ORDINARY | reindex (concurrently false) table t",
        "ORDINARY | reindex index i",
        "NON_TRANSACTIONAL | reindex index concurrently i",
        "NON_TRANSACTIONAL | reindex schema s",
        "NON_TRANSACTIONAL | reindex database",
        "NON_TRANSACTIONAL | discard all",
        "NON_TRANSACTIONAL | vacuum",
        "NON_TRANSACTIONAL | VACUUM (full, analyze) t",
        "NON_TRANSACTIONAL | create database d",
        "NON_TRANSACTIONAL | drop database if exists d",
        "NON_TRANSACTIONAL | create tablespace t location '/x'",
        "NON_TRANSACTIONAL | drop tablespace t",
        "NON_TRANSACTIONAL | alter database d set tablespace t",
        "ORDINARY | alter database d set lock_timeout = 1",
        "NON_TRANSACTIONAL | alter system set a = 1",
        "NON_TRANSACTIONAL | cluster",
        "NON_TRANSACTIONAL | cluster (verbose)",
        "ORDINARY | cluster verbose t",
        "NON_TRANSACTIONAL | alter table if exists only a.t detach partition p concurrently",
        "ORDINARY | alter table t detach partition p finalize",
        "NON_TRANSACTIONAL | create subscription s connection 'x' publication p",
        "ORDINARY | create subscription s connection 'x' publication p with (connect = false)",
        "ORDINARY | create subscription s connection 'x' publication p with (create_slot = off)",
        "NON_TRANSACTIONAL | drop subscription s",
        "NON_TRANSACTIONAL | alter subscription s refresh publication",
        "NON_TRANSACTIONAL | alter subscription s add publication p",
        "ORDINARY | alter subscription s set publication p with (refresh = false)",
        "NON_TRANSACTIONAL | alter subscription s set (failover = true)",
        "ORDINARY | alter subscription s disable",
        "NON_TRANSACTIONAL | commit prepared 'x'",
        "NON_TRANSACTIONAL | rollback prepared 'x'"
      })
  void tellsKindByWords(StatementKind kind, String statement) {
    var statements = new PostgresScriptSplitter().split("/* vacuum */ " + statement + ";");

    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().kind()).isEqualTo(kind);
  }
}
