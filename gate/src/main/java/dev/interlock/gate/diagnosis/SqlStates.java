package dev.interlock.gate.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * SQLSTATE codes of PostgreSQL (manual, appendix A), and the places where drivers print one. They
 * are the same in every language of the server.
 */
public final class SqlStates {

  /** The causes of a code: the first is meant unless the text of the error says another one. */
  private static final Map<String, List<Cause>> CAUSES =
      Map.ofEntries(
          Map.entry("08001", List.of(Cause.UNREACHABLE, Cause.HOST_UNKNOWN, Cause.NO_ANSWER)),
          Map.entry("08003", List.of(Cause.CONNECTION_LOST)),
          Map.entry("08006", List.of(Cause.CONNECTION_LOST, Cause.UNREACHABLE)),
          Map.entry("22001", List.of(Cause.VALUE_TOO_LONG)),
          Map.entry("22P02", List.of(Cause.BAD_VALUE)),
          Map.entry("23502", List.of(Cause.NOT_NULL_VIOLATED)),
          Map.entry("23503", List.of(Cause.FOREIGN_KEY_VIOLATED)),
          Map.entry("23505", List.of(Cause.UNIQUE_VIOLATED, Cause.CREATED_TWICE)),
          Map.entry("23514", List.of(Cause.CHECK_VIOLATED)),
          Map.entry("25001", List.of(Cause.NOT_IN_TRANSACTION)),
          Map.entry("25006", List.of(Cause.READ_ONLY)),
          Map.entry("25P02", List.of(Cause.TRANSACTION_ABORTED)),
          Map.entry("25P03", List.of(Cause.SESSION_TIMEOUT)),
          Map.entry("26000", List.of(Cause.PREPARED_STATEMENT)),
          Map.entry("28000", List.of(Cause.ACCESS_RULE, Cause.SSL_REQUIRED, Cause.ROLE_MISSING)),
          Map.entry("28P01", List.of(Cause.PASSWORD_WRONG)),
          Map.entry("2BP01", List.of(Cause.STILL_USED)),
          Map.entry("3D000", List.of(Cause.DATABASE_MISSING)),
          Map.entry("3F000", List.of(Cause.SCHEMA_MISSING)),
          Map.entry("40001", List.of(Cause.SERIALIZATION)),
          Map.entry("40P01", List.of(Cause.DEADLOCK)),
          Map.entry("42501", List.of(Cause.NOT_ALLOWED, Cause.NOT_OWNER)),
          Map.entry("42601", List.of(Cause.SYNTAX)),
          Map.entry("42701", List.of(Cause.COLUMN_EXISTS)),
          Map.entry("42703", List.of(Cause.COLUMN_MISSING)),
          Map.entry(
              "42704",
              List.of(
                  Cause.OBJECT_MISSING,
                  Cause.TYPE_MISSING,
                  Cause.ROLE_MISSING,
                  Cause.EXTENSION_MISSING)),
          Map.entry("42710", List.of(Cause.OBJECT_EXISTS)),
          Map.entry("42723", List.of(Cause.OBJECT_EXISTS)),
          Map.entry("42804", List.of(Cause.TYPE_MISMATCH)),
          Map.entry("42830", List.of(Cause.KEY_MISSING)),
          Map.entry("42883", List.of(Cause.FUNCTION_MISSING)),
          Map.entry("42P01", List.of(Cause.RELATION_MISSING, Cause.FROM_MISSING)),
          Map.entry("42P04", List.of(Cause.DATABASE_EXISTS)),
          Map.entry("42P05", List.of(Cause.PREPARED_STATEMENT)),
          Map.entry("42P06", List.of(Cause.OBJECT_EXISTS)),
          Map.entry("42P07", List.of(Cause.RELATION_EXISTS)),
          Map.entry("53100", List.of(Cause.DISK_FULL, Cause.SHARED_MEMORY)),
          Map.entry("53200", List.of(Cause.OUT_OF_MEMORY, Cause.LOCK_TABLE_FULL)),
          Map.entry("53300", List.of(Cause.TOO_MANY_CONNECTIONS)),
          Map.entry("55006", List.of(Cause.OBJECT_IN_USE)),
          Map.entry("55P03", List.of(Cause.LOCK_TIMEOUT)),
          Map.entry("55P04", List.of(Cause.ENUM_VALUE)),
          Map.entry("57014", List.of(Cause.CANCELLED, Cause.STATEMENT_TIMEOUT)),
          Map.entry("57P01", List.of(Cause.SERVER_STOPPED)),
          Map.entry("57P02", List.of(Cause.CONNECTION_LOST)),
          Map.entry("57P03", List.of(Cause.STARTING_UP)));

  private static final Pattern MARK =
      Pattern.compile(
          String.join(
              "|",
              "(?i:SQL ?State|sqlstate code|pgcode|error code|sql_state)\"?\\s*[:=\\[(]?\\s*['\"]?"
                  + "([0-9][0-9A-Z]{4})\\b",
              "\\bcode:? ?[=:]? ?['\"]([0-9][0-9A-Z]{4})['\"]",
              "\\b(?:ERROR|FATAL|PANIC|FEHLER|ERREUR|ERRORE|ERRO|ОШИБКА)\\s?:?\\s+#?"
                  + "([0-9][0-9A-Z]{4})[:\\s]",
              "Exception(?: \\(0x[0-9A-F]+\\))?: ([0-9][0-9A-Z]{4}): ",
              "\\berror:? ?\"?([0-9][0-9A-Z]{4}): "));

  /** Classes of exceptions that are named after the condition of a SQLSTATE. */
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("UndefinedTable", "42P01"),
          Map.entry("UndefinedColumn", "42703"),
          Map.entry("UndefinedFunction", "42883"),
          Map.entry("UndefinedObject", "42704"),
          Map.entry("DuplicateTable", "42P07"),
          Map.entry("DuplicateColumn", "42701"),
          Map.entry("DuplicateObject", "42710"),
          Map.entry("DuplicateDatabase", "42P04"),
          Map.entry("DuplicateSchema", "42P06"),
          Map.entry("DuplicatePreparedStatement", "42P05"),
          Map.entry("InvalidSqlStatementName", "26000"),
          Map.entry("InsufficientPrivilege", "42501"),
          Map.entry("InvalidSchemaName", "3F000"),
          Map.entry("InvalidCatalogName", "3D000"),
          Map.entry("InvalidPassword", "28P01"),
          Map.entry("LockNotAvailable", "55P03"),
          Map.entry("DeadlockDetected", "40P01"),
          Map.entry("SerializationFailure", "40001"),
          Map.entry("InFailedSqlTransaction", "25P02"),
          Map.entry("ReadOnlySqlTransaction", "25006"),
          Map.entry("ActiveSqlTransaction", "25001"),
          Map.entry("UniqueViolation", "23505"),
          Map.entry("ForeignKeyViolation", "23503"),
          Map.entry("NotNullViolation", "23502"),
          Map.entry("CheckViolation", "23514"),
          Map.entry("DependentObjectsStillExist", "2BP01"),
          Map.entry("ObjectInUse", "55006"),
          Map.entry("DiskFull", "53100"),
          Map.entry("OutOfMemory", "53200"),
          Map.entry("TooManyConnections", "53300"),
          Map.entry("DatatypeMismatch", "42804"),
          Map.entry("StringDataRightTruncation", "22001"),
          Map.entry("InvalidTextRepresentation", "22P02"),
          Map.entry("CannotConnectNow", "57P03"),
          Map.entry("AdminShutdown", "57P01"));

  private static final Pattern CLASS =
      Pattern.compile("(?:psycopg2?\\.errors\\.|asyncpg\\.exceptions\\.|\\bPG::)(\\w+)");

  private SqlStates() {}

  /** Returns the causes of a code, the usual one first; empty for a code that is not listed. */
  public static List<Cause> causes(String code) {
    return CAUSES.getOrDefault(code.toUpperCase(Locale.ROOT), List.of());
  }

  /** Returns the causes of the code that a line prints; empty without a code that is listed. */
  static Optional<List<Cause>> in(String line) {
    return Stream.concat(
            MARK.matcher(line).results().flatMap(found -> code(found).stream()),
            CLASS
                .matcher(line)
                .results()
                .flatMap(found ->
                    Optional.ofNullable(CLASSES.get(found.group(1).replaceFirst("Error$", "")))
                        .stream()))
        .map(SqlStates::causes)
        .filter(causes -> !causes.isEmpty())
        .findFirst();
  }

  private static Optional<String> code(MatchResult found) {
    return IntStream.rangeClosed(1, found.groupCount())
        .mapToObj(found::group)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
