package dev.interlock.gate.diagnosis;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The causes that can be told from an error's text. A name in braces is replaced by the object that
 * the error names, or by the words in the braces.
 */
public enum Cause {
  RELATION_MISSING(
      "the statement names {a table or view}, which does not exist where the session looks for it.",
      "Apply the pending migrations, correct the name, or write its schema before it."),
  COLUMN_MISSING(
      "the statement names {a column}, which its table does not have.",
      "Apply the migration that adds the column before the new version starts, or correct the name."),
  FUNCTION_MISSING(
      "the statement calls {a function} that does not exist with these argument types.",
      "Create the function or its extension before this statement, or cast the arguments."),
  TYPE_MISSING(
      "the statement names the type {of a column}, which does not exist where the session looks for it.",
      "Create the type or its extension in a migration before this one, or write its schema before it."),
  OBJECT_MISSING(
      "the statement names {an object} that does not exist.",
      "Create it in a migration before this one, or correct the name."),
  SCHEMA_MISSING(
      "the schema {of the statement} does not exist in this database.",
      "Create the schema in a migration before this one, or correct `search_path` or the name."),
  DATABASE_MISSING(
      "the server has no database {of this name}.",
      "Create the database, or correct its name in the database URL."),
  ROLE_MISSING(
      "the server has no role {of this name}.",
      "Create the role on this server, or correct the user in the database URL or the statement."),
  EXTENSION_MISSING(
      "the server has no files of the extension {that is to be created}.",
      "Install the extension on the server, or use an image or a plan of the provider that has it."),
  RELATION_EXISTS(
      "the statement creates {a table, index or view} that exists already: the schema was changed by hand, or the ledger lacks a migration that ran.",
      "Compare both with `interlock diff history database`; `interlock run` adopts what is identical and refuses what differs."),
  COLUMN_EXISTS(
      "the statement adds {a column} that exists already: the schema was changed by hand, or the ledger lacks a migration that ran.",
      "Compare both with `interlock diff history database`; `interlock run` adopts what is identical and refuses what differs."),
  OBJECT_EXISTS(
      "the statement creates {an object} that exists already: the schema was changed by hand, or the ledger lacks a migration that ran.",
      "Compare both with `interlock diff history database`; `interlock run` adopts what is identical and refuses what differs."),
  DATABASE_EXISTS(
      "the server already has a database {of this name}.",
      "Leave out the statement or the command that creates the database."),
  NOT_ALLOWED(
      "the role may not use {this object} in this way.",
      "Grant the role what it needs, or connect as the owner of the object."),
  NOT_OWNER(
      "only the owner of {the object} may do this, and the role is not the owner.",
      "Connect as the owner, or let the owner run `ALTER … OWNER TO` for this role."),
  PASSWORD_MISSING(
      "the server asks for a password, and the client has none.",
      "Set the password in the database URL, or the variable that holds it: it is empty or not set."),
  PASSWORD_WRONG(
      "the server does not accept the password of the user {of the database URL}.",
      "Correct the password in the database URL; if it has characters such as `@`, `:` or `/`, percent-encode them."),
  SSL_REQUIRED(
      "the server accepts only connections with TLS, and the client connects without.",
      "Add `sslmode=require` to the database URL."),
  SSL_NOT_OFFERED(
      "the client demands TLS, and the server does not offer it.",
      "Turn TLS on in the server, or leave `sslmode` out where the network is trusted."),
  CERTIFICATE_NOT_TRUSTED(
      "the client does not trust the certificate of the server.",
      "Give the client the root certificate of the provider (`sslrootcert`), and use the host name that the certificate names."),
  ACCESS_RULE(
      "the server has no rule in `pg_hba.conf` that lets this user, host and database in.",
      "Add a rule for the client's address, or connect from an address that the rules name; a refused connection without TLS may need `sslmode=require`."),
  TENANT_UNKNOWN(
      "the pooler does not know the user or project of the database URL.",
      "Copy the URL again from the provider's page: behind such a pooler the user has the form `postgres.PROJECT`, and the region is part of the host."),
  HOST_UNKNOWN(
      "the host {of the database URL} has no address: the name is wrong, or this network does not resolve it.",
      "Correct the host in the database URL; a private name works only inside the network of the provider."),
  CONNECTION_REFUSED(
      "no server listens at {the host and port of the database URL}.",
      "Start the database, or correct host and port; inside a container `localhost` is the container itself."),
  NO_ANSWER(
      "the host {of the database URL} does not answer: a firewall or a wrong address drops the packets.",
      "Allow this machine's address in the firewall or network of the database, and check host and port."),
  UNREACHABLE(
      "the client cannot reach the database server at {the address of the database URL}: the server is down or asleep, the address is wrong, or the network blocks it.",
      "Check that the server runs and that host and port are right; `interlock status` tells the reasons apart."),
  CONNECTION_LOST(
      "the connection to the database ended while it was in use.",
      "Look into the log of the server or pooler at that time: it was restarted, it ran out of memory, or it ended an idle session."),
  SERVER_STOPPED(
      "the server ended the session, because an administrator stopped or restarted it.",
      "Run it again when the server is up."),
  STARTING_UP(
      "the server is starting, recovering or shutting down, and accepts no sessions yet.",
      "Run it again when the server is up; `interlock run` waits for it."),
  TOO_MANY_CONNECTIONS(
      "the server or the role {of the database URL} has no connection left.",
      "End idle sessions, make the pools of the service smaller, or connect through a pooler."),
  POOL_EXHAUSTED(
      "all connections of the program's own pool are in use, and none came back in time.",
      "Look for transactions that stay open, and make the pool larger only if the server has connections left."),
  PREPARED_STATEMENT(
      "a prepared statement {of the driver} is not in the session: a pooler in transaction mode gave the client another one.",
      "Turn off prepared statements in the driver (`prepareThreshold=0`, `statement_cache_size=0`, `pgbouncer=true`), or use the direct URL."),
  POOLER_SETTING(
      "the pooler does not accept the startup parameter {of the client}.",
      "Leave the option out of the database URL, or name it in `ignore_startup_parameters` of the pooler."),
  LOCK_TIMEOUT(
      "the statement waited for a lock longer than `lock_timeout` allows: another session holds it.",
      "Find the session that blocks it in `pg_stat_activity` and `pg_locks`, let it end, and run the migration again."),
  DEADLOCK(
      "two sessions waited for locks of each other, and the server ended this one.",
      "Run it again; change the order in which the statements lock tables if it happens again."),
  SERIALIZATION(
      "another session changed the same rows at the same time, and this transaction was rolled back.",
      "Run the transaction again."),
  STATEMENT_TIMEOUT(
      "the statement ran longer than `statement_timeout` allows.",
      "Make the statement faster or smaller, or set a longer `statement_timeout` for migrations."),
  SESSION_TIMEOUT(
      "the server ended the session, because it was idle for longer than a timeout of the server allows.",
      "Keep transactions short, and let the pool replace idle connections before the server ends them."),
  CANCELLED(
      "the statement was cancelled by a user or by the program that sent it.",
      "Look for the program, deadline or administrator that cancelled it, and run it again."),
  OUT_OF_MEMORY(
      "the server ran out of memory.",
      "Give the server more memory, or lower `work_mem`, `maintenance_work_mem` or the number of sessions."),
  LOCK_TABLE_FULL(
      "one transaction holds more locks than the server has room for.",
      "Split the migration, or raise `max_locks_per_transaction` and restart the server."),
  SHARED_MEMORY(
      "the shared memory of the container is too small for a parallel query of the server.",
      "Start the database container with more, such as `--shm-size=256m`, or set `max_parallel_workers_per_gather` to 0."),
  DISK_FULL(
      "the disk of the database is full.",
      "Free space or enlarge the disk first; then run the migration again."),
  READ_ONLY(
      "the database accepts no writes: it is a replica, or the session or file is read-only.",
      "Connect to the primary; check `default_transaction_read_only`, or the permissions of the SQLite file and its folder."),
  NOT_IN_TRANSACTION(
      "{the statement} cannot run in a transaction, and the tool runs it in one.",
      "Mark the migration as not transactional in its tool; `interlock run` notices it by itself."),
  ENUM_VALUE(
      "a new enum value is used in the transaction that adds {it}, where it cannot be used yet.",
      "Use the value in a later migration than the one that adds it."),
  TRANSACTION_ABORTED(
      "the transaction had failed before: an earlier statement in it is the cause.",
      "Look for the first error before this line."),
  CACHED_PLAN(
      "a prepared statement was planned before a migration changed the columns of its result.",
      "Restart the service after the migration, and name columns instead of `SELECT *`."),
  FROM_MISSING(
      "the statement uses {a table} without naming it in its FROM clause.",
      "Name the table in FROM or JOIN; after an alias is given, only the alias may be used."),
  SYNTAX(
      "the statement is not SQL that this database reads, near {the place that it names}.",
      "Correct the statement; check whether it is written for another product or a newer version."),
  TYPE_MISMATCH(
      "a value or expression does not have the type that {the column} needs.",
      "Cast it; for `ALTER COLUMN … TYPE` add `USING` with the expression that converts the old values."),
  BAD_VALUE(
      "a value does not have the form of its type: {the value} cannot be read.",
      "Correct the value, or convert the rows that hold it before the type changes."),
  VALUE_TOO_LONG(
      "a value is longer than its column of type {such as varchar(n)}.",
      "Shorten the values or widen the column first."),
  CREATED_TWICE(
      "two processes created the same object at the same time: several replicas migrate at once.",
      "Let one process migrate while the others wait: `interlock run -- COMMAND` in each replica does that."),
  UNIQUE_VIOLATED(
      "rows repeat a value that the constraint or index {on the table} allows once.",
      "Find the duplicates, keep one row of each, and run it again."),
  FOREIGN_KEY_VIOLATED(
      "rows refer to rows that do not exist, or still have rows that refer to them: constraint {of the table}.",
      "Find and correct these rows; create the referenced rows first."),
  KEY_MISSING(
      "a foreign key refers to columns {of the table} that no primary key or unique constraint covers.",
      "Add the unique constraint to the referenced columns first."),
  NOT_NULL_VIOLATED(
      "the column {of the table} holds NULL where the constraint allows none.",
      "Give the rows a value first, or the column a default."),
  CHECK_VIOLATED(
      "rows violate the check constraint {of the table}.", "Correct the rows, or the condition."),
  STILL_USED(
      "other objects depend on {the object} that is to be dropped.",
      "Drop or change these objects first in the same migration; `CASCADE` would drop them too."),
  OBJECT_IN_USE(
      "other sessions use {the database or object}.", "End these sessions, and run it again."),
  SQLITE_LOCKED(
      "another process or connection writes to the SQLite file.",
      "Let one process write at a time; set a busy timeout, and keep transactions short."),
  SQLITE_CANNOT_OPEN(
      "the SQLite file cannot be opened: its folder is missing, or the user may not write there.",
      "Correct the path in the database URL (four slashes begin an absolute path), and create the folder or mount the volume."),
  SQLITE_DAMAGED(
      "the file is damaged, or is not a SQLite database.",
      "Restore it from a backup, or correct the path."),
  SQLITE_ALTER(
      "SQLite cannot alter a table in this way.",
      "Copy the table (in Alembic `batch_alter_table`), or give the new column a default."),
  REVISION_MISSING(
      "the ledger of the database names the version {of a newer file}, which no file of this project has: another branch, a newer release or a deleted file made it.",
      "Deploy the release that has the file, or restore it; `interlock locate` finds the version whose schema the database has."),
  PARENT_MISSING(
      "a migration builds on {another one} that no file has.",
      "Restore the file, or name the right parent in the migration."),
  SEVERAL_HEADS(
      "two migrations build on the same one, so the history has several heads.",
      "Join them: `interlock merge`, or the merge command of the tool."),
  CYCLE(
      "migrations are each other's parents.",
      "Correct the parents in the files of the migrations that the error names."),
  DUPLICATE_VERSION(
      "two migration files have the version {that the error names}.",
      "Give the newer file a higher version."),
  PENDING(
      "the database has not run all migrations of these files.",
      "Apply them before the service starts: `interlock run -- COMMAND`."),
  OUT_OF_ORDER(
      "the migration {in the files} is older than one that ran already, so the tool does not run it.",
      "Give it a newer version, or allow it once: `interlock upgrade --out-of-order allow`."),
  DIRTY(
      "an earlier run failed inside the migration {that the ledger names}, and the tool runs nothing until that is resolved.",
      "Look at what the migration has done (`interlock locate`), complete or undo it, and then clear the mark with the command of the tool."),
  EDITED(
      "the file of the migration {that the error names} was changed after it had run.",
      "Restore the file and write a new migration for the change; `interlock diff history database` shows whether the schema differs."),
  FILE_GONE(
      "the ledger records the migration {that the error names} as applied, and no file has it.",
      "Deploy the release that has the file, or restore it; `interlock locate` finds the version whose schema the database has."),
  MIGRATION_LOCKED(
      "another run holds the lock of the migration tool, or a run that died left it behind.",
      "Check that no other run is active; then release the lock with the command of the tool."),
  LEDGER_MISSING(
      "the database has tables and no ledger of the tool.",
      "Find the version of the schema with `interlock locate`, and record it: `interlock stamp VERSION`, or the baseline command of the tool."),
  FOLDER_MISSING(
      "the tool finds no migrations in {the configured folder}.",
      "Correct the folder in the configuration, run the tool from the right folder, and copy the migrations into the image."),
  NOTHING_TO_RUN(
      "the tool finds no migration files for {this database}.",
      "Check the folder and the names of the files: each tool expects names of its own form."),
  DRIFT(
      "the schema of the database is not what the applied migrations make.",
      "See the difference with `interlock diff history database`, and write a migration for it, or restore the schema."),
  DRIVER_MISSING(
      "the program lacks the database driver {that the URL needs}.",
      "Install the driver in this environment or image, and check the scheme of the database URL."),
  URL_MISSING(
      "the database URL is not set: variable {of the program} is missing or empty.",
      "Set it for this service and this step of the deploy: build steps often lack the variables of the running service."),
  SCHEME_UNKNOWN(
      "the program has no driver for the scheme {of the database URL}.",
      "Write the scheme that this program reads: `postgresql://` for most, `postgres://` for some Go tools, `jdbc:postgresql://` in Java."),
  URL_BAD(
      "the database URL cannot be read.",
      "Write it as `postgresql://USER:PASSWORD@HOST:5432/DATABASE`, and percent-encode special characters of the password."),
  TOOL_TOO_OLD(
      "the tool is older than the server and does not support {its version}.",
      "Update the tool or its database module."),
  INTERLOCK(
      "Interlock refused with the finding {of this line}.",
      "Read its page: `interlock explain CODE`.");

  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  private final String explanation;
  private final String remedy;

  Cause(String explanation, String remedy) {
    this.explanation = explanation;
    this.remedy = remedy;
  }

  /**
   * Returns the cause in a sentence that begins in lower case.
   *
   * @param subject the object that the error names
   */
  public String explanation(Optional<String> subject) {
    return PLACE
        .matcher(explanation)
        .replaceAll(found ->
            Matcher.quoteReplacement(subject.map(name -> "`" + name + "`").orElse(found.group(1))));
  }

  /** Returns what to do, in the imperative. */
  public String remedy() {
    return remedy;
  }

  /** Returns the name for documents and JSON, such as {@code relation-missing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether an earlier error usually leads to this one. */
  boolean isConsequence() {
    return switch (this) {
      case TRANSACTION_ABORTED, POOL_EXHAUSTED, CONNECTION_LOST -> true;
      default -> false;
    };
  }
}
