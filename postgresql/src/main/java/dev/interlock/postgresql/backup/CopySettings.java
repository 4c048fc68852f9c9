package dev.interlock.postgresql.backup;

/**
 * The settings on which the text of a value depends (PostgreSQL manual, section 20.11, Client
 * Connection Defaults). A copy is written and read under the same ones, so that every value comes
 * back as it was.
 */
final class CopySettings {

  /** Names are looked up in no schema, so that types and tables are printed with theirs. */
  static final String LOCAL =
      """
      SET LOCAL search_path = '';
      SET LOCAL row_security = off;
      SET LOCAL "DateStyle" = 'ISO, YMD';
      SET LOCAL "IntervalStyle" = 'postgres';
      SET LOCAL "TimeZone" = 'UTC';
      SET LOCAL extra_float_digits = 3;
      SET LOCAL bytea_output = 'hex';
      SET LOCAL xmloption = 'content';
      SET LOCAL lc_monetary = 'C';
      SET LOCAL statement_timeout = 0;
      SET LOCAL idle_in_transaction_session_timeout = '10min'\
      """;

  private CopySettings() {}
}
