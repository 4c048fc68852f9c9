package dev.interlock.script.token;

import java.util.Set;

/**
 * Determines how a statement uses a table of the default schema, by the words before the table's
 * name. A column, an alias, a string or a table of another schema with the same name does not
 * count.
 */
public final class TableMentions {

  /** Words that precede the name of a table that must exist. */
  private static final Set<String> BEFORE_A_TABLE =
      Set.of(
          "from",
          "join",
          "update",
          "truncate",
          "references",
          "like",
          "on",
          "lock",
          "vacuum",
          "analyze",
          "copy",
          "using",
          "setof",
          "inherits");

  /** Words allowed between those and the name, or between the names of a list. */
  private static final Set<String> FILLERS = Set.of("only", "concurrently", "full", "verbose");

  /** Words before a list of names that are not tables; the nearest such word decides. */
  private static final Set<String> LISTS_OF_OTHERS =
      Set.of(
          "select", "set", "where", "by", "values", "returning", "having", "with", "add", "drop");

  private final TokenSequence tokens;
  private final String table;
  private final Set<String> schemas;

  /**
   * @param schemas the schemas of the table in qualified names
   */
  public TableMentions(TokenSequence tokens, String table, Set<String> schemas) {
    this.tokens = tokens;
    this.table = table;
    this.schemas = schemas;
  }

  /** Returns the use by the whole statement; a single mention that needs the table decides. */
  public TableUse use() {
    TableUse use = TableUse.NONE;
    for (int i = 0; i < tokens.size(); i++) {
      TableUse here = isTable(i) ? useAt(i) : TableUse.NONE;
      if (here == TableUse.NEEDS && !isCommonTableExpression()) {
        return here;
      }
      use = here == TableUse.CREATES ? here : use;
    }
    return use;
  }

  private boolean isTable(int at) {
    return tokens.isName(at, table) && (!isQualified(at) || schemas.contains(tokens.name(at - 2)));
  }

  private boolean isQualified(int at) {
    return tokens.isSymbol(at - 1, ".");
  }

  private TableUse useAt(int at) {
    int before = (isQualified(at) ? at - 2 : at) - 1;
    while (before >= 0 && FILLERS.contains(tokens.word(before))) {
      before--;
    }
    boolean isIfExists = tokens.hasWords(before - 1, "if", "exists");
    boolean isIfNotExists = tokens.hasWords(before - 2, "if", "not", "exists");
    int verb = isIfNotExists ? before - 3 : before;
    return switch (tokens.word(verb)) {
      case "table" -> ofTable(verb);
      case "into" -> isWrittenTo(verb) ? TableUse.NEEDS : TableUse.CREATES;
      case "column" -> tokens.isWord(verb - 1, "on") ? TableUse.NEEDS : TableUse.NONE;
      case "from", "join" -> isFunction(at) ? TableUse.NONE : TableUse.NEEDS;
      case "" -> inList(verb) ? TableUse.NEEDS : TableUse.NONE;
      default ->
          !isIfExists && BEFORE_A_TABLE.contains(tokens.word(verb))
              ? TableUse.NEEDS
              : TableUse.NONE;
    };
  }

  /**
   * Whether the {@code INTO} belongs to an {@code INSERT} or {@code MERGE}; {@code SELECT … INTO}
   * creates the table.
   */
  private boolean isWrittenTo(int into) {
    return Set.of("insert", "merge", "replace").contains(tokens.word(into - 1))
        || tokens.hasWords(into - 3, "insert", "or");
  }

  private boolean isFunction(int at) {
    return tokens.isSymbol(at + 1, "(");
  }

  private TableUse ofTable(int at) {
    for (int i = at - 1; i >= 0 && i >= at - 3; i--) {
      if (tokens.isWord(i, "create")) {
        return TableUse.CREATES;
      }
    }
    return TableUse.NEEDS;
  }

  /** Whether the list before this comma or parenthesis names tables that must exist. */
  private boolean inList(int from) {
    if (tokens.isSymbol(from, "(")) {
      return tokens.isWord(from - 1, "inherits") || tokens.isWord(from - 1, "from");
    }
    if (!tokens.isSymbol(from, ",")) {
      return false;
    }
    int depth = 0;
    for (int i = from - 1; i >= 0; i--) {
      if (tokens.isSymbol(i, ")")) {
        depth++;
      } else if (tokens.isSymbol(i, "(")) {
        if (depth-- == 0) {
          return tokens.isWord(i - 1, "inherits");
        }
      } else if (depth == 0 && LISTS_OF_OTHERS.contains(tokens.word(i))) {
        return tokens.hasWords(i, "drop", "table") && !tokens.hasWords(i + 2, "if", "exists");
      } else if (depth == 0
          && (BEFORE_A_TABLE.contains(tokens.word(i)) || tokens.word(i).equals("table"))) {
        return !tokens.hasWords(i + 1, "if", "exists");
      }
    }
    return false;
  }

  /**
   * Whether {@code WITH name AS (…)} defines the name, which then never means the table in this
   * statement.
   */
  private boolean isCommonTableExpression() {
    for (int i = 0; i < tokens.size(); i++) {
      boolean isDefined =
          tokens.isName(i, table)
              && !isQualified(i)
              && (tokens.hasWords(i + 1, "as") || tokens.isSymbol(i + 1, "("))
              && (tokens.isWord(i - 1, "with")
                  || tokens.isWord(i - 1, "recursive")
                  || (tokens.isSymbol(i - 1, ",") && tokens.isWord(0, "with")));
      if (isDefined) {
        return true;
      }
    }
    return false;
  }
}
