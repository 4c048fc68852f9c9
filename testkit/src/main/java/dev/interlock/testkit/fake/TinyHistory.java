package dev.interlock.testkit.fake;

import dev.interlock.history.Checksum;
import dev.interlock.history.Directives;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.Lexer;
import dev.interlock.script.token.SqlToken;
import dev.interlock.script.token.SqlToken.Kind;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TextCursor;
import dev.interlock.script.token.TokenSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Histories in a line for each migration, such as {@code V1: TABLE a; INDEX b}. */
public final class TinyHistory {

  private TinyHistory() {}

  /**
   * Creates a history. Statements end with semicolons; an {@code INDEX} runs outside a transaction,
   * a {@code SET} changes the session, {@code BEGIN} and {@code COMMIT} divide a file into steps,
   * and all others are ordinary.
   */
  public static History of(String... migrations) {
    return History.of(Arrays.stream(migrations).map(TinyHistory::migration).toList(), List.of());
  }

  /** Returns the splitter of its statements. */
  public static ScriptSplitter splitter() {
    return new Splitter();
  }

  private static Migration migration(String written) {
    String[] parts = written.split(": ", 2);
    String sql = parts[1];
    var file =
        new ScriptFile(
            parts[0] + "__tiny.sql",
            Checksum.of(sql.getBytes(StandardCharsets.UTF_8)),
            Directives.NONE,
            () -> sql,
            new Splitter());
    return new Migration(MigrationId.parse(parts[0]), "tiny", List.of(), file, Optional.empty());
  }

  /** Knows semicolons and comment lines above a statement: no quotes and no other comments. */
  private static final class Splitter implements ScriptSplitter {

    private static final Pattern COMMENTS = Pattern.compile("^(\\s*--[^\\n]*\\n)+");

    @Override
    public List<Statement> split(String script) {
      var statements = new ArrayList<Statement>();
      int offset = 0;
      for (String part : script.split(";", -1)) {
        String text = COMMENTS.matcher(part).replaceFirst("").strip();
        if (!text.isEmpty()) {
          statements.add(Statement.of(text, offset + part.indexOf(text), kind(text)));
        }
        offset += part.length() + 1;
      }
      return statements;
    }

    private static StatementKind kind(String text) {
      return switch (text.split(" ", 2)[0]) {
        case "BEGIN" -> StatementKind.BEGIN;
        case "COMMIT" -> StatementKind.COMMIT;
        case "SET" -> StatementKind.SESSION;
        case "INDEX" -> StatementKind.NON_TRANSACTIONAL;
        default -> StatementKind.ORDINARY;
      };
    }

    @Override
    public TokenSequence tokens(String statement) {
      return TokenSequence.of(new Words(new TextCursor(statement)));
    }

    @Override
    public Set<String> secrets(String sql) {
      return Set.of();
    }

    @Override
    public TableUse use(String statement, String table) {
      return TableUse.NONE;
    }
  }

  /** Reads words between spaces. */
  private record Words(TextCursor cursor) implements Lexer {

    @Override
    public String script() {
      return cursor.text();
    }

    @Override
    public SqlToken next() {
      cursor.skipWhile(Character::isWhitespace);
      int start = cursor.offset();
      cursor.skipWhile(each -> !Character.isWhitespace(each));
      return cursor.since(start, cursor.offset() == start ? Kind.END : Kind.WORD);
    }

    @Override
    public String name(String quotedWord) {
      return quotedWord;
    }
  }
}
