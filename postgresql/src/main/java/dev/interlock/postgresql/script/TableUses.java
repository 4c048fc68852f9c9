package dev.interlock.postgresql.script;

import dev.interlock.script.token.TableMentions;
import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenReader;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.Set;

/**
 * The use that a statement makes of a table in the schema {@code public}. The bodies of {@code DO}
 * and of functions in SQL count, because the server runs or checks them at once; those of other
 * functions do not.
 */
final class TableUses {

  private static final Set<String> SCHEMAS = Set.of("public");

  private final TokenSequence tokens;
  private final String table;

  private TableUses(TokenSequence tokens, String table) {
    this.tokens = tokens;
    this.table = table;
  }

  static TableUse of(String statement, String table) {
    return new TableUses(PostgresLexer.statement(statement), table).use();
  }

  private TableUse use() {
    TableUse use = new TableMentions(tokens, table, SCHEMAS).use();
    return use == TableUse.NONE && (isInBody() || isCastToATable()) ? TableUse.NEEDS : use;
  }

  private boolean isInBody() {
    boolean isRunAtOnce =
        tokens.isWord(0, "do")
            || (tokens.isWord(0, "create") && tokens.contains("language", "sql"));
    return isRunAtOnce && tokens.values().stream().anyMatch(this::isNeededIn);
  }

  private boolean isNeededIn(String body) {
    try {
      return of(body, table) == TableUse.NEEDS;
    } catch (UnsplittableScript notSql) {
      return false;
    }
  }

  /**
   * Whether a literal is cast to the table: {@code 'name'::regclass} or {@code regclass 'name'}.
   */
  private boolean isCastToATable() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean isCast =
          tokens.isWord(i - 1, "regclass")
              || tokens.isWord(i + 2, "regclass")
              || tokens.isWord(i + 3, "regclass");
      if (isCast && tokens.value(i).filter(this::isTable).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private boolean isTable(String text) {
    try {
      return new NameReader(new TokenReader(TokenSequence.of(new PostgresLexer(text))))
          .qualifiedName()
          .filter(name -> name.name().equals(table))
          .filter(name -> name.schema().filter(schema -> !SCHEMAS.contains(schema)).isEmpty())
          .isPresent();
    } catch (UnsplittableScript notAName) {
      return false;
    }
  }
}
