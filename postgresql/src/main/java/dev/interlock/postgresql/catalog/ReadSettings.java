package dev.interlock.postgresql.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings under which a session reads system catalogs, each local to its transaction. */
enum ReadSettings {

  /** The settings for reading everything. */
  EVERYTHING,

  /** The settings for reading a few rows of each catalog. */
  LOOKING_UP;

  /** Printing a view locks its tables, and a long wait for a lock would delay other sessions. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** Every setting that affects how the server prints an expression; pg_dump sets much the same. */
  private static final Map<String, String> PRINTING = new LinkedHashMap<>();

  /**
   * Settings for plans that the server made while the catalogs were small and then keeps. They
   * force plans that suit any size: index access to a few rows, with the index in memory, and joins
   * in the order of the query (PostgreSQL manual, 19.7).
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

  /** Returns a query that makes the settings. */
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
