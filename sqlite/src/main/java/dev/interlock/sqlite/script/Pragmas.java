package dev.interlock.sqlite.script;

import dev.interlock.script.StatementKind;
import dev.interlock.script.token.Ascii;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.TokenReader;
import java.util.Set;

/**
 * Classifies a {@code PRAGMA} that sets a value; one that only reads is like a query.
 *
 * @see <a href="https://www.sqlite.org/pragma.html">SQLite, PRAGMA Statements</a>
 */
final class Pragmas {

  /** Refused, or silently without effect, inside a transaction. */
  private static final Set<String> NON_TRANSACTIONAL =
      Set.of(
          "auto_vacuum",
          "foreign_keys",
          "incremental_vacuum",
          "journal_mode",
          "locking_mode",
          "page_size",
          "synchronous",
          "temp_store",
          "temp_store_directory",
          "wal_checkpoint");

  /** Settings that last as long as the connection. */
  private static final Set<String> SESSION =
      Set.of(
          "analysis_limit",
          "automatic_index",
          "busy_timeout",
          "cache_size",
          "cache_spill",
          "case_sensitive_like",
          "cell_size_check",
          "checkpoint_fullfsync",
          "count_changes",
          "data_store_directory",
          "empty_result_callbacks",
          "full_column_names",
          "fullfsync",
          "hard_heap_limit",
          "ignore_check_constraints",
          "journal_size_limit",
          "legacy_alter_table",
          "max_page_count",
          "mmap_size",
          "query_only",
          "read_uncommitted",
          "recursive_triggers",
          "reverse_unordered_selects",
          "secure_delete",
          "short_column_names",
          "soft_heap_limit",
          "threads",
          "trusted_schema",
          "wal_autocheckpoint",
          "writable_schema");

  /** Pragmas that act without a value too. */
  private static final Set<String> ACTIONS = Set.of("incremental_vacuum", "wal_checkpoint");

  private Pragmas() {}

  /**
   * Determines the kind of the statement.
   *
   * @param reader after the word {@code PRAGMA}
   */
  static StatementKind kindOf(TokenReader reader) {
    String name = name(reader);
    boolean acts = reader.isAtSymbol("=") || reader.isAtSymbol("(") || ACTIONS.contains(name);
    if (!acts) {
      return StatementKind.ORDINARY;
    }
    if (NON_TRANSACTIONAL.contains(name)) {
      return StatementKind.NON_TRANSACTIONAL;
    }
    return SESSION.contains(name) ? StatementKind.SESSION : StatementKind.ORDINARY;
  }

  private static String name(TokenReader reader) {
    String name = word(reader);
    return reader.acceptSymbol(".") ? word(reader) : name;
  }

  private static String word(TokenReader reader) {
    return reader
        .take(SqlToken.Kind.WORD)
        .or(() -> reader.take(SqlToken.Kind.QUOTED_WORD).map(Pragmas::unquoted))
        .map(Ascii::fold)
        .orElse("");
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}
