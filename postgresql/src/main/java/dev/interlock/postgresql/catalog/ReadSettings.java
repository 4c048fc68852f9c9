package dev.interlock.postgresql.catalog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a session has to be set to while system catalogs are read, each until its transaction ends.
 */
final class ReadSettings {

  /** Printing a view takes its tables' locks; who waits for long holds up others. */
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(10);

  /** Whatever decides how the server prints an expression; pg_dump sets much the same. */
  private static final Map<String, String> PRINTING = new LinkedHashMap<>();

  /**
   * The server keeps the plans that it made while the catalogs were small. These bend them to what
   * is right however large they become: a few rows by their index, which lies in memory, and joins
   * in the order they are written in (PostgreSQL manual, 19.7).
   */
  private static final Map<String, String> LOOKING_UP = new LinkedHashMap<>();

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
    LOOKING_UP.put("plan_cache_mode", "force_generic_plan");
    LOOKING_UP.put("random_page_cost", "0.01");
    LOOKING_UP.put("join_collapse_limit", "1");
    LOOKING_UP.put("enable_seqscan", "off");
    LOOKING_UP.put("enable_hashjoin", "off");
    LOOKING_UP.put("enable_mergejoin", "off");
  }

  private ReadSettings() {}

  /** For reading everything. */
  static String everything() {
    return sql(PRINTING);
  }

  /** For reading a few rows of each catalog. */
  static String lookingUp() {
    var settings = new LinkedHashMap<>(PRINTING);
    settings.putAll(LOOKING_UP);
    return sql(settings);
  }

  private static String sql(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting ->
            "pg_catalog.set_config('%s', '%s', true)"
                .formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }
}
