package dev.interlock.postgresql.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a session has to be set to while system catalogs are read, each until its transaction ends.
 */
enum ReadSettings {

  /** For reading everything. */
  EVERYTHING,

  /** For reading a few rows of each catalog. */
  LOOKING_UP;

  /** Printing a view takes its tables' locks; who waits for long holds up others. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** Whatever decides how the server prints an expression; pg_dump sets much the same. */
  private static final Map<String, String> PRINTING = new LinkedHashMap<>();

  /**
   * The server keeps the plans that it made while the catalogs were small. These bend them to what
   * is right however large they become: a few rows by their index, which lies in memory, and joins
   * in the order they are written in (PostgreSQL manual, 19.7).
   */
  private static final Map<String, String> PLANNING = new LinkedHashMap<>();

  static {
    PRINTING.put("search_path", "pg_catalog, pg_temp");
    PRINTING.put("DateStyle", "ISO, YMD");
    PRINTING.put("IntervalStyle", "postgres");
    PRINTING.put("TimeZone", "UTC");
    PRINTING.put("extra_float_digits", "1");
    PRINTING.put("bytea_output", "hex");
    PRINTING.put("xmloption", "content");
    PRINTING.put("lc_monetary", "C");
    PRINTING.put("quote_all_identifiers", "off");
    PRINTING.put("standard_conforming_strings", "on");
    PRINTING.put("jit", "off");
    PRINTING.put("statement_timeout", "0");
    PRINTING.put("lock_timeout", LOCK_TIMEOUT.toMillis() + "ms");
    PLANNING.put("plan_cache_mode", "force_generic_plan");
    PLANNING.put("random_page_cost", "0.01");
    PLANNING.put("join_collapse_limit", "1");
    PLANNING.put("enable_seqscan", "off");
    PLANNING.put("enable_hashjoin", "off");
    PLANNING.put("enable_mergejoin", "off");
  }

  /** A query that makes them. */
  String sql() {
    var settings = new LinkedHashMap<>(PRINTING);
    if (this == LOOKING_UP) {
      settings.putAll(PLANNING);
    }
    return settings.entrySet().stream()
        .map(setting ->
            "pg_catalog.set_config('%s', '%s', true)"
                .formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }
}
