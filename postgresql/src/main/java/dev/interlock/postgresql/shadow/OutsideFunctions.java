package dev.interlock.postgresql.shadow;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.core.BaseConnection;

/**
 * Functions that act outside the database and outside the transaction, so that a rollback does not
 * undo their effects. In a shadow database on a shared server they are replaced by functions of the
 * same name that only note the call; callers then change nothing, even through {@code EXECUTE}. A
 * function belongs to one database, so other databases are not affected.
 */
public final class OutsideFunctions {

  /** The setting that notes the calls in the transaction. */
  static final String CALLED = "interlock.not_run";

  /**
   * The functions in the PostgreSQL manual, 9.28 System Administration Functions, and F.1
   * adminpack.
   */
  private static final List<String> NAMES =
      List.of(
          "lo_export",
          "pg_backup_start",
          "pg_backup_stop",
          "pg_cancel_backend",
          "pg_copy_logical_replication_slot",
          "pg_copy_physical_replication_slot",
          "pg_create_logical_replication_slot",
          "pg_create_physical_replication_slot",
          "pg_create_restore_point",
          "pg_drop_replication_slot",
          "pg_file_rename",
          "pg_file_sync",
          "pg_file_unlink",
          "pg_file_write",
          "pg_log_backend_memory_contexts",
          "pg_log_standby_snapshot",
          "pg_logical_emit_message",
          "pg_logical_slot_get_binary_changes",
          "pg_logical_slot_get_changes",
          "pg_promote",
          "pg_reload_conf",
          "pg_replication_origin_advance",
          "pg_replication_slot_advance",
          "pg_rotate_logfile",
          "pg_start_backup",
          "pg_stat_reset_shared",
          "pg_stat_reset_replication_slot",
          "pg_stat_reset_slru",
          "pg_stat_reset_subscription_stats",
          "pg_stop_backup",
          "pg_switch_wal",
          "pg_sync_replication_slots",
          "pg_terminate_backend",
          "pg_wal_replay_pause",
          "pg_wal_replay_resume");

  /** Whether code with these words may call one of them or a function of dblink. */
  static boolean isNamedIn(Set<String> words) {
    return words.stream().anyMatch(word -> NAMES.contains(word) || word.startsWith("dblink"));
  }

  private static final String IS_SUPERUSER =
      "SELECT pg_catalog.current_setting('is_superuser') = 'on'";

  /** The body that notes the call and returns as if it had succeeded. */
  private static final String BODY =
      """
      format('BEGIN PERFORM pg_catalog.set_config(%L, %L, false); RETURN%s; END',
        '{called}', f.proname,
        CASE WHEN f.proretset OR f.prorettype IN ('void'::regtype, 'record'::regtype)
            OR f.proargmodes IS NOT NULL THEN ''
          WHEN f.prorettype = 'boolean'::regtype THEN ' true'
          ELSE ' NULL' END)\
      """;

  /**
   * Renames and replaces. A built-in function keeps its number, by which the executor finds the C
   * code.
   */
  private static final String REPLACE_BUILT_IN =
      """
      DO $interlock$
      DECLARE f record;
      BEGIN
        FOR f IN SELECT p.*, pg_get_function_arguments(p.oid) AS arguments,
              pg_get_function_identity_arguments(p.oid) AS identity,
              pg_get_function_result(p.oid) AS result
            FROM pg_catalog.pg_proc p
            WHERE p.oid < 16384 AND p.pronamespace = 'pg_catalog'::regnamespace
              AND p.proname IN ({names}) AND p.prokind = 'f' LOOP
          EXECUTE format('ALTER FUNCTION pg_catalog.%I(%s) RENAME TO %I',
            f.proname, f.identity, 'interlock_' || f.proname);
          BEGIN
            EXECUTE format('CREATE FUNCTION pg_catalog.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L',
              f.proname, f.arguments, f.result, {body});
          EXCEPTION WHEN syntax_error OR duplicate_object OR invalid_function_definition THEN
            -- One name for a parameter going in and one coming out, which plpgsql does not take.
            EXECUTE format('CREATE FUNCTION pg_catalog.%I(%s) RETURNS %s LANGUAGE sql AS %L',
              f.proname, f.arguments, f.result,
              format('SELECT pg_catalog.set_config(%L, %L, false); SELECT %s', '{called}',
                f.proname, (SELECT string_agg('NULL::' || format_type(type, NULL), ', ')
                  FROM unnest(f.proallargtypes, f.proargmodes) parameter (type, mode)
                  WHERE mode IN ('o', 't'))));
          END;
        END LOOP;
      END $interlock$\
      """;

  /**
   * Replaces in place, so that functions of extensions stay their members; see {@code
   * allow_system_table_mods} in 20.17.
   */
  private static final String REPLACE_EXTENSIONS =
      """
      DO $interlock$
      DECLARE f record;
      BEGIN
        SET LOCAL allow_system_table_mods = on;
        FOR f IN SELECT p.* FROM pg_catalog.pg_proc p
            WHERE p.oid >= 16384 AND p.prolang = 13 AND p.prokind = 'f'
              AND (p.proname IN ({names}) OR p.probin LIKE '%/dblink') LOOP
          UPDATE pg_catalog.pg_proc SET probin = NULL, prosrc = {body},
            prolang = (SELECT oid FROM pg_catalog.pg_language WHERE lanname = 'plpgsql')
          WHERE oid = f.oid;
        END LOOP;
        FOR f IN SELECT w.fdwname FROM pg_catalog.pg_foreign_data_wrapper w
            JOIN pg_catalog.pg_proc p ON p.oid = w.fdwhandler
            WHERE p.probin IS DISTINCT FROM '$libdir/file_fdw' LOOP
          EXECUTE format('ALTER FOREIGN DATA WRAPPER %I NO HANDLER', f.fdwname);
        END LOOP;
        SET LOCAL allow_system_table_mods = off;
      END $interlock$\
      """;

  private OutsideFunctions() {}

  /**
   * Replaces the built-in functions in a new database. Only a superuser may do so; other roles may
   * not call most of them either.
   *
   * @return whether they are replaced
   */
  public static boolean replace(BaseConnection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean superuser;
      try (var row = statement.executeQuery(IS_SUPERUSER)) {
        superuser = row.next() && row.getBoolean(1);
      }
      if (superuser) {
        statement.execute(filled(REPLACE_BUILT_IN));
      }
      return superuser;
    }
  }

  /** Replaces the functions of extensions. */
  static void replaceOfExtensions(BaseConnection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(filled(REPLACE_EXTENSIONS));
    }
  }

  private static String filled(String sql) {
    String names = NAMES.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return sql.replace("{names}", names).replace("{body}", BODY).replace("{called}", CALLED);
  }
}
