package dev.interlock.postgresql.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Queries one word that changes whenever a row of the system catalogs that describes a user's
 * object is written. For each catalog the word covers the number of rows and the sum of the
 * transactions that wrote them. Each writer has a later transaction than those before it, so a
 * replaced row increases the sum. Updates in place by VACUUM and ANALYZE keep a row's transaction
 * (PostgreSQL manual, 24.1.5: freezing keeps {@code xmin} as well).
 */
public final class MarkQuery {

  /** The lowest identifier of a user's object (PostgreSQL manual, OID Assignment). */
  private static final int FIRST_OF_USERS = 16_384;

  private static final int SCHEMAS_IN_PUBLICATIONS_SINCE = 15;

  /** The catalogs, each with the column that tells its rows from those of every new database. */
  private static final List<String> CATALOGS =
      List.of(
          "pg_namespace.oid",
          "pg_extension.oid",
          "pg_foreign_data_wrapper.oid",
          "pg_foreign_server.oid",
          "pg_foreign_table.ftrelid",
          "pg_collation.oid",
          "pg_type.oid",
          "pg_enum.oid",
          "pg_range.rngtypid",
          "pg_class.oid",
          "pg_attribute.attrelid",
          "pg_attrdef.oid",
          "pg_constraint.oid",
          "pg_index.indexrelid",
          "pg_inherits.inhrelid",
          "pg_partitioned_table.partrelid",
          "pg_sequence.seqrelid",
          "pg_statistic_ext.oid",
          "pg_proc.oid",
          "pg_aggregate.aggfnoid",
          "pg_operator.oid",
          "pg_opfamily.oid",
          "pg_opclass.oid",
          "pg_amop.oid",
          "pg_amproc.oid",
          "pg_cast.oid",
          "pg_ts_dict.oid",
          "pg_ts_config.oid",
          "pg_ts_config_map.mapcfg",
          "pg_trigger.oid",
          "pg_rewrite.oid",
          "pg_policy.oid",
          "pg_event_trigger.oid",
          "pg_publication.oid",
          "pg_publication_rel.oid",
          "pg_description.objoid");

  private MarkQuery() {}

  /**
   * Returns a query with one row of one column.
   *
   * @param major the server's major version, such as 18
   */
  public static String of(int major) {
    var catalogs = new ArrayList<>(CATALOGS);
    if (major >= SCHEMAS_IN_PUBLICATIONS_SINCE) {
      catalogs.add("pg_publication_namespace.oid");
    }
    return catalogs.stream()
        .map(MarkQuery::counted)
        .collect(
            Collectors.joining(
                " UNION ALL ",
                "SELECT pg_catalog.md5(pg_catalog.string_agg(written, ' ')) FROM (",
                ") marks (written)"));
  }

  private static String counted(String catalogAndColumn) {
    String[] names = catalogAndColumn.split("\\.", 2);
    return """
    SELECT pg_catalog.concat(count(*), ':', sum(xmin::text::bigint)) \
    FROM pg_catalog.%s WHERE %s >= %d\
    """
        .formatted(names[0], names[1], FIRST_OF_USERS);
  }
}
