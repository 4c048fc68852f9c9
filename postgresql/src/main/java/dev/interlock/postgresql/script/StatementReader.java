package dev.interlock.postgresql.script;

import dev.interlock.script.Statement;
import dev.interlock.script.StatementKind;
import dev.interlock.script.token.StatementCutter;
import dev.interlock.script.token.TextCursor;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one script from front to back; takes over from the lexer at the beginning of {@code COPY}
 * data.
 */
final class StatementReader {

  private static final String END_OF_DATA = "\\.";

  private final PostgresLexer lexer;
  private final TextCursor cursor;
  private final StringSyntax strings = new StringSyntax();
  private final StatementCutter cutter;

  StatementReader(String script) {
    lexer = new PostgresLexer(script);
    cursor = lexer.cursor();
    cutter = new StatementCutter(lexer, PostgresNesting::new);
  }

  List<Statement> readAll() {
    var statements = new ArrayList<Statement>();
    for (var tokens = cutter.next(); tokens.isPresent(); tokens = cutter.next()) {
      statements.add(statement(tokens.get()));
    }
    return List.copyOf(statements);
  }

  private Statement statement(TokenSequence tokens) {
    var kind = Classifier.kindOf(tokens);
    strings.after(tokens, kind);
    lexer.setStandardStrings(strings.isStandard());
    var data = kind == StatementKind.COPY ? Optional.of(copyData()) : Optional.<String>empty();
    return new Statement(tokens.text(), tokens.offset(), kind, data);
  }

  private String copyData() {
    requireEndOfLine();
    int start = cursor.offset();
    while (!cursor.isAtEnd()) {
      int line = cursor.offset();
      cursor.skipLine();
      String text = cursor.text().substring(line, cursor.offset());
      cursor.advance(1);
      if (text.equals(END_OF_DATA) || text.equals(END_OF_DATA + "\r")) {
        return cursor.text().substring(start, line);
      }
    }
    return cursor.text().substring(start);
  }

  /** Requires the end of the line, and moves to the start of the next one. */
  private void requireEndOfLine() {
    cursor.skipWhile(c -> c != '\n' && Characters.isBlank(c));
    if (cursor.startsWith("--")) {
      cursor.skipLine();
    }
    // psql would run the rest of this line after the data, which a reader would not expect.
    if (!cursor.isAtEnd() && cursor.peek() != '\n') {
      throw new UnsplittableScript("has text on the line of `COPY … FROM STDIN;`", cursor.offset());
    }
    cursor.advance(1);
  }
}
