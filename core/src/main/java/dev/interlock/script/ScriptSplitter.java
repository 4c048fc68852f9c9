package dev.interlock.script;

import dev.interlock.script.token.TableUse;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.script.token.UnsplittableScript;
import java.util.List;
import java.util.Set;

/** Splits a script into statements exactly as the dialect's own client would. Stateless. */
public interface ScriptSplitter {

  /**
   * Returns the statements in order; empty for a script of white space and comments only.
   *
   * @throws UnsplittableScript if the text ends inside a quote, comment or block
   */
  List<Statement> split(String script);

  /**
   * Returns the tokens of one statement.
   *
   * @throws UnsplittableScript if the text ends inside a quote or comment
   */
  TokenSequence tokens(String statement);

  /**
   * Returns a statement's text without comments and with white space outside quotes folded to one
   * space. Statements with the same canonical text are equivalent for the server.
   */
  default String canonical(String statement) {
    return tokens(statement).canonical();
  }

  /**
   * Returns the values in a text that must not be shown, such as the password of a role, both as
   * written and unescaped. Never fails, even if the text cannot be split.
   */
  Set<String> secrets(String sql);

  /**
   * Returns how a statement uses a table of the default schema. A column, a string or a table of
   * another schema with the same name does not count.
   *
   * @param table the table's name, without quotes
   */
  TableUse use(String statement, String table);
}
