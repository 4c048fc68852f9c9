package dev.interlock.postgresql.session;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.ledger.SessionState;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Conversation;
import dev.interlock.postgresql.wire.Literals;
import dev.interlock.postgresql.wire.Pipeline;
import dev.interlock.postgresql.wire.ServerErrors;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Reads the keys of a batched statement's table, in short transactions that change nothing. */
final class BatchRows {

  /**
   * Types whose order is that of an index, and whose text is read back as the same value under
   * every setting of a session.
   */
  private static final String TYPES =
      """
      'int2', 'int4', 'int8', 'numeric', 'oid', 'text', 'varchar', 'bpchar', 'name', 'uuid', \
      'date', 'timestamp', 'timestamptz', 'bool', 'bytea', 'inet', 'macaddr', 'macaddr8'\
      """;

  /** Tables without statistics are counted up to this number of rows. */
  private static final int COUNTED = 1_000_000;

  /** A question may read as many rows as the largest batch has. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final String UNFIT =
      """
      WITH named AS (SELECT pg_catalog.to_regclass(%1$s) AS oid),
      key AS (
        SELECT k.name, k.number, a.attnum, a.attnotnull, t.typname, t.typtype,
          pg_catalog.format_type(a.atttypid, a.atttypmod) AS type
        FROM named, pg_catalog.unnest(%2$s) WITH ORDINALITY AS k(name, number)
          LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = (SELECT oid FROM named)
            AND a.attname = k.name AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_catalog.pg_type d ON d.oid = a.atttypid
          LEFT JOIN pg_catalog.pg_type t
            ON t.oid = CASE d.typtype WHEN 'd' THEN d.typbasetype ELSE d.oid END)
      SELECT CASE
        WHEN named.oid IS NULL THEN 'table `' || %3$s || '` does not exist'
        WHEN c.relkind NOT IN ('r', 'p') THEN '`' || %3$s || '` is not a table'
        WHEN c.relkind = 'r' AND NOT %4$s
            AND EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = named.oid)
          THEN 'other tables inherit from `' || %3$s || '`, and no key is unique among all of them'
        WHEN EXISTS (SELECT FROM key WHERE attnum IS NULL)
          THEN '`' || %3$s || '` has no column `'
            || (SELECT name FROM key WHERE attnum IS NULL ORDER BY number LIMIT 1) || '`'
        WHEN EXISTS (SELECT FROM key WHERE NOT attnotnull)
          THEN '`' || (SELECT name FROM key WHERE NOT attnotnull ORDER BY number LIMIT 1)
            || '` may be null'
        WHEN EXISTS (SELECT FROM key WHERE typname NOT IN (%5$s) AND typtype <> 'e')
          THEN (SELECT '`' || name || '` has the type ' || type
            || ', whose values are not safe as borders of batches'
            FROM key WHERE typname NOT IN (%5$s) AND typtype <> 'e' ORDER BY number LIMIT 1)
        WHEN NOT EXISTS (
            SELECT FROM pg_catalog.pg_index i
            WHERE i.indrelid = named.oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
              AND i.indexprs IS NULL AND (i.indkey::int2[])[0:i.indnkeyatts - 1]
                = (SELECT pg_catalog.array_agg(attnum ORDER BY number) FROM key))
          THEN 'no primary key and no unique constraint of `' || %3$s || '` has just the columns of `key`, in this order'
        WHEN EXISTS (SELECT FROM pg_catalog.pg_proc p
            WHERE p.proname = ANY (%6$s) AND p.prokind IN ('a', 'w'))
          THEN (SELECT '`' || pg_catalog.min(p.proname::text)
            || '` combines rows, and would combine only those of one batch'
            FROM pg_catalog.pg_proc p WHERE p.proname = ANY (%6$s) AND p.prokind IN ('a', 'w'))
        ELSE '' END
      FROM named LEFT JOIN pg_catalog.pg_class c ON c.oid = named.oid\
      """;

  private static final String ROWS =
      """
      SELECT CASE WHEN known.rows > 0 THEN known.rows::bigint::text
        ELSE (SELECT pg_catalog.count(*) FROM (SELECT FROM %1$s LIMIT %2$d) AS counted)::text END
      FROM (SELECT pg_catalog.sum(GREATEST(c.reltuples, 0)) AS rows FROM pg_catalog.pg_class c
        WHERE c.oid = pg_catalog.to_regclass(%3$s) OR c.oid IN (
          SELECT relid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(%3$s)))) AS known\
      """;

  /** The last key after a plus sign, or the number of the last rows after a minus sign. */
  private static final String NEXT =
      """
      WITH last AS MATERIALIZED (SELECT %1$s AS key FROM %2$s%3$s ORDER BY %4$s LIMIT 1 OFFSET %5$d)
      SELECT coalesce((SELECT '+' || key FROM last),
        '-' || (SELECT pg_catalog.count(*) FROM (SELECT FROM %2$s%3$s LIMIT %6$d) AS rest))\
      """;

  /**
   * A role without {@code pg_read_all_stats} sees only the process of a standby's session
   * (PostgreSQL manual, section 27.2.4).
   */
  private static final String STANDBYS =
      """
      SELECT coalesce(pg_catalog.max(extract(epoch FROM replay_lag)), 0)::numeric
        || ' ' || pg_catalog.count(*) FILTER (WHERE state IS NULL)
      FROM pg_catalog.pg_stat_replication WHERE state IS DISTINCT FROM 'backup'\
      """;

  private final BaseConnection connection;
  private final SessionStates states;
  private final StatementSettings settings;
  private final Literals literals;

  BatchRows(BaseConnection connection, SessionStates states, StatementSettings settings) {
    this.connection = connection;
    this.states = states;
    this.settings = settings;
    this.literals = new Literals(connection);
  }

  Optional<String> unfit(Batch batch, SessionState session) {
    List<String> table = batch.statement().table();
    String reason =
        ask(
            UNFIT.formatted(
                literals.text(quoted(table)),
                array(batch.key(), "text"),
                literals.text(String.join(".", table)),
                batch.table().startsWith("ONLY "),
                TYPES,
                array(batch.statement().calls(), "name")),
            session);
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  private static String quoted(List<String> names) {
    return names.stream().map(QualifiedName::quoted).collect(Collectors.joining("."));
  }

  private String array(Iterable<String> names, String type) {
    var values = new java.util.ArrayList<String>();
    names.forEach(name -> values.add(literals.text(name)));
    return "ARRAY[%s]::%s[]".formatted(String.join(", ", values), type);
  }

  long rows(Batch batch, SessionState session) {
    String table = literals.text(quoted(batch.statement().table()));
    long rows = Long.parseLong(ask(ROWS.formatted(batch.table(), COUNTED + 1, table), session));
    return rows == COUNTED + 1 ? 0 : rows;
  }

  KeyRange next(Batch batch, Optional<String> after, int most, SessionState session) {
    String key =
        batch.key().stream()
            .map(QualifiedName::quoted)
            .map("pg_catalog.quote_literal(pg_catalog.to_jsonb(%s) #>> '{}')"::formatted)
            .collect(Collectors.joining(" || ', ' || "));
    String where =
        after.map(last -> " WHERE (%s) > (%s)".formatted(batch.columns(), last)).orElse("");
    String answer =
        ask(NEXT.formatted(key, batch.table(), where, batch.columns(), most - 1, most), session);
    return answer.startsWith("+")
        ? new KeyRange(after, Optional.of(answer.substring(1)), most)
        : new KeyRange(after, Optional.empty(), Long.parseLong(answer.substring(1)));
  }

  StandbyLag standbyLag() {
    String[] answer = ask(STANDBYS, SessionState.NEW).split(" ", -1);
    long millis = new BigDecimal(answer[0]).movePointRight(3).longValue();
    return new StandbyLag(Duration.ofMillis(millis), !answer[1].equals("0"));
  }

  private String ask(String query, SessionState session) {
    var conversation = new Conversation(connection);
    conversation.add("BEGIN");
    conversation.add(settings.ofRows(LONGEST, connection));
    if (!session.isNew()) {
      conversation.add(states.restoring(session));
    }
    int answer = conversation.ask(query);
    conversation.add("ROLLBACK");
    try {
      conversation.run();
      return conversation.answer(answer);
    } catch (Pipeline.Broken e) {
      rollBack();
      throw ServerErrors.failure(e.reason(), 0);
    }
  }

  private void rollBack() {
    if (connection.getTransactionState() == TransactionState.IDLE) {
      return;
    }
    try {
      new Pipeline(connection).run(List.of("ROLLBACK"));
    } catch (Pipeline.Broken e) {
      // A connection that cannot roll back is gone, and the server rolls back by itself.
    }
  }
}
