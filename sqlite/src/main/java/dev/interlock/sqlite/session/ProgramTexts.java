package dev.interlock.sqlite.session;

import dev.interlock.dialect.ProgramStatements;
import dev.interlock.dialect.StepSettings;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Token;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements for a program's own connection, with their values as literals. */
final class ProgramTexts {

  /** Fails with an integer overflow unless the token is in force; SQLite divides by zero. */
  private static final String FENCE =
      "SELECT CASE WHEN EXISTS (SELECT 1 FROM %s WHERE token = %d) THEN 0 ELSE abs(-9223372036854775807 - 1) END";

  private final List<String> texts = new ArrayList<>();
  private final Session session;

  private ProgramTexts(Session session) {
    this.session = session;
  }

  static ProgramStatements of(
      Session session,
      LedgerWrite.Progress progress,
      List<LedgerWrite> writes,
      Token fence,
      StepSettings settings)
      throws SQLException {
    List<String> last = new ProgramTexts(session).texts(writes);
    last.add(LockRow.prolonging(settings.lease().value()));
    return new ProgramStatements(
        List.of(FENCE.formatted(LedgerTables.LOCK, fence.value())),
        new ProgramTexts(session)
            .texts(List.of(progress)).stream().map(text -> withPlaces(text, progress)).toList(),
        last);
  }

  private static String withPlaces(String text, LedgerWrite.Progress progress) {
    String values =
        ", %d, '%s', ".formatted(progress.entry().done(), progress.entry().prefix().hex());
    return text.replace(
        values, ", %s, '%s', ".formatted(ProgramStatements.DONE, ProgramStatements.PREFIX));
  }

  private List<String> texts(List<LedgerWrite> writes) throws SQLException {
    new LedgerWriter(this::add, session, System.getProperty("user.name", ""))
        .write(writes, Duration.ZERO);
    return texts;
  }

  private void add(String sql, @Nullable Object... values) {
    var text = new StringBuilder();
    int next = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '?') {
        text.append(literal(values[next++]));
      } else {
        text.append(c);
      }
    }
    texts.add(text.toString());
  }

  private static String literal(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case Boolean truth -> truth ? "1" : "0";
      case Number number -> number.toString();
      default -> "'" + value.toString().replace("'", "''") + "'";
    };
  }
}
