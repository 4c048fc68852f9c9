package dev.interlock.script;

import java.util.List;
import java.util.Set;

/** Splits a script into statements exactly as the dialect's own client would. Stateless. */
public interface ScriptSplitter {

  /**
   * The statements in order; empty for a script of white space and comments only.
   *
   * @throws UnsplittableScript if the text ends inside a quote, comment or block
   */
  List<Statement> split(String script);

  /**
   * A statement's text without comments and with white space outside quotes folded to one blank:
   * two statements with the same canonical text mean the same to the server.
   */
  String canonical(String statement);

  /**
   * The values in a text that must not be shown, such as the password of a role: as written and as
   * meant. Never fails, also where the text cannot be split.
   */
  Set<String> secrets(String sql);

  /**
   * What a statement has to do with a table in the schema where new tables go by default. A column,
   * a string or a table of another schema with that name is not the table.
   *
   * @param table its name, without quotes
   */
  TableUse use(String statement, String table);
}
