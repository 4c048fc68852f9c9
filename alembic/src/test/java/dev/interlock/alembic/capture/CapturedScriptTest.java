package dev.interlock.alembic.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.alembic.runner.DoneStatements;
import dev.interlock.alembic.runner.RevisionRun;
import dev.interlock.alembic.runner.SentStatement;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The text of a script. */
class CapturedScriptTest {

  private static final PostgresScriptSplitter SPLITTER = new PostgresScriptSplitter();

  private static SentStatement sent(String text) {
    return statement(text, false);
  }

  private static SentStatement alone(String text) {
    return statement(text, true);
  }

  private static SentStatement statement(String text, boolean autocommit) {
    return new SentStatement.Statement(
        text, Optional.of(text), Optional.empty(), false, autocommit, false, false, false, true);
  }

  private static CapturedScript script(List<String> preamble, SentStatement... events) {
    return CapturedScript.of(
        new RevisionRun(
            Arrays.asList(events),
            DoneStatements.NONE,
            preamble,
            List.of(),
            "alembic_version",
            Optional.empty()),
        SPLITTER);
  }

  private static String text(SentStatement... events) {
    var script = script(List.of(), events);
    assertThat(script.problem()).isEmpty();
    return script.text();
  }

  @Test
  void onePartNeedsNoTransactionOfItsOwn() {
    assertThat(text(sent("create table t (a int)"), sent("insert into t values (1);")))
        .isEqualTo("create table t (a int);\ninsert into t values (1);\n");
    assertThat(text()).isEmpty();
  }

  @Test
  void semicolonStandsAloneBehindAComment() {
    assertThat(text(sent("select 1 -- one"), sent("select 2 /* two */"), sent("-- nothing")))
        .isEqualTo("select 1 -- one\n;\nselect 2 /* two */\n;\n");
  }

  @Test
  void partsCommitOneByOne() {
    assertThat(
            text(
                sent("create table t (a int)"),
                new SentStatement.Commit(),
                alone("create index concurrently i on t (a)"),
                alone("alter type e add value 'x'"),
                sent("insert into t values (1)"),
                sent("COMMIT"),
                sent("insert into t values (2)")))
        .isEqualTo(
            """
            BEGIN;
            create table t (a int);
            COMMIT;
            create index concurrently i on t (a);
            BEGIN;
            alter type e add value 'x';
            COMMIT;
            BEGIN;
            insert into t values (1);
            COMMIT;
            BEGIN;
            insert into t values (2);
            COMMIT;
            """);
  }

  @Test
  void preambleStandsFirst() {
    assertThat(
            script(
                    List.of("create schema if not exists app", "set search_path = app"),
                    sent("create table t (a int)"))
                .text())
        .isEqualTo(
            """
            create schema if not exists app;
            set search_path = app;
            create table t (a int);
            """);
  }

  @Test
  void adjacentIndexesAreSorted() {
    assertThat(
            text(
                sent("create index b on t (b)"),
                sent("create unique index a on t (a)"),
                sent("create index a on t (a)"),
                sent("drop index a"),
                sent("create index a on t (a)")))
        .isEqualTo(
            """
            create index a on t (a);
            create index b on t (b);
            create unique index a on t (a);
            drop index a;
            create index a on t (a);
            """);
  }

  @Test
  void saysWhyTheTextIsNotWhatWasSent() {
    assertThat(script(List.of(), sent("copy t from stdin")).problem())
        .contains("it copies rows with `COPY … FROM STDIN`");
    assertThat(script(List.of(), sent("select 1"), sent("savepoint s; select 2")).problem())
        .isEmpty();
    assertThat(script(List.of(), sent("select 1"), sent("select 2; commit; select 3")).problem())
        .contains("it begins or ends a transaction in a text of several statements");
    assertThat(script(List.of(), sent("rollback")).problem()).isPresent();
    assertThat(script(List.of(), sent("select 'x")).problem())
        .contains("a statement of it ends inside a quote");
  }
}
