package dev.interlock.postgresql.data;

import dev.interlock.batch.Batch;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Literals;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The query that tells whether a key divides the table of a batched statement. */
public final class BatchKeyQuery {

  /**
   * Types whose order is that of an index, and whose text is read back as the same value under
   * every setting of a session.
   */
  private static final String TYPES =
      """
      'int2', 'int4', 'int8', 'numeric', 'oid', 'text', 'varchar', 'bpchar', 'name', 'uuid', \
      'date', 'timestamp', 'timestamptz', 'bool', 'bytea', 'inet', 'macaddr', 'macaddr8'\
      """;

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

  private BatchKeyQuery() {}

  /** Returns the query. Its only value is the reason why the key does not, or an empty text. */
  public static String of(Batch batch, Literals literals) {
    List<String> table = batch.statement().table();
    return UNFIT.formatted(
        literals.text(table(batch)),
        array(batch.key(), "text", literals),
        literals.text(String.join(".", table)),
        batch.table().startsWith("ONLY "),
        TYPES,
        array(batch.statement().calls(), "name", literals));
  }

  /** Returns the quoted name of the table, with that of its schema if the statement has it. */
  public static String table(Batch batch) {
    return batch.statement().table().stream()
        .map(QualifiedName::quoted)
        .collect(Collectors.joining("."));
  }

  private static String array(Collection<String> names, String type, Literals literals) {
    return names.stream()
        .map(literals::text)
        .collect(Collectors.joining(", ", "ARRAY[", "]::%s[]".formatted(type)));
  }
}
