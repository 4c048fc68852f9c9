package dev.interlock.postgresql.session;

import dev.interlock.batch.Batch;
import dev.interlock.batch.KeyRange;
import dev.interlock.dialect.StandbyLag;
import dev.interlock.ledger.SessionState;
import dev.interlock.postgresql.data.BatchKeyQuery;
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

  /** Tables without statistics are counted up to this number of rows. */
  private static final int COUNTED = 1_000_000;

  /** A question may read as many rows as the largest batch has. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

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
    String reason = ask(BatchKeyQuery.of(batch, literals), session);
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  long rows(Batch batch, SessionState session) {
    String table = literals.text(BatchKeyQuery.table(batch));
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
