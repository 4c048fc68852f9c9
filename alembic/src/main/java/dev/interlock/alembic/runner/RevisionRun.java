package dev.interlock.alembic.runner;

import java.util.List;
import java.util.Optional;

/**
 * A revision that ran, and was committed unless that was not asked for.
 *
 * @param done all of its statements
 * @param preamble settings and schemas that {@code env.py} made outside of the revision
 * @param watched what the revision read besides the database, only if it was captured: {@code
 *     variable NAME}, {@code file NAME}, {@code network}
 * @param versionTable the table in which Alembic records what is applied
 * @param versionSchema its schema; empty for the default one
 */
public record RevisionRun(
    List<SentStatement> statements,
    DoneStatements done,
    List<String> preamble,
    List<String> watched,
    String versionTable,
    Optional<String> versionSchema) {

  public RevisionRun {
    statements = List.copyOf(statements);
    preamble = List.copyOf(preamble);
    watched = List.copyOf(watched);
  }

  static RevisionRun of(Json.Fields answer) {
    return new RevisionRun(
        answer.objects("statements").stream().map(RevisionRun::statement).toList(),
        DoneStatements.of(answer),
        answer.texts("preamble"),
        answer.texts("watched"),
        answer.requiredText("version_table"),
        answer.text("version_schema"));
  }

  static SentStatement statement(Json.Fields event) {
    if (event.isTrue("commit")) {
      return new SentStatement.Commit();
    }
    if (event.isTrue("rollback")) {
      return new SentStatement.Rollback();
    }
    return new SentStatement.Statement(
        event.requiredText("sql"),
        event.text("text"),
        event.text("parameters"),
        event.isTrue("rows"),
        event.isTrue("autocommit"),
        event.isTrue("savepoint"),
        event.isTrue("raw"),
        event.isTrue("failed"),
        !event.isTrue("skipped") && !event.isTrue("present"));
  }
}
