package dev.interlock.gate.diagnosis;

import static dev.interlock.gate.diagnosis.KnownError.error;
import static dev.interlock.gate.diagnosis.KnownError.message;

import java.util.List;

/**
 * Messages of the PostgreSQL server in English, besides those about missing or existing objects.
 */
final class PostgresErrors {

  static final List<KnownError> ALL =
      List.of(
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_OWNER,
              "must be (?:the )?owner of (?:table |relation |schema |view |materialized view |sequence |function |type |database |extension |index |foreign table |event trigger )?\"?(?<name>[^\\s\"]+)\"?"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_ALLOWED,
              "permission denied for (?:table|relation|schema|sequence|function|procedure|routine|database|view|materialized view|column|language|type|tablespace|foreign server|foreign-data wrapper|large object|index|publication|event trigger) \"?(?<name>[^\\s\"]+)\"?"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_ALLOWED,
              "permission denied to (?:create|alter|drop|set|grant|rename|terminate|change|examine|cancel|reindex|copy) (?<name>(?:\\w+ )?\"[^\"]+\"|\\w+)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_ALLOWED,
              "must be superuser to (?<name>.+?)(?: \\(SQLSTATE|$)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_ALLOWED,
              "new row violates row-level security policy(?: \"[^\"]+\")? for table NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.PASSWORD_WRONG,
              "(?:password|SASL|PAM|LDAP|Ident|Peer|GSSAPI) authentication failed for user NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SSL_REQUIRED,
              "(?:no )?pg_hba.conf (?:entry for|rejects connection for) host \"[^\"]+\", user NAME, database \"[^\"]+\", (?:SSL off|no encryption)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.ACCESS_RULE,
              "(?:no )?pg_hba.conf (?:entry for|rejects connection for) host \"[^\"]+\", user NAME"),
          message(
              ReportingTool.POSTGRESQL, Cause.ACCESS_RULE, "role NAME is not permitted to log in"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TOO_MANY_CONNECTIONS,
              "sorry, too many clients already"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TOO_MANY_CONNECTIONS,
              "remaining connection slots are reserved"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TOO_MANY_CONNECTIONS,
              "too many connections for (?:role|database) NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.STARTING_UP,
              "the database system is (?:starting up|shutting down|in recovery mode|not (?:yet )?accepting connections)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SERVER_STOPPED,
              "terminating connection due to administrator command"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SESSION_TIMEOUT,
              "terminating connection due to (?:idle-in-transaction|idle-session|transaction) timeout"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.CONNECTION_LOST,
              "terminating connection because of crash of another server process"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.LOCK_TIMEOUT,
              "canceling statement due to lock timeout"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.LOCK_TIMEOUT,
              "could not obtain lock on (?:relation|row in relation|materialized view) NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.STATEMENT_TIMEOUT,
              "canceling statement due to statement timeout"),
          message(
              ReportingTool.POSTGRESQL, Cause.CANCELLED, "canceling statement due to user request"),
          message(ReportingTool.POSTGRESQL, Cause.DEADLOCK, "deadlock detected"),
          message(
              ReportingTool.POSTGRESQL, Cause.SERIALIZATION, "could not serialize access due to"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OUT_OF_MEMORY,
              "server process \\(PID \\d+\\) was terminated by signal 9"),
          error(
              ReportingTool.POSTGRESQL,
              Cause.OUT_OF_MEMORY,
              "\\b(?:ERROR|FATAL):\\s+out of memory\\b"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OUT_OF_MEMORY,
              "Failed on request of size \\d+ in memory context"),
          message(ReportingTool.POSTGRESQL, Cause.LOCK_TABLE_FULL, "out of shared memory"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SHARED_MEMORY,
              "could not resize shared memory segment \"[^\"]+\" to \\d+ bytes: No space left on device"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.DISK_FULL,
              "could not (?:extend|write to|create|open|write|fsync) (?:temporary )?(?:file|block|directory)[^:]*: (?:wrote only \\d+ of \\d+ bytes|No space left on device)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.DISK_FULL,
              "could not write [^:]{1,80}: No space left on device"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.READ_ONLY,
              "cannot execute (?<name>[A-Z][A-Z ]+) (?:in a read-only transaction|during recovery)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_IN_TRANSACTION,
              "(?<name>[A-Z][A-Z. ]+?) cannot (?:run inside|be executed (?:from|within)) a (?:transaction block|function|pipeline)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.ENUM_VALUE,
              "unsafe use of new value NAME of enum type"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TRANSACTION_ABORTED,
              "current transaction is aborted, commands ignored until end of transaction block"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.CACHED_PLAN,
              "cached plan must not change result type"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SYNTAX,
              "syntax error at or near \"(?<name>[^\"]*|\"[^\"]*\")\""),
          message(ReportingTool.POSTGRESQL, Cause.SYNTAX, "syntax error at end of input"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.SYNTAX,
              "unterminated (?:quoted (?:string|identifier)|dollar-quoted string|/\\* comment) at or near"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TYPE_MISMATCH,
              "column NAME is of type .+ but (?:default )?expression is of type"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TYPE_MISMATCH,
              "(?:default for )?column NAME cannot be cast automatically to type"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.TYPE_MISMATCH,
              "foreign key constraint NAME cannot be implemented"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.BAD_VALUE,
              "invalid input (?:syntax for (?:type )?[\\w ]+|value for enum \\S+): NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.BAD_VALUE,
              "date/time field value out of range: NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.BAD_VALUE,
              "invalid byte sequence for encoding \"[^\"]+\": (?<name>(?:0x\\w\\w ?)+)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.VALUE_TOO_LONG,
              "value too long for type (?<name>[\\w ]+\\(\\d+\\))"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.CREATED_TWICE,
              "duplicate key value violates unique constraint \"pg_(?:type|class|namespace|extension|proc|database|authid)_\\w+_index\""),
          message(
              ReportingTool.POSTGRESQL,
              Cause.UNIQUE_VIOLATED,
              "duplicate key value violates unique constraint NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.UNIQUE_VIOLATED,
              "could not create unique index NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.FOREIGN_KEY_VIOLATED,
              "(?:insert or update|update or delete) on table \"(?<of>[^\"]+)\" violates foreign key constraint NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_NULL_VIOLATED,
              "null value in column NAME (?:of relation \"(?<of>[^\"]+)\" )?violates not-null constraint"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.NOT_NULL_VIOLATED,
              "column NAME (?:of relation \"(?<of>[^\"]+)\" )?contains null values"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.CHECK_VIOLATED,
              "new row for relation \"(?<of>[^\"]+)\" violates check constraint NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.CHECK_VIOLATED,
              "check constraint NAME (?:of relation \"(?<of>[^\"]+)\" )?is violated by some row"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.KEY_MISSING,
              "there is no unique constraint matching given keys for referenced table NAME"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.STILL_USED,
              "cannot drop (?<name>.+?) because (?:other objects depend on it|.+ requires it)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.STILL_USED,
              "cannot alter type of a column used (?:by a view or rule|in a (?:policy|trigger) definition|by a generated column)"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OBJECT_IN_USE,
              "(?:source )?database NAME is being accessed by other users"),
          message(
              ReportingTool.POSTGRESQL,
              Cause.OBJECT_IN_USE,
              "cannot (?:ALTER|DROP|CREATE INDEX|TRUNCATE|REINDEX)(?: TABLE| INDEX)? NAME because it (?:has pending trigger events|is being used by active queries)"));

  private PostgresErrors() {}
}
